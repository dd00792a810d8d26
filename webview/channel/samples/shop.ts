/** The shop: an external load balancer with the signature finding, an internal one with a weighted route. */
import type { Diagram } from "../../../src/core/diagram/model";
import { diagram, edge, endpoint, heading, node, route } from "./make";

export function shop(): Diagram {
  const s = "shop";
  const o = "orders";
  return diagram(
    [
      [s, "shop", "Global external Application Load Balancer", "lb.tf"],
      [o, "orders-internal", "Regional internal Application Load Balancer · europe-west1", "orders.tf"],
    ],
    [
      node(s, "ForwardingRule", "fr-https", "shop-https", "34.149.10.20 : 443"),
      node(s, "ForwardingRule", "fr-http", "shop-http", "34.149.10.20 : 80"),
      node(s, "TargetHttpsProxy", "tp-https", "shop-https", "HTTPS · 1 certificate · TLS 1.2 or later"),
      node(s, "TargetHttpProxy", "tp-redirect", "shop-redirect", "HTTP → HTTPS 301"),
      node(s, "UrlMap", "um-shop", "shop", "2 hosts · 4 routes", {
        rows: [
          heading("hostRules[0].hosts", "shop.example.com"),
          route("pathMatchers[0].pathRules[0].service", "/api/*"),
          route("pathMatchers[0].pathRules[1].service", "/static/*"),
          heading("hostRules[1].hosts", "*.legacy.example.com"),
          route("pathMatchers[1].defaultService", "everything else", { emphasis: "dim" }),
          route("defaultService", "everything else", { emphasis: "dim" }),
        ],
      }),
      node(s, "BackendService", "bs-api", "api", "HTTP2 · RATE · Armor"),
      node(s, "BackendBucket", "bb-static", "shop-static", "Backend bucket · CDN"),
      node(s, "BackendService", "bs-legacy", "legacy-origin", "HTTPS · CDN", { warnings: 1 }),
      node(
        s,
        "NetworkEndpointGroup",
        "neg-api",
        "api-europe-west1-b",
        "Zonal · VM IP:port · 12 endpoints · europe-west1-b",
        {
          scope: "europe-west1-b",
          rows: [endpoint("ep-1", "10.4.0.12 : 8443"), endpoint("ep-2", "10.4.0.19 : 8443")],
          moreRows: 10,
        },
      ),
      node(s, "NetworkEndpointGroup", "neg-legacy", "legacy-origin", "Internet · IP:port · global", {
        warnings: 1,
        rows: [endpoint("ep-legacy", "34.120.7.9 : 443", { severity: "warning" })],
      }),
      node(s, "SslCertificate", "cert-shop", "shop", "Google-managed certificate · shop.example.com"),
      node(s, "SecurityPolicy", "armor", "shop-armor", "Security policy"),
      node(s, "HealthCheck", "hc-api", "api", "HTTP2 check · 8443"),
      node(o, "ForwardingRule", "fr-orders", "orders-internal", "10.20.0.9 : 443 · europe-west1", {
        scope: "europe-west1",
      }),
      node(o, "TargetHttpsProxy", "tp-orders", "orders", "HTTPS · regional", { scope: "europe-west1" }),
      node(o, "UrlMap", "um-orders", "orders", "1 host · 2 routes", {
        scope: "europe-west1",
        rows: [
          route("defaultRouteAction.weightedBackendServices[0].backendService", "/v1/*", { note: "90%" }),
          route("defaultRouteAction.weightedBackendServices[1].backendService", "/v1/*", { note: "10% canary" }),
        ],
      }),
      node(o, "BackendService", "bs-v1", "orders-v1", "HTTPS", { scope: "europe-west1" }),
      node(o, "BackendService", "bs-v2", "orders-v2", "HTTPS", { scope: "europe-west1", errors: 2 }),
      node(o, "NetworkEndpointGroup", "neg-run", "orders-run", "Serverless · Cloud Run orders", {
        scope: "europe-west1",
      }),
      node(o, "NetworkEndpointGroup", "ghost-neg", "var.neg_self_link", "unknown: variable without a value", {
        ghost: { state: "unknown", reason: "variable without a value" },
      }),
    ],
    [
      edge("fr-https", "tp-https"),
      edge("fr-http", "tp-redirect"),
      edge("tp-https", "um-shop"),
      edge("um-shop", "bs-api", { fromRow: "pathMatchers[0].pathRules[0].service", label: "shop.example.com/api/*" }),
      edge("um-shop", "bb-static", {
        fromRow: "pathMatchers[0].pathRules[1].service",
        label: "shop.example.com/static/*",
      }),
      edge("um-shop", "bs-legacy", { fromRow: "pathMatchers[1].defaultService", label: "*.legacy.example.com" }),
      edge("um-shop", "bs-api", { fromRow: "defaultService", label: "everything else" }),
      edge("bs-api", "neg-api"),
      edge("bs-legacy", "neg-legacy", { severity: "warning" }),
      edge("tp-https", "cert-shop", { id: "tp-cert" }),
      edge("bs-api", "armor", { id: "api-armor" }),
      edge("bs-api", "hc-api", { id: "api-hc" }),
      edge("fr-orders", "tp-orders"),
      edge("tp-orders", "um-orders"),
      edge("um-orders", "bs-v1", {
        fromRow: "defaultRouteAction.weightedBackendServices[0].backendService",
        label: "/v1/* · 90%",
      }),
      edge("um-orders", "bs-v2", {
        fromRow: "defaultRouteAction.weightedBackendServices[1].backendService",
        label: "/v1/* · 10% canary",
      }),
      edge("bs-v1", "neg-run"),
      edge("bs-v2", "ghost-neg", { style: "dashed" }),
    ],
  );
}

/** The shop while a file has a syntax problem. */
export function shopWithProblem(): Diagram {
  const it = shop();
  const problems = [
    { file: "main.tf", line: 12, column: 3, message: 'Block "backend" is not closed.' },
    { file: "orders.tf", line: 40, column: 1, message: "Expected an attribute or a block." },
  ];
  return { ...it, summary: { ...it.summary, problems } };
}
