import rule from "../../../../src/core/constraints/backend-service/serverless-neg-scheme";
import { testConstraint } from "../../../support/test-constraint";
import { backend, regionalService, toInstances } from "../fixtures";
import { globalRun, internal, managed, negOf, regionalRun } from "../serverless-fixtures";

const regional = (lines: string) =>
  negOf("run", 'cloud_run {\n  service = "svc"\n}') +
  regionalService(
    `protocol = "HTTPS"\n${lines}backend {\n  group = google_compute_region_network_endpoint_group.run.id\n}`,
  );

testConstraint(rule, {
  valid: [
    { name: "global external", tf: globalRun(managed) },
    { name: "classic", tf: globalRun('load_balancing_scheme = "EXTERNAL"') },
    { name: "the default of a global service, whichever version", tf: globalRun("") },
    { name: "cross-region internal", tf: globalRun(internal) },
    { name: "regional external", tf: regionalRun(managed) },
    { name: "regional internal", tf: regionalRun(internal) },
    { name: "not known", tf: `variable "s" {}\n${regionalRun("load_balancing_scheme = var.s")}` },
    { name: "instances", tf: regionalService(backend(toInstances)) },
  ],
  invalid: [
    {
      name: "a regional service without one is INTERNAL",
      tf: regional("")
        .replace('"google_compute_region_backend_service" "web"', (it) => it)
        .replace(
          'resource "google_compute_region_backend_service" "web"',
          '«resource "google_compute_region_backend_service" "web"»',
        ),
      message:
        'Without loadBalancingScheme the service is INTERNAL, which does not support the serverless NEG "run": only Application Load Balancers reach serverless platforms. Set EXTERNAL_MANAGED or INTERNAL_MANAGED.',
      fixes: ["Set loadBalancingScheme to EXTERNAL_MANAGED", "Set loadBalancingScheme to INTERNAL_MANAGED"],
    },
    {
      name: "a regional passthrough load balancer",
      tf: regional('load_balancing_scheme = «"EXTERNAL"»\n'),
      message:
        'Scheme EXTERNAL of a regional backend service does not support the serverless NEG "run": only Application Load Balancers reach serverless platforms. Use EXTERNAL_MANAGED or INTERNAL_MANAGED.',
    },
    {
      name: "the service mesh",
      tf: globalRun('load_balancing_scheme = «"INTERNAL_SELF_MANAGED"»'),
      fixes: ["Set loadBalancingScheme to EXTERNAL_MANAGED", "Set loadBalancingScheme to INTERNAL_MANAGED"],
      fixed: globalRun(managed),
    },
    {
      name: "that of the rule in front is offered",
      tf: `${regional('load_balancing_scheme = «"INTERNAL"»\n')}resource "google_compute_region_url_map" "web" {
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
