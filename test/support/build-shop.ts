/** The sample's external load balancer, made by hand from nothing. */
import type { Hands } from "./hands";

const global = (type: string, name: string) => `google_compute_global_${type}.${name}`;
const compute = (type: string, name: string) => `google_compute_${type}.${name}`;

export const shop = {
  legacyGroup: global("network_endpoint_group", "legacy_origin"),
  legacy: compute("backend_service", "legacy_origin"),
  map: compute("url_map", "shop"),
  httpsProxy: compute("target_https_proxy", "shop_https"),
  https: global("forwarding_rule", "shop_https"),
  api: compute("backend_service", "api"),
  apiCheck: compute("health_check", "api"),
  apiGroup: compute("network_endpoint_group", "api_zone"),
  bucket: compute("backend_bucket", "shop_static"),
  redirect: compute("url_map", "shop_redirect"),
  httpProxy: compute("target_http_proxy", "shop_redirect"),
  http: global("forwarding_rule", "shop_http"),
  armor: compute("security_policy", "shop"),
  tls: compute("ssl_policy", "modern"),
  address: global("address", "shop"),
} as const;

/** `after` is told each gesture that is done. */
export async function buildShop(hands: Hands, after: (what: string) => Promise<void> = async () => undefined) {
  const step = async (what: string, done: Promise<void>) => {
    await done;
    await after(what);
  };
  await step(
    "the origin's group",
    hands.add(null, {
      kind: "Internet NEG",
      id: shop.legacyGroup,
      name: "legacy-origin",
      answers: { "Host name": "origin.example.com" },
    }),
  );
  await step(
    "the origin's service",
    hands.add(shop.legacyGroup, { kind: "Backend service", id: shop.legacy, name: "legacy-origin" }),
  );
  await step("the URL map", hands.add(shop.legacy, { kind: "URL map", id: shop.map, name: "shop" }));
  await step(
    "the proxy",
    hands.add(shop.map, {
      kind: "Target HTTPS proxy",
      id: shop.httpsProxy,
      name: "shop-https",
      answers: { "Domain of the certificate": "shop.example.com" },
    }),
  );
  await step(
    "the forwarding rule",
    hands.add(shop.httpsProxy, { kind: "Forwarding rule", id: shop.https, name: "shop-https" }),
  );
  await step("the API's service", hands.add(null, { kind: "Backend service", id: shop.api, name: "api" }));
  await step("its health check", hands.add(shop.api, { kind: "Health check", id: shop.apiCheck, name: "api" }));
  await step(
    "its group",
    hands.add(null, {
      kind: "Zonal NEG",
      id: shop.apiGroup,
      name: "api-zone",
      answers: { Zone: "europe-west1-b" },
    }),
  );
  await step("the service and its group", hands.connect(shop.api, shop.apiGroup, "Backend"));
  await step(
    "an endpoint",
    hands.add(shop.apiGroup, {
      kind: "Network endpoint",
      answers: { "VM instance": "api-1", "IP address": "10.4.0.12", Port: "8443" },
    }),
  );
  await step("the API's host", hands.addHosts(shop.map, "shop.example.com", "api"));
  await step(
    "the bucket",
    hands.add(null, {
      kind: "Backend bucket",
      id: shop.bucket,
      name: "shop-static",
      answers: { "Cloud Storage bucket": "shop-example-static" },
    }),
  );
  await step("the bucket's paths", hands.addPaths(shop.map, "/static/*, /favicon.ico", "shop-static"));
  await step(
    "the redirect",
    hands.add(null, { kind: "URL map that redirects", id: shop.redirect, name: "shop-redirect" }),
  );
  await step(
    "its proxy",
    hands.add(shop.redirect, { kind: "Target HTTP proxy", id: shop.httpProxy, name: "shop-redirect" }),
  );
  await step(
    "its forwarding rule",
    hands.add(shop.httpProxy, { kind: "Forwarding rule", id: shop.http, name: "shop-http" }),
  );
  await step("a policy", hands.add(shop.legacy, { kind: "Security policy", id: shop.armor, name: "shop" }));
  await step("the API's policy", hands.connect(shop.api, shop.armor, "Security policy"));
  await step("a policy for TLS", hands.add(shop.httpsProxy, { kind: "SSL policy", id: shop.tls, name: "modern" }));
  await step("an address", hands.add(shop.https, { kind: "Reserved address", id: shop.address, name: "shop" }));
  await step("the address for both", hands.connect(shop.http, shop.address, "Address"));
  await step("caching", hands.setField(shop.legacy, "enableCDN"));
  await step("the origin's name", hands.fix(shop.legacy, "Send Host: origin.example.com"));
  await step("the origin's log", hands.fix(shop.legacy, "Log every request"));
  await step("the API's log", hands.fix(shop.api, "Log every request"));
}
