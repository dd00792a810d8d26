import { describe, expect, it } from "vitest";
import { buildTopology } from "../../../src/core/topology/build";
import {
  backendsOf,
  endpointsOf,
  frontEndsOf,
  hostsReaching,
  isInternetNeg,
  reachableFrom,
  referrers,
  servicesOfGroup,
  servicesOfUrlMap,
} from "../../../src/core/topology/queries";
import type { Topology } from "../../../src/core/topology/topology";
import { link, open, type Plain, ref, resource, unknown } from "../../support/resources";

function get(topology: Topology, id: string) {
  const found = topology.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

describe("endpoints of a NEG", () => {
  const neg = "google_compute_network_endpoint_group.n";
  const one = (name: string, many = false) =>
    resource(
      `google_compute_network_endpoint.${name}`,
      { networkEndpointGroup: ref(neg), ipAddress: "10.0.0.1" },
      many ? { many: { by: "for_each", expression: "var.hosts" } } : {},
    );
  const several = (networkEndpoints: Plain) =>
    resource("google_compute_network_endpoints.all", { networkEndpointGroup: ref(neg), networkEndpoints });

  it.each([
    ["singles", [one("a"), one("b")], ["", ""], true],
    [
      "a list",
      [several([{ ipAddress: "10.0.0.1" }, { ipAddress: "10.0.0.2" }])],
      ["networkEndpoints[0]", "networkEndpoints[1]"],
      true,
    ],
    ["an open list", [several(open("dynamic block", { port: 80 }))], ["networkEndpoints[0]"], false],
    ["a list that cannot be evaluated", [several(unknown("var.endpoints"))], [], false],
    ["one that stands for many", [one("a", true)], [""], false],
    ["none", [], [], true],
  ])("%s", (_, endpoints, paths, complete) => {
    const topology = buildTopology([resource(neg), ...endpoints]);
    const found = endpointsOf(topology, get(topology, neg));
    expect(found.endpoints.map((it) => it.path)).toEqual(paths);
    expect(found.complete).toBe(complete);
  });
});

describe("backends of a backend service", () => {
  it("come with what their group is", () => {
    const topology = buildTopology([
      resource("google_compute_backend_service.s", {
        backends: [
          { group: ref("google_compute_instance_group.g") },
          { group: link("zones/z-a/instanceGroups/x") },
          {},
        ],
      }),
      resource("google_compute_instance_group.g"),
    ]);
    const { items, complete } = backendsOf(topology, get(topology, "google_compute_backend_service.s"));
    expect(complete).toBe(true);
    expect(items.map((it) => [it.path, it.target?.id, it.ghost?.name])).toEqual([
      ["backends[0]", "google_compute_instance_group.g", undefined],
      ["backends[1]", undefined, "x"],
      ["backends[2]", undefined, undefined],
    ]);
    const group = get(topology, "google_compute_instance_group.g");
    expect(servicesOfGroup(topology, group).map((it) => it.id)).toEqual(["google_compute_backend_service.s"]);
  });

  it.each<[Plain]>([[unknown("local.backends")], [open("dynamic block")], [[unknown("var.one")]]])(
    "may be more: %#",
    (backends) => {
      const topology = buildTopology([resource("google_compute_backend_service.s", { backends })]);
      expect(backendsOf(topology, get(topology, "google_compute_backend_service.s")).complete).toBe(false);
    },
  );
});

describe("whether a NEG is an internet NEG", () => {
  it.each<[string, Record<string, Plain>, string]>([
    ["google_compute_global_network_endpoint_group.n", { networkEndpointType: "INTERNET_FQDN_PORT" }, "yes"],
    ["google_compute_region_network_endpoint_group.n", { networkEndpointType: "INTERNET_IP_PORT" }, "yes"],
    ["google_compute_region_network_endpoint_group.n", {}, "no"],
    ["google_compute_network_endpoint_group.n", {}, "no"],
    ["google_compute_region_network_endpoint_group.n", { networkEndpointType: unknown("var.type") }, "maybe"],
    ["google_compute_global_network_endpoint_group.n", {}, "maybe"],
    ["google_compute_instance_group.n", {}, "no"],
  ])("%s %j: %s", (address, fields, expected) => {
    const topology = buildTopology([resource(address, fields)]);
    expect(isInternetNeg(get(topology, address))).toBe(expected);
  });
});

describe("what reaches what", () => {
  const topology = buildTopology([
    resource("google_compute_global_forwarding_rule.http", {
      target: ref("google_compute_target_http_proxy.r"),
      IPAddress: "203.0.113.7",
    }),
    resource("google_compute_global_forwarding_rule.https", {
      target: ref("google_compute_target_https_proxy.p"),
      IPAddress: "203.0.113.7",
    }),
    resource("google_compute_target_http_proxy.r", { urlMap: ref("google_compute_url_map.r") }),
    resource("google_compute_url_map.r", { defaultUrlRedirect: { httpsRedirect: true } }),
    resource("google_compute_target_https_proxy.p", { urlMap: ref("google_compute_url_map.u") }),
    resource("google_compute_url_map.u", {
      defaultService: ref("google_compute_backend_service.rest"),
      hostRules: [{ hosts: ["a.example.com", "b.example.com"], pathMatcher: "m" }],
      pathMatchers: [{ name: "m", defaultService: ref("google_compute_backend_service.s") }],
      tests: [{ service: ref("google_compute_backend_service.rest") }],
    }),
    resource("google_compute_backend_service.rest"),
    resource("google_compute_backend_service.s", {
      backends: [{ group: ref("google_compute_network_endpoint_group.n") }],
    }),
    resource("google_compute_network_endpoint_group.n"),
    resource("google_compute_network_endpoint.e", {
      networkEndpointGroup: ref("google_compute_network_endpoint_group.n"),
    }),
  ]);
  const names = (found: readonly { id: string }[]) => found.map((it) => it.id.replace(/^google_compute_/, ""));

  it("finds the front ends, not the redirect beside them", () => {
    for (const id of ["google_compute_network_endpoint.e", "google_compute_backend_service.s"])
      expect(names(frontEndsOf(topology, id))).toEqual(["global_forwarding_rule.https"]);
    expect(names(frontEndsOf(topology, "google_compute_url_map.r"))).toEqual(["global_forwarding_rule.http"]);
  });

  it("finds services, hosts and referrers", () => {
    const [urlMap, service, rest] = [
      get(topology, "google_compute_url_map.u"),
      get(topology, "google_compute_backend_service.s"),
      get(topology, "google_compute_backend_service.rest"),
    ];
    expect(names(servicesOfUrlMap(topology, urlMap))).toEqual(["backend_service.rest", "backend_service.s"]);
    expect(hostsReaching(topology, service)).toEqual({
      hosts: ["a.example.com", "b.example.com"],
      any: false,
      complete: true,
    });
    expect(hostsReaching(topology, rest)).toEqual({ hosts: [], any: true, complete: true });
    expect(names(referrers(topology, service.id))).toEqual(["url_map.u"]);
    expect(reachableFrom(topology, urlMap.id).has("google_compute_network_endpoint_group.n")).toBe(true);
  });
});
