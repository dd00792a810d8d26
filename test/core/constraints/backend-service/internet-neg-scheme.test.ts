import rule from "../../../../src/core/constraints/backend-service/internet-neg-scheme";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalNeg, regionalNeg, regionalService, service, toGlobal, toRegional } from "../fixtures";

const https = 'protocol = "HTTPS"';

testConstraint(rule, {
  valid: [
    {
      name: "a global NEG without scheme: both defaults are external",
      tf: globalNeg() + service(`${https}\n${backend(toGlobal)}`),
    },
    {
      name: "the mesh",
      tf: globalNeg() + service(`load_balancing_scheme = "INTERNAL_SELF_MANAGED"\n${https}\n${backend(toGlobal)}`),
    },
    {
      name: "a regional NEG behind an internal load balancer",
      tf:
        regionalNeg() + regionalService(`load_balancing_scheme = "INTERNAL_MANAGED"\n${https}\n${backend(toRegional)}`),
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalNeg()}${regionalService(`load_balancing_scheme = var.s\n${https}\n${backend(toRegional)}`)}`,
    },
  ],
  invalid: [
    {
      name: "a global NEG with an internal scheme",
      tf: globalNeg() + service(`load_balancing_scheme = «"INTERNAL_MANAGED"»\n${https}\n${backend(toGlobal)}`),
      message:
        'Scheme INTERNAL_MANAGED does not support the global internet NEG "origin", so the service cannot reach it. Use EXTERNAL_MANAGED or EXTERNAL.',
      fixes: ["Set loadBalancingScheme to EXTERNAL_MANAGED", "Set loadBalancingScheme to EXTERNAL"],
      fixed: globalNeg() + service(`load_balancing_scheme = "EXTERNAL_MANAGED"\n${https}\n${backend(toGlobal)}`),
    },
    {
      name: "a regional service is INTERNAL when it does not say",
      tf:
        regionalNeg() +
        regionalService(`${https}\n${backend(toRegional)}`).replace(
          /resource "google_compute_region_backend_service" "web"/,
          "«$&»",
        ),
      message:
        'Without loadBalancingScheme the service is INTERNAL, which does not support the regional internet NEG "origin". Set EXTERNAL_MANAGED or INTERNAL_MANAGED.',
      fixes: ["Set loadBalancingScheme to EXTERNAL_MANAGED", "Set loadBalancingScheme to INTERNAL_MANAGED"],
    },
    {
      name: "the rule in front says which scheme it has to be",
      tf: `${regionalNeg()}${regionalService(`load_balancing_scheme = «"INTERNAL"»\n${https}\n${backend(toRegional)}`)}resource "google_compute_region_url_map" "web" {
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
  load_balancing_scheme = "INTERNAL_MANAGED"
  port_range            = "80"
  network               = "default"
  subnetwork            = "default"
  target                = google_compute_region_target_http_proxy.web.id
}
`,
      fixes: ["Set loadBalancingScheme to INTERNAL_MANAGED"],
    },
  ],
});
