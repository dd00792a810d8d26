import { describe, expect, it } from "vitest";
import { buildTopology } from "../../../src/core/topology/build";
import { allProducts, productName, productText } from "../../../src/core/topology/products";
import { lacksFeature, productFacts, refusesBackend } from "../../../src/core/topology/products-table";
import { link, outside, type Plain, type ResourceOptions, ref, resource, unknown } from "../../support/resources";

/** The load balancer of one forwarding rule; `target` is an address or a value. */
function infer(rule: "global" | "region", scheme: Plain | undefined, target: Plain, options: ResourceOptions = {}) {
  const address = rule === "global" ? "google_compute_global_forwarding_rule.f" : "google_compute_forwarding_rule.f";
  const fields: Record<string, Plain> = scheme === undefined ? {} : { loadBalancingScheme: scheme };
  const parsed = [];
  if (typeof target === "string" && target.startsWith("google_")) {
    parsed.push(resource(target));
    fields[target.includes("backend_service") ? "backendService" : "target"] = ref(target);
  } else fields.target = target;
  const [balancer] = buildTopology([resource(address, fields, options), ...parsed]).loadBalancers;
  if (!balancer) throw new Error("no load balancer");
  return balancer;
}

const http = "google_compute_target_http_proxy.t";
const https = "google_compute_target_https_proxy.t";
const regionHttp = "google_compute_region_target_http_proxy.t";
const tcp = "google_compute_target_tcp_proxy.t";
const regionTcp = "google_compute_region_target_tcp_proxy.t";
const ssl = "google_compute_target_ssl_proxy.t";
const grpc = "google_compute_target_grpc_proxy.t";
const service = "google_compute_region_backend_service.t";
const pool = "google_compute_target_pool.t";

describe("the product of a forwarding rule", () => {
  it.each<["global" | "region", Plain | undefined, string, string[]]>([
    ["global", "EXTERNAL_MANAGED", http, ["global-external-alb"]],
    ["global", "EXTERNAL_MANAGED", https, ["global-external-alb"]],
    ["global", "EXTERNAL_MANAGED", tcp, ["global-external-proxy-nlb"]],
    ["global", "EXTERNAL_MANAGED", ssl, ["global-external-proxy-nlb"]],
    ["global", "EXTERNAL_MANAGED", grpc, []],
    ["region", "EXTERNAL_MANAGED", regionHttp, ["regional-external-alb"]],
    ["region", "EXTERNAL_MANAGED", regionTcp, ["regional-external-proxy-nlb"]],
    ["region", "EXTERNAL_MANAGED", ssl, []],
    ["global", "EXTERNAL", https, ["classic-alb"]],
    ["region", "EXTERNAL", https, ["classic-alb"]],
    ["region", undefined, https, ["classic-alb"]],
    ["global", "EXTERNAL", ssl, ["classic-proxy-nlb"]],
    ["region", "EXTERNAL", tcp, ["classic-proxy-nlb"]],
    ["region", "EXTERNAL", service, ["external-passthrough-nlb"]],
    ["region", "EXTERNAL", pool, ["external-passthrough-nlb"]],
    ["region", undefined, service, ["external-passthrough-nlb"]],
    ["region", "EXTERNAL", regionHttp, []],
    ["global", "INTERNAL_MANAGED", http, ["cross-region-internal-alb"]],
    ["global", "INTERNAL_MANAGED", tcp, ["cross-region-internal-proxy-nlb"]],
    ["region", "INTERNAL_MANAGED", regionHttp, ["regional-internal-alb"]],
    ["region", "INTERNAL_MANAGED", regionTcp, ["regional-internal-proxy-nlb"]],
    ["region", "INTERNAL", service, ["internal-passthrough-nlb"]],
    ["global", "INTERNAL_SELF_MANAGED", grpc, ["cloud-service-mesh"]],
    ["global", "INTERNAL_SELF_MANAGED", http, ["cloud-service-mesh"]],
    ["global", undefined, https, ["global-external-alb", "classic-alb"]],
    ["region", unknown("var.scheme"), regionTcp, ["regional-external-proxy-nlb", "regional-internal-proxy-nlb"]],
  ])("%s rule, %j, %s: %j", (rule, scheme, target, expected) => {
    expect(infer(rule, scheme, target).candidates).toEqual(expected);
  });

  it.each([
    [{ max: 7 }, "classic-alb"],
    [{ min: 8 }, "global-external-alb"],
  ])("follows the provider's default with %j", (providerMajor, expected) => {
    expect(infer("global", undefined, https, { providerMajor }).candidates).toEqual([expected]);
  });

  it("stays open where the target cannot be read, and takes the kind that a ghost tells", () => {
    expect(infer("global", "EXTERNAL_MANAGED", unknown("var.proxy")).candidates).toEqual([
      "global-external-alb",
      "global-external-proxy-nlb",
    ]);
    expect(
      infer("global", "EXTERNAL_MANAGED", outside("data", "data.google_compute_target_ssl_proxy.p")).candidates,
    ).toEqual(["global-external-proxy-nlb"]);
  });

  it("takes both levels where the scope is not known", () => {
    const balancer = infer("region", "EXTERNAL_MANAGED", https, { scope: { level: "unknown" } });
    expect(balancer.candidates).toEqual(["global-external-alb", "regional-external-alb"]);
  });

  it.each<[Plain | undefined, Plain, string]>([
    ["", "google_compute_service_attachment.a", "private service connect"],
    ["EXTERNAL", "all-apis", "private service connect"],
    [undefined, link("projects/p/regions/r/serviceAttachments/a"), "private service connect"],
    ["", unknown("var.attachment"), "private service connect"],
    ["EXTERNAL", "google_compute_vpn_gateway.g", "vpn"],
    ["EXTERNAL", "google_compute_target_instance.i", "protocol forwarding"],
  ])("scheme %j with %j is no load balancer", (scheme, target, other) => {
    expect(infer("region", scheme, target)).toMatchObject({ other, candidates: [] });
  });
});

describe("how the product was inferred", () => {
  it.each<[string, ReturnType<typeof infer>, string]>([
    [
      "all known",
      infer("global", "EXTERNAL_MANAGED", https),
      "scheme EXTERNAL_MANAGED, global rule, target HTTPS proxy",
    ],
    ["a default", infer("region", undefined, service), "scheme EXTERNAL (default), regional rule, backend service"],
    [
      "an unknown scheme",
      infer("global", unknown("var.scheme"), ssl),
      "global rule, target SSL proxy; scheme is var.scheme (variable without a value), so it could be " +
        "Global external proxy Network Load Balancer or Classic proxy Network Load Balancer",
    ],
    [
      "a default that depends on the provider",
      infer("global", undefined, http),
      "global rule, target HTTP proxy; no scheme is set, and its default (EXTERNAL or EXTERNAL_MANAGED) depends on the " +
        "provider's version, so it could be Global external Application Load Balancer or Classic Application Load Balancer",
    ],
    [
      "an unknown target",
      infer("region", "EXTERNAL_MANAGED", unknown("var.proxy")),
      "scheme EXTERNAL_MANAGED, regional rule; the target cannot be read from the text, so it could be Regional external " +
        "Application Load Balancer or Regional external proxy Network Load Balancer",
    ],
    [
      "a contradiction",
      infer("region", "EXTERNAL", regionHttp),
      "no product has scheme EXTERNAL, regional rule, regional target HTTP proxy",
    ],
    [
      "an unknown scheme that does not matter",
      infer("region", unknown("var.s"), pool),
      "regional rule, target pool, whatever the scheme",
    ],
    ["no load balancer", infer("region", "", "all-apis"), "Private Service Connect endpoint, no load balancer"],
  ])("%s", (_, balancer, because) => {
    expect(balancer.because).toBe(because);
  });
});

describe("the product of a backend service that no rule reaches", () => {
  const own = (address: string, fields: Record<string, Plain>) =>
    buildTopology([resource(address, fields)]).productsOf(address);
  const global = "google_compute_backend_service.s";
  const regional = "google_compute_region_backend_service.s";

  it.each<[string, Record<string, Plain>, string[]]>([
    [global, { loadBalancingScheme: "EXTERNAL_MANAGED", protocol: "HTTPS" }, ["global-external-alb"]],
    [global, { loadBalancingScheme: "EXTERNAL_MANAGED", protocol: "SSL" }, ["global-external-proxy-nlb"]],
    [global, { loadBalancingScheme: "EXTERNAL" }, ["classic-alb"]],
    [global, { protocol: "TCP" }, ["global-external-proxy-nlb", "classic-proxy-nlb"]],
    [global, { loadBalancingScheme: "INTERNAL_MANAGED", protocol: "HTTP2" }, ["cross-region-internal-alb"]],
    [global, { loadBalancingScheme: "INTERNAL_SELF_MANAGED", protocol: "GRPC" }, ["cloud-service-mesh"]],
    [
      global,
      { loadBalancingScheme: "EXTERNAL_MANAGED", protocol: unknown("var.p") },
      ["global-external-alb", "global-external-proxy-nlb"],
    ],
    [regional, { loadBalancingScheme: "EXTERNAL_MANAGED", protocol: "H2C" }, ["regional-external-alb"]],
    [regional, { loadBalancingScheme: "INTERNAL_MANAGED", protocol: "TCP" }, ["regional-internal-proxy-nlb"]],
    [regional, {}, ["internal-passthrough-nlb"]],
    [regional, { loadBalancingScheme: "EXTERNAL", protocol: "UDP" }, ["external-passthrough-nlb"]],
    [regional, { loadBalancingScheme: "EXTERNAL" }, ["external-passthrough-nlb"]],
  ])("%s %j: %j", (address, fields, expected) => {
    expect(own(address, fields)).toEqual([expected]);
  });

  it("lets a proxy above it decide when the protocol is absent", () => {
    const topology = buildTopology([
      resource("google_compute_target_ssl_proxy.p", { service: ref(global) }),
      resource(global, { loadBalancingScheme: "EXTERNAL_MANAGED" }),
    ]);
    expect(topology.productsOf(global)).toEqual([["global-external-proxy-nlb"]]);
    expect(topology.productsOf("google_compute_target_ssl_proxy.p")).toEqual([["global-external-proxy-nlb"]]);
  });

  it("passes on to what hangs on it, and leaves everything open for what hangs on nothing", () => {
    const topology = buildTopology([
      resource(global, {
        loadBalancingScheme: "EXTERNAL_MANAGED",
        protocol: "HTTP",
        backends: [{ group: ref("google_compute_network_endpoint_group.n") }],
      }),
      resource("google_compute_network_endpoint_group.n"),
      resource("google_compute_network_endpoint.e", {
        networkEndpointGroup: ref("google_compute_network_endpoint_group.n"),
      }),
      resource("google_compute_health_check.alone"),
    ]);
    expect(topology.productsOf("google_compute_network_endpoint_group.n")).toEqual([["global-external-alb"]]);
    expect(topology.productsOf("google_compute_network_endpoint.e")).toEqual([["global-external-alb"]]);
    expect(topology.productsOf("google_compute_health_check.alone")).toEqual([allProducts]);
  });
});

describe("the product of a backend bucket that no rule reaches", () => {
  it.each<[string, Record<string, Plain>, string[]]>([
    ["google_compute_backend_bucket.b", {}, ["global-external-alb", "classic-alb"]],
    ["google_compute_backend_bucket.b", { loadBalancingScheme: "INTERNAL_MANAGED" }, ["cross-region-internal-alb"]],
    ["google_compute_region_backend_bucket.b", { loadBalancingScheme: "EXTERNAL_MANAGED" }, ["regional-external-alb"]],
    ["google_compute_region_backend_bucket.b", {}, ["regional-external-alb", "regional-internal-alb"]],
  ])("%s %j: %j", (address, fields, expected) => {
    expect(buildTopology([resource(address, fields)]).productsOf(address)).toEqual([expected]);
  });
});

describe("a load balancer in words", () => {
  it.each([
    [infer("global", "EXTERNAL_MANAGED", https), "Global external Application Load Balancer"],
    [
      infer("global", undefined, tcp),
      "Global external proxy Network Load Balancer or Classic proxy Network Load Balancer",
    ],
    [infer("region", unknown("var.scheme"), unknown("var.target")), "product unknown"],
    [infer("region", "EXTERNAL", regionHttp), "product unknown"],
    [infer("region", "", "all-apis"), "Private Service Connect endpoint"],
  ])("%#", (balancer, text) => {
    expect(productText(balancer)).toBe(text);
  });
});

describe("facts about products", () => {
  it("cover every product", () => {
    for (const id of allProducts) {
      expect(productFacts(id).id).toBe(id);
      expect(productName(id)).not.toBe("");
      expect(productFacts(id).rule.schemes.length).toBeGreaterThan(0);
    }
    expect(allProducts).toHaveLength(13);
  });

  it("answer what is refused", () => {
    expect(refusesBackend("classic-alb", "PRIVATE_SERVICE_CONNECT")).toBe(true);
    expect(refusesBackend("global-external-alb", "INTERNET_FQDN_PORT")).toBe(false);
    expect(lacksFeature("regional-external-alb", "cdn")).toBe(true);
    expect(lacksFeature("global-external-alb", "iap")).toBe(false);
  });
});
