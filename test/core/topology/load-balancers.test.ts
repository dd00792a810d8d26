import { describe, expect, it } from "vitest";
import type { ParsedResource } from "../../../src/core/model/resource";
import { buildTopology } from "../../../src/core/topology/build";
import { type Plain, ref, resource, unknown } from "../../support/resources";

const rule = (name: string, fields: Record<string, Plain>, providerMajor = { max: 7 }) =>
  resource(`google_compute_global_forwarding_rule.${name}`, fields, { providerMajor });
const proxy = (name: string, urlMap: string) =>
  resource(`google_compute_target_http_proxy.${name}`, { urlMap: ref(`google_compute_url_map.${urlMap}`) });
const urlMap = (name: string, service: string) =>
  resource(`google_compute_url_map.${name}`, { defaultService: ref(`google_compute_backend_service.${service}`) });
const redirect = (name: string) =>
  resource(`google_compute_url_map.${name}`, { defaultUrlRedirect: { httpsRedirect: true } });
const service = (name: string, fields: Record<string, Plain> = {}) =>
  resource(`google_compute_backend_service.${name}`, fields);
const to = (name: string): Plain => ref(`google_compute_target_http_proxy.${name}`);

const short = (id: string) => id.replace(/google_compute_(global_)?/, "");
const summary = (parsed: readonly ParsedResource[]) =>
  buildTopology(parsed).loadBalancers.map((it) => [
    it.name,
    it.forwardingRules.map((id) => id.replace(/.*\./, "")).join(" "),
  ]);

describe("which rules form one load balancer", () => {
  it("those that share a URL map, through any proxy", () => {
    expect(
      summary([
        rule("v4", { target: to("a") }),
        rule("v6", { target: to("b") }),
        rule("other", { target: to("c") }),
        proxy("a", "web"),
        proxy("b", "web"),
        proxy("c", "api"),
        urlMap("web", "s"),
        urlMap("api", "s"),
        service("s"),
      ]),
    ).toEqual([
      ["web", "v4 v6"],
      ["api", "other"],
    ]);
  });

  it("those that share a backend service, directly or through TCP proxies", () => {
    const forward = (name: string) =>
      resource(`google_compute_forwarding_rule.${name}`, {
        backendService: ref("google_compute_region_backend_service.s"),
      });
    expect(
      summary([forward("tcp"), forward("udp"), resource("google_compute_region_backend_service.s", { name: "dns" })]),
    ).toEqual([["dns", "tcp udp"]]);
  });

  it("those that share a URL map which is not here", () => {
    const through = (name: string) =>
      resource(`google_compute_target_http_proxy.${name}`, { urlMap: unknown("var.url_map") });
    expect(
      summary([rule("a", { target: to("a") }), rule("b", { target: to("b") }), through("a"), through("b")]),
    ).toEqual([["var.url_map", "a b"]]);
  });

  it("not a classic and a managed rule, which are two products", () => {
    expect(
      buildTopology([
        rule("old", { loadBalancingScheme: "EXTERNAL", target: to("a") }),
        rule("new", { loadBalancingScheme: "EXTERNAL_MANAGED", target: to("a") }),
        proxy("a", "web"),
        urlMap("web", "s"),
        service("s"),
      ]),
    ).toMatchObject({
      loadBalancers: [{ candidates: ["classic-alb"] }, { candidates: ["global-external-alb"] }],
    });
  });

  it.each<[string, Plain, Plain, string[][]]>([
    [
      "the same reserved address",
      ref("google_compute_global_address.ip", "address"),
      ref("google_compute_global_address.ip"),
      [["web", "http https"]],
    ],
    ["the same literal", "203.0.113.7", "203.0.113.7", [["web", "http https"]]],
    ["the same variable", unknown("var.ip"), unknown("var.ip"), [["web", "http https"]]],
    [
      "the other rule's address",
      ref("google_compute_global_forwarding_rule.https", "ip_address"),
      "203.0.113.7",
      [["web", "http https"]],
    ],
    [
      "different addresses",
      "203.0.113.8",
      "203.0.113.7",
      [
        ["to-https", "http"],
        ["web", "https"],
      ],
    ],
  ])("a redirect joins the rule with %s", (_, redirectAddress, address, expected) => {
    expect(
      summary([
        rule("http", { target: to("redirect"), IPAddress: redirectAddress }),
        rule("https", { target: to("web"), IPAddress: address }),
        proxy("redirect", "to-https"),
        proxy("web", "web"),
        redirect("to-https"),
        urlMap("web", "s"),
        service("s"),
        resource("google_compute_global_address.ip"),
      ]),
    ).toEqual(expected);
  });

  it("a redirect of another product stays alone", () => {
    expect(
      summary([
        rule("http", { loadBalancingScheme: "EXTERNAL", target: to("r"), IPAddress: "203.0.113.7" }),
        rule("https", { loadBalancingScheme: "EXTERNAL_MANAGED", target: to("web"), IPAddress: "203.0.113.7" }),
        proxy("r", "r"),
        proxy("web", "web"),
        redirect("r"),
        urlMap("web", "s"),
        service("s"),
      ]),
    ).toEqual([
      ["r", "http"],
      ["web", "https"],
    ]);
  });

  it("a redirect without an address stays alone", () => {
    expect(summary([rule("http", { target: to("r") }), proxy("r", "r"), redirect("r")])).toEqual([["r", "http"]]);
  });
});

describe("a load balancer's members", () => {
  const parsed = [
    rule("web", {
      target: ref("google_compute_target_https_proxy.p"),
      IPAddress: ref("google_compute_global_address.ip"),
      network: ref("google_compute_network.n"),
    }),
    resource("google_compute_network.n"),
    resource("google_compute_global_address.ip"),
    resource("google_compute_target_https_proxy.p", {
      urlMap: ref("google_compute_url_map.u"),
      sslPolicy: ref("google_compute_ssl_policy.tls"),
      certificateMap: ref("google_certificate_manager_certificate_map.m"),
    }),
    resource("google_certificate_manager_certificate_map.m"),
    resource("google_certificate_manager_certificate_map_entry.e", {
      map: ref("google_certificate_manager_certificate_map.m", "name"),
      certificates: [ref("google_certificate_manager_certificate.c")],
    }),
    resource("google_certificate_manager_certificate.c"),
    resource("google_compute_ssl_policy.tls"),
    resource("google_compute_url_map.u", {
      defaultService: ref("google_compute_backend_service.s"),
      tests: [{ service: ref("google_compute_backend_service.only-tested") }],
    }),
    service("only-tested"),
    service("s", {
      backends: [{ group: ref("google_compute_network_endpoint_group.n") }, { group: unknown("var.group") }],
      healthChecks: [ref("google_compute_health_check.h")],
    }),
    resource("google_compute_health_check.h"),
    resource("google_compute_network_endpoint_group.n", { network: ref("google_compute_network.n") }),
    resource("google_compute_network_endpoint.e", {
      networkEndpointGroup: ref("google_compute_network_endpoint_group.n"),
    }),
    rule("elsewhere", { target: to("x") }),
    proxy("x", "x"),
    urlMap("x", "other"),
    service("other", { backends: [{ group: ref("google_compute_network_endpoint_group.n") }] }),
  ];
  const topology = buildTopology(parsed);

  it("are all drawn resources and ghosts on the way, endpoints and entries included", () => {
    expect([...(topology.loadBalancers[0]?.members ?? [])].map(short).sort()).toEqual(
      [
        "address.ip",
        "backend_service.s",
        "forwarding_rule.web",
        "ghost:.:var.group",
        "google_certificate_manager_certificate.c",
        "google_certificate_manager_certificate_map.m",
        "google_certificate_manager_certificate_map_entry.e",
        "health_check.h",
        "network_endpoint.e",
        "network_endpoint_group.n",
        "ssl_policy.tls",
        "target_https_proxy.p",
        "url_map.u",
      ].sort(),
    );
  });

  it("name its backend services", () => {
    expect(topology.loadBalancers.map((it) => it.backendServices.map(short))).toEqual([
      ["backend_service.s"],
      ["backend_service.other"],
    ]);
  });

  it("may be shared by load balancers", () => {
    expect(topology.loadBalancersOf("google_compute_network_endpoint_group.n").map((it) => it.name)).toEqual([
      "u",
      "x",
    ]);
    expect(topology.loadBalancersOf("google_compute_backend_service.only-tested")).toEqual([]);
  });

  it("include what a TLS route brings to a proxy without a service", () => {
    const routed = buildTopology([
      resource("google_compute_forwarding_rule.f", {
        loadBalancingScheme: "EXTERNAL_MANAGED",
        target: ref("google_compute_region_target_tcp_proxy.p"),
      }),
      resource("google_compute_region_target_tcp_proxy.p"),
      resource("google_network_services_tls_route.r", {
        targetProxies: [ref("google_compute_region_target_tcp_proxy.p")],
        rules: [{ action: { destinations: [{ serviceName: ref("google_compute_region_backend_service.s") }] } }],
      }),
      resource("google_compute_region_backend_service.s"),
    ]);
    expect(routed.loadBalancers[0]?.backendServices).toEqual(["google_compute_region_backend_service.s"]);
  });
});
