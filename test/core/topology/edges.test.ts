import { describe, expect, it } from "vitest";
import { buildTopology } from "../../../src/core/topology/build";
import type { Topology } from "../../../src/core/topology/topology";
import { link, open, outside, type Plain, ref, resource, unknown } from "../../support/resources";

/** Edges as lines: `from field -role-> to`. */
const lines = (topology: Topology) => topology.edges.map((it) => `${it.from} ${it.field} -${it.role}-> ${it.to}`);

describe("edges", () => {
  it("follow every reference field, at any depth", () => {
    const topology = buildTopology([
      resource("google_compute_global_forwarding_rule.web", {
        target: ref("google_compute_target_https_proxy.web"),
        IPAddress: ref("google_compute_global_address.web"),
      }),
      resource("google_compute_global_address.web"),
      resource("google_compute_target_https_proxy.web", {
        urlMap: ref("google_compute_url_map.web"),
        sslCertificates: [ref("google_compute_managed_ssl_certificate.a"), ref("google_compute_ssl_certificate.b")],
      }),
      resource("google_compute_managed_ssl_certificate.a"),
      resource("google_compute_ssl_certificate.b"),
      resource("google_compute_url_map.web", {
        defaultService: ref("google_compute_backend_bucket.static"),
        pathMatchers: [
          {
            name: "shop",
            routeRules: [
              {
                routeAction: {
                  weightedBackendServices: [{ backendService: ref("google_compute_backend_service.shop"), weight: 5 }],
                  requestMirrorPolicy: { backendService: ref("google_compute_backend_service.shop") },
                },
              },
            ],
          },
        ],
      }),
      resource("google_compute_backend_bucket.static"),
      resource("google_compute_backend_service.shop", {
        backends: [{ group: ref("google_compute_network_endpoint_group.shop") }],
      }),
      resource("google_compute_network_endpoint_group.shop"),
      resource("google_compute_network_endpoint.a", {
        networkEndpointGroup: ref("google_compute_network_endpoint_group.shop"),
      }),
    ]);
    expect(lines(topology)).toEqual([
      "google_compute_global_forwarding_rule.web target -target-> google_compute_target_https_proxy.web",
      "google_compute_global_forwarding_rule.web IPAddress -address-> google_compute_global_address.web",
      "google_compute_target_https_proxy.web urlMap -urlMap-> google_compute_url_map.web",
      "google_compute_target_https_proxy.web sslCertificates[0] -sslCertificate-> google_compute_managed_ssl_certificate.a",
      "google_compute_target_https_proxy.web sslCertificates[1] -sslCertificate-> google_compute_ssl_certificate.b",
      "google_compute_url_map.web defaultService -defaultService-> google_compute_backend_bucket.static",
      "google_compute_url_map.web pathMatchers[0].routeRules[0].routeAction.weightedBackendServices[0].backendService -weightedBackendService-> google_compute_backend_service.shop",
      "google_compute_url_map.web pathMatchers[0].routeRules[0].routeAction.requestMirrorPolicy.backendService -mirror-> google_compute_backend_service.shop",
      "google_compute_backend_service.shop backends[0].group -backend-> google_compute_network_endpoint_group.shop",
      "google_compute_network_endpoint.a networkEndpointGroup -networkEndpointGroup-> google_compute_network_endpoint_group.shop",
    ]);
    expect(topology.ghosts).toEqual([]);
    expect(topology.unresolved).toEqual([]);
    expect(topology.into("google_compute_backend_service.shop", "mirror")).toHaveLength(1);
    expect(topology.out("google_compute_url_map.web")).toHaveLength(3);
    expect(topology.all("BackendService", "BackendBucket")).toHaveLength(2);
  });

  it("go through a reference that reads another reference", () => {
    const topology = buildTopology([
      resource("google_compute_forwarding_rule.a", { network: ref("google_compute_subnetwork.s", "network") }),
      resource("google_compute_forwarding_rule.b", {
        IPAddress: ref("google_compute_forwarding_rule.a", "ip_address"),
      }),
      resource("google_compute_subnetwork.s", { network: ref("google_compute_network.n") }),
      resource("google_compute_network.n"),
    ]);
    expect(lines(topology)).toEqual([
      "google_compute_forwarding_rule.a network -network-> google_compute_network.n",
      "google_compute_forwarding_rule.b IPAddress -address-> google_compute_forwarding_rule.a",
      "google_compute_subnetwork.s network -network-> google_compute_network.n",
    ]);
  });
});

describe("literal links and names", () => {
  const service = resource("google_compute_region_backend_service.a", { name: "api", region: "r1" }, { project: "p" });
  const target = (text: string) =>
    buildTopology([
      service,
      resource("google_compute_forwarding_rule.f", { backendService: link(text), region: "r1" }),
    ]);

  it.each([
    "projects/p/regions/r1/backendServices/api",
    "https://www.googleapis.com/compute/v1/projects/p/regions/r1/backendServices/api",
    "regions/r1/backendServices/api",
    "api",
  ])("%s is the declared service", (text) => {
    expect(target(text).edges[0]?.to).toBe("google_compute_region_backend_service.a");
  });

  it.each([
    ["projects/other/regions/r1/backendServices/api", "api"],
    ["projects/p/regions/r2/backendServices/api", "api"],
    ["projects/p/global/backendServices/api", "api"],
    ["projects/p/regions/r1/backendServices/web", "web"],
    ["web", "web"],
  ])("%s is outside", (text, name) => {
    const { ghosts, unresolved } = target(text);
    expect(ghosts.map((it) => [it.state, it.kind, it.name])).toEqual([["outside", "BackendService", name]]);
    expect(unresolved.map((it) => [it.field, it.reference])).toEqual([["backendService", text]]);
  });

  it("finds a managed group under the instance group's link", () => {
    const topology = buildTopology([
      resource("google_compute_instance_group_manager.g", { name: "web", zone: "z-a" }),
      resource("google_compute_backend_service.s", {
        backends: [{ group: link("projects/p/zones/z-a/instanceGroups/web") }],
      }),
    ]);
    expect(topology.edges[0]?.to).toBe("google_compute_instance_group_manager.g");
  });

  it.each([
    ["google_compute_global_forwarding_rule.f", "target", "all-apis"],
    ["google_compute_global_forwarding_rule.f", "IPAddress", "203.0.113.7"],
    ["google_compute_forwarding_rule.f", "network", "default"],
    ["google_compute_region_network_endpoint_group.n", "pscTargetService", "europe-west1-cloudkms.googleapis.com"],
  ])("%s %s = %s is no reference", (address, name, text) => {
    for (const value of [text, link(text)]) {
      const topology = buildTopology([resource(address, { [name]: value })]);
      expect([topology.edges, topology.ghosts, topology.unresolved]).toEqual([[], [], []]);
    }
  });
});

describe("ghosts", () => {
  const proxy = (urlMap: Plain) => buildTopology([resource("google_compute_target_http_proxy.p", { urlMap })]);

  it.each([
    ["an undeclared block", ref("google_compute_url_map.web"), "dangling", "web", "not declared in this module"],
    ["a data source", outside("data", "data.google_compute_url_map.old"), "outside", "old", "data source"],
    ["a module's output", outside("module", "module.lb.url_map"), "outside", "lb", "output of another module"],
    [
      "a literal link",
      link("projects/p/global/urlMaps/web"),
      "outside",
      "web",
      "literal link to a resource that is not in these files",
    ],
    ["a variable", unknown("var.url_map"), "unknown", "var.url_map", "variable without a value"],
  ])("%s", (_, value, state, name, reason) => {
    const topology = proxy(value);
    expect(topology.ghosts).toHaveLength(1);
    expect(topology.ghosts[0]).toMatchObject({ state, name, reason, kind: "UrlMap" });
    expect(topology.edges[0]?.to).toBe(topology.ghosts[0]?.id);
    expect(topology.unresolved[0]).toMatchObject({
      from: "google_compute_target_http_proxy.p",
      field: "urlMap",
      state,
    });
    expect(topology.ghost(topology.ghosts[0]?.id ?? "")).toBe(topology.ghosts[0]);
  });

  it("are shared by references to the same thing", () => {
    const topology = buildTopology([
      resource("google_compute_target_http_proxy.p", { urlMap: unknown("var.url_map") }),
      resource("google_compute_target_https_proxy.p", { urlMap: unknown("var.url_map") }),
      resource("google_compute_target_https_proxy.q", { urlMap: unknown("each.value.map") }),
    ]);
    expect(topology.ghosts.map((it) => it.name)).toEqual(["var.url_map", "each.value.map"]);
    expect(topology.unresolved).toHaveLength(3);
  });

  it("tell the kind that a link or an address tells", () => {
    const topology = buildTopology([
      resource("google_compute_url_map.u", {
        defaultService: link("global/backendBuckets/b"),
        pathMatchers: [{ defaultService: ref("google_compute_backend_service.s") }],
        defaultRouteAction: { weightedBackendServices: [{ backendService: unknown("var.s") }] },
      }),
    ]);
    expect(topology.ghosts.map((it) => it.kind)).toEqual(["BackendBucket", undefined, "BackendService"]);
  });

  it("are not made for networks; only a missing block is reported", () => {
    const topology = buildTopology([
      resource("google_compute_forwarding_rule.a", {
        network: ref("google_compute_network.missing"),
        subnetwork: outside("data", "data.google_compute_subnetwork.s"),
      }),
      resource("google_compute_forwarding_rule.b", {
        network: unknown("var.network"),
        subnetwork: link("regions/r/subnetworks/s"),
      }),
    ]);
    expect(topology.ghosts).toEqual([]);
    expect(topology.edges).toEqual([]);
    expect(topology.unresolved.map((it) => [it.reference, it.state])).toEqual([
      ["google_compute_network.missing.id", "dangling"],
    ]);
  });

  it("are outside for declared blocks of types that are not read, dangling for undeclared ones", () => {
    const parsed = [
      resource("google_compute_backend_service.s", {
        backends: [
          { group: ref("google_container_node_pool.a", "instance_group_urls") },
          { group: ref("google_container_node_pool.b") },
        ],
      }),
    ];
    const states = (declares?: (module: string, address: string) => boolean) =>
      buildTopology(parsed, declares ? { declares } : {}).ghosts.map((it) => it.state);
    expect(states((_, address) => address === "google_container_node_pool.a")).toEqual(["outside", "dangling"]);
    expect(states()).toEqual(["outside", "outside"]);
  });

  it("stand for lists that cannot be evaluated", () => {
    const topology = buildTopology([
      resource("google_compute_backend_service.a", {
        backends: unknown("local.backends"),
        healthChecks: unknown("var.checks"),
      }),
      resource("google_compute_backend_service.b", { backends: open("dynamic block over var.groups") }),
    ]);
    expect(topology.edges.map((it) => [it.from.slice(-1), it.field, it.role])).toEqual([
      ["a", "backends", "backend"],
      ["a", "healthChecks", "healthCheck"],
      ["b", "backends", "backend"],
    ]);
    expect(topology.ghosts.map((it) => it.state)).toEqual(["unknown", "unknown", "unknown"]);
  });
});

describe("ids and names", () => {
  it("are addresses, made unique where they are not", () => {
    const topology = buildTopology([
      resource("google_compute_url_map.web", {}, { module: "a" }),
      resource("google_compute_url_map.web", { name: "shop" }, { module: "b" }),
      resource("google_compute_url_map.only", {}, { module: "b" }),
      resource("google_compute_url_map.only", {}, { module: "b" }),
    ]);
    expect(topology.resources.map((it) => [it.id, it.name])).toEqual([
      ["a:google_compute_url_map.web", "web"],
      ["b:google_compute_url_map.web", "shop"],
      ["google_compute_url_map.only", "only"],
      ["google_compute_url_map.only#2", "only"],
    ]);
  });

  it("resolve within their module", () => {
    const topology = buildTopology(
      ["a", "b"].flatMap((module) => [
        resource("google_compute_url_map.web", {}, { module }),
        resource(
          "google_compute_target_http_proxy.web",
          { urlMap: ref("google_compute_url_map.web", "id", module) },
          { module },
        ),
      ]),
    );
    expect(topology.edges.map((it) => [it.from, it.to])).toEqual([
      ["a:google_compute_target_http_proxy.web", "a:google_compute_url_map.web"],
      ["b:google_compute_target_http_proxy.web", "b:google_compute_url_map.web"],
    ]);
  });
});
