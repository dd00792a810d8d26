import type { Resource } from "../../model/resource";
import { field, isAbsent, known, possible } from "../../topology/read";
import { backendsOf, isGlobalInternetNeg } from "../backends";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { globalInternetNegProducts } from "../product-lists";
import { related } from "../related";

/** Each policy with the fields that mean nothing without it. */
const policies = [
  { name: "localityLbPolicy", with: [] },
  { name: "sessionAffinity", with: ["affinityCookieTtlSec", "strongSessionAffinityCookie"] },
  { name: "outlierDetection", with: [] },
  { name: "consistentHash", with: [] },
] as const;

export default defineConstraint({
  meta: {
    id: "internet-neg-no-traffic-policies",
    severity: "warning",
    title: "Global internet NEG ignores traffic policies",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: globalInternetNegProducts,
    local: true,
    docs: `A global internet NEG has a single endpoint, so there is nothing to choose between: locality policy, session
affinity, consistent hashing and outlier detection of its backend service have no effect. Reported for schemes
\`EXTERNAL\` and \`EXTERNAL_MANAGED\`. Regional internet NEGs support locality policies and are not reported.`,
    repair: "Remove the setting. Nothing that is deployed behaves differently without it.",
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
    ],
    fixable: true,
    messages: {
      ignored:
        'The backend "{neg}" is a global internet NEG with a single endpoint, so {field} has no effect. Remove it.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "origin" {
  name                  = "origin"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  session_affinity      = "GENERATED_COOKIE"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "origin" {
  name                  = "origin"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const schemes = possible(service, "loadBalancingScheme");
      if (!schemes?.length || !schemes.every((it) => it === "EXTERNAL" || it === "EXTERNAL_MANAGED")) continue;
      const backend = backendsOf(topology, service).list.find(isGlobalInternetNeg);
      if (!backend) continue;
      for (const policy of policies) {
        if (!isSet(service, policy.name)) continue;
        const left = policy.with.filter((it) => !isAbsent(service, it));
        yield {
          message: "ignored",
          data: { neg: backend.group.name, field: policy.name },
          resource: service.id,
          field: policy.name,
          related: related(
            backend.group.resource,
            `"${backend.group.name}" is a global internet NEG`,
            "networkEndpointType",
          ),
          fixes: [removing(`Remove ${policy.name}`, service, policy.name, ...left)],
          unnecessary: true,
        };
      }
    }
  },
});

function isSet(service: Resource, name: string): boolean {
  const value = field(service, name);
  if (value?.type === "object") return true;
  const scalar = known(service, name);
  return scalar !== undefined && scalar !== "NONE";
}
