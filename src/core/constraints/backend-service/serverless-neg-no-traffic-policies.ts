import type { Resource } from "../../model/resource";
import { field, isAbsent, known } from "../../topology/read";
import { sideOf } from "../../topology/same-object";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { isIapOn } from "../iap";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { onlyServerless } from "../serverless";

/** Settings that choose among endpoints; each is good for nothing without those that it comes with. */
const choosing = ["sessionAffinity", "localityLbPolicy", "consistentHash"];
const companions = ["affinityCookieTtlSec", "strongSessionAffinityCookie"];

export default defineConstraint({
  meta: {
    id: "serverless-neg-no-traffic-policies",
    severity: "warning",
    title: "Serverless NEG ignores locality policy and session affinity",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: applicationProducts,
    local: true,
    docs: `A backend service with a serverless NEG sets a locality policy, consistent hashing or session affinity. The platform
picks the instance, not the load balancer, so none of these works. Outlier detection does work, but only on a global backend
service without Identity-Aware Proxy; elsewhere it is reported as well. Session affinity \`NONE\` is not reported, nor is the
policy \`ROUND_ROBIN\` in what was exported, because the API stores it when nothing is set.`,
    repair: `Remove the setting. Cloud Run has a session affinity option of its own.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "Compute API v1 BackendService.outlierDetection",
    ],
    fixable: true,
    messages: {
      ignored:
        'The backend "{neg}" is a serverless NEG, whose platform picks the instance: {field} does not work here. Remove it.',
      regional:
        'The backend "{neg}" is a serverless NEG, for which outlier detection works on global backend services only. Remove it here.',
      iap: 'The backend "{neg}" is a serverless NEG, and with Identity-Aware Proxy outlier detection cannot tell healthy ones from others. Remove it.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_backend_service" "run" {
  name                  = "run"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  session_affinity      = "GENERATED_COOKIE"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_backend_service" "run" {
  name                  = "run"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const set = choosing.filter((it) => isSet(service, it));
      const outlier = outlierMessage(service);
      if (set.length === 0 && outlier === undefined) continue;
      const backend = onlyServerless(topology, service);
      if (!backend) continue;
      const neg = backend.group.name;
      const common = {
        resource: service.id,
        related: related(backend.group.resource, `"${backend.group.name}" is a serverless NEG`),
        unnecessary: true,
      };
      for (const name of set)
        yield {
          ...common,
          message: "ignored",
          data: { neg, field: name },
          field: name,
          fixes: [removing(`Remove ${name}`, service, ...goingWith(service, name))],
        };
      if (outlier !== undefined)
        yield {
          ...common,
          message: outlier,
          data: { neg, field: "outlierDetection" },
          field: "outlierDetection",
          fixes: [removing("Remove outlierDetection", service, "outlierDetection")],
        };
    }
  },
});

function isSet(service: Resource, name: string): boolean {
  if (field(service, name)?.type === "object") return true;
  const value = known(service, name);
  if (name === "localityLbPolicy" && value === "ROUND_ROBIN") return sideOf(service.format) === "declared";
  return value !== undefined && value !== "" && value !== "NONE";
}

/** What is wrong with outlier detection, if anything. */
function outlierMessage(service: Resource): "regional" | "iap" | undefined {
  if (field(service, "outlierDetection")?.type !== "object") return undefined;
  if (service.scope.level === "region") return "regional";
  return isIapOn(service) ? "iap" : undefined;
}

/** Consistent hashing, the policies that hash and the affinities that name what to hash by need one another. */
function goingWith(service: Resource, name: string): readonly string[] {
  const group = isAbsent(service, "consistentHash") ? [name] : choosing;
  const more = group.includes("sessionAffinity") ? companions : [];
  return [...group, ...more].filter((it) => !isAbsent(service, it));
}
