import rule from "../../../../src/core/constraints/forwarding-rule/internet-neg-premium-tier";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  globalNeg,
  regionalNeg,
  regionalService,
  serverlessNeg,
  service,
  toGlobal,
  toRegional,
  toServerless,
} from "../fixtures";

const chain = (tier: string, address = '"34.1.2.3"') => `resource "google_compute_region_url_map" "web" {
  name            = "web"
  region          = "europe-west1"
  default_service = google_compute_region_backend_service.web.id
}
resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "europe-west1"
  url_map = google_compute_region_url_map.web.id
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "europe-west1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  network_tier          = ${tier}
  network               = "default"
  port_range            = "80"
  ip_address            = ${address}
  target                = google_compute_region_target_http_proxy.web.id
}
`;
const address = (tier: string) => `resource "google_compute_address" "web" {
  name         = "web"
  region       = "europe-west1"
  network_tier = "${tier}"
}
`;
const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';
const origin = regionalNeg() + regionalService(`${https}\n${backend(toRegional, "capacity_scaler = 1")}`);

testConstraint(rule, {
  valid: [
    { name: "Premium Tier", tf: origin + chain('"PREMIUM"') },
    {
      name: "Standard Tier without an external origin",
      tf: serverlessNeg() + regionalService(`${https}\n${backend(toServerless)}`) + chain('"STANDARD"'),
    },
    { name: "a tier that is not known", tf: `variable "t" {}\n${origin}${chain("var.t")}` },
  ],
  invalid: [
    {
      name: "Standard Tier",
      tf: origin + chain('«"STANDARD"»'),
      message:
        'The rule is in Standard Tier and leads to "web", whose backend "origin" is an internet NEG: those work only in Premium Tier. Set networkTier to PREMIUM.',
      fixes: ["Set networkTier to PREMIUM"],
      fixed: origin + chain('"PREMIUM"'),
    },
    {
      name: "a classic load balancer: in Premium Tier its rule would have to be global, so there is nothing to offer",
      tf: `${globalNeg()}${service(`load_balancing_scheme = "EXTERNAL"\nprotocol = "HTTPS"\n${backend(toGlobal)}`)}resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "europe-west1"
  load_balancing_scheme = "EXTERNAL"
  network_tier          = «"STANDARD"»
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
`,
      fixes: [],
    },
    {
      name: "the address goes with it",
      tf: origin + address("STANDARD") + chain('«"STANDARD"»', "google_compute_address.web.id"),
      fixes: ["Set networkTier to PREMIUM on the rule and its address"],
      fixed: origin + address("PREMIUM") + chain('"PREMIUM"', "google_compute_address.web.id"),
    },
  ],
});
