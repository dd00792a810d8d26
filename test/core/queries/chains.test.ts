import { describe, expect, it } from "vitest";
import { chainsFrom, chainsTo } from "../../../src/core/queries/chains";
import { buildTopology } from "../../../src/core/topology/build";
import { ref, resource, unknown } from "../../support/resources";

const service = "google_compute_backend_service.web";
const topology = buildTopology([
  resource("google_compute_global_forwarding_rule.https", { target: ref("google_compute_target_https_proxy.web") }),
  resource("google_compute_global_forwarding_rule.http", { target: ref("google_compute_target_http_proxy.web") }),
  resource("google_compute_target_https_proxy.web", {
    urlMap: ref("google_compute_url_map.web"),
    sslCertificates: [ref("google_compute_ssl_certificate.web")],
  }),
  resource("google_compute_target_http_proxy.web", { urlMap: ref("google_compute_url_map.web") }),
  resource("google_compute_ssl_certificate.web"),
  resource("google_compute_url_map.web", { defaultService: ref(service) }),
  resource(service, {
    backends: [{ group: ref("google_compute_network_endpoint_group.a") }, { group: unknown("var.group") }],
    healthChecks: [ref("google_compute_health_check.web")],
  }),
  resource("google_compute_health_check.web"),
  resource("google_compute_network_endpoint_group.a"),
  resource("google_compute_network_endpoint.one", {
    networkEndpointGroup: ref("google_compute_network_endpoint_group.a"),
  }),
]);
const ghost = topology.ghosts[0]?.id;

const short = (chains: readonly (readonly string[])[]) =>
  chains.map((it) => it.map((id) => id.replace("google_compute_", "")));

describe("ways through a load balancer", () => {
  it("lead to a resource from where traffic enters", () => {
    expect(short(chainsTo(topology, service, 5).chains)).toEqual([
      ["global_forwarding_rule.https", "target_https_proxy.web", "url_map.web"],
      ["global_forwarding_rule.http", "target_http_proxy.web", "url_map.web"],
    ]);
  });

  it("go on to endpoints and to what is not known here, and leave out what stands beside the way", () => {
    expect(ghost).toBeDefined();
    expect(chainsFrom(topology, service, 5).chains).toEqual([
      ["google_compute_network_endpoint_group.a", "google_compute_network_endpoint.one"],
      [ghost],
    ]);
  });

  it("reach what stands beside the way through what uses it", () => {
    expect(short(chainsTo(topology, "google_compute_health_check.web", 5).chains)[0]?.at(-1)).toBe(
      "backend_service.web",
    );
    expect(chainsFrom(topology, "google_compute_health_check.web", 5).chains).toEqual([]);
  });

  it("are counted only as far as asked for", () => {
    expect(chainsTo(topology, service, 1)).toMatchObject({ more: true, chains: [expect.anything()] });
    expect(chainsTo(topology, service, 2).more).toBe(false);
  });

  it("end at the beginning and at the end", () => {
    expect(chainsTo(topology, "google_compute_global_forwarding_rule.http", 5).chains).toEqual([]);
    expect(chainsFrom(topology, "google_compute_network_endpoint.one", 5).chains).toEqual([]);
    expect(chainsFrom(topology, "no such resource", 5).chains).toEqual([]);
  });
});
