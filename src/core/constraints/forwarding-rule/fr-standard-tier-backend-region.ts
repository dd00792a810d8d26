import { known } from "../../topology/read";
import { backendsOf, describeGroup } from "../backends";
import { servicesBehind } from "../chain";
import { defineConstraint } from "../constraint";
import { frontEnds, hasScheme, TARGET_KINDS } from "../front-ends";
import { regionOf } from "../places";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "fr-standard-tier-backend-region",
    severity: "error",
    title: "Standard Tier rule needs all backends in its region",
    appliesTo: ["ForwardingRule"],
    reads: [
      "ForwardingRule",
      "UrlMap",
      "BackendService",
      "BackendBucket",
      "NetworkEndpointGroup",
      "InstanceGroup",
      "InstanceGroupManager",
      ...TARGET_KINDS,
    ],
    products: ["classic-alb", "classic-proxy-nlb"],
    local: true,
    docs: `A regional forwarding rule in Standard Tier reaches, through a global backend service, a backend that is in another
region. Traffic of Standard Tier enters Google's network in the region of the rule and stays there. Backends of a regional
backend service are judged by \`neg-backend-region-mismatch\`.`,
    repair: `Move the backend to the region of the rule, or use Premium Tier with a global forwarding rule and a global address.`,
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://github.com/terraform-google-modules/terraform-docs-samples/issues/170",
    ],
    fixable: false,
    messages: {
      elsewhere:
        'This rule is in Standard Tier and in {region}, but it reaches the {group} "{name}" in {place}{more}: traffic of Standard Tier stays in the region of the rule. Move the backend, or use Premium Tier with a global rule.',
    },
    examples: { bad: example("europe-west1"), good: example("us-central1") },
  },
  *find(topology) {
    for (const rule of frontEnds(topology)) {
      const region = rule.scope.level === "region" ? rule.scope.name : undefined;
      if (region === undefined || known(rule, "networkTier") !== "STANDARD") continue;
      if (!hasScheme(rule, "EXTERNAL", "EXTERNAL_MANAGED")) continue;
      const elsewhere = servicesBehind(topology, rule.id)
        .filter(({ service }) => service.scope.level === "global")
        .flatMap(({ service }) => backendsOf(topology, service).list.map((backend) => ({ service, ...backend })))
        .flatMap(({ service, group, path }) => {
          const other = group && regionOf(group.scope);
          return group && other !== undefined && other !== region ? [{ service, group, path }] : [];
        });
      const [first] = elsewhere;
      if (!first) continue;
      const others = elsewhere.length - 1;
      yield {
        message: "elsewhere",
        data: {
          region,
          group: describeGroup(first.group),
          name: first.group.name,
          place: first.group.scope.name ?? "another region",
          more: others === 0 ? "" : ` and ${others} ${others === 1 ? "other backend" : "other backends"} elsewhere`,
        },
        resource: rule.id,
        field: "networkTier",
        related: elsewhere
          .slice(0, 10)
          .flatMap(({ service, group, path }) => [
            ...related(service, `${service.name} has the backend ${group.name}`, `${path}.group`),
            ...related(group.resource, `${group.name} is in ${group.scope.name}`),
          ]),
      };
    }
  },
});

function example(region: string): string {
  return `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "${region}"
  cloud_run {
    service = "run"
  }
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL"
  protocol              = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL"
  network_tier          = "STANDARD"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
`;
}
