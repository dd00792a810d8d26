import { known } from "../../topology/read";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { rangeOf } from "../ranges";
import { related } from "../related";
import { onlyServerless } from "../serverless";

const successRate = [
  "enforcingSuccessRate",
  "successRateMinimumHosts",
  "successRateRequestVolume",
  "successRateStdevFactor",
].map((it) => `outlierDetection.${it}`);

export default defineConstraint({
  meta: {
    id: "serverless-outlier-detection-fields",
    severity: "error",
    title: "Outlier detection for serverless NEGs has no success-rate settings",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: ["global-external-alb", "cross-region-internal-alb"],
    local: true,
    docs: `Outlier detection of a backend service with a serverless NEG goes by success rate: it sets \`enforcingSuccessRate\`,
\`successRateMinimumHosts\`, \`successRateRequestVolume\` or \`successRateStdevFactor\`. Serverless NEGs are judged by
consecutive 5xx or gateway errors only, and those four fields are not supported. Zero is not reported.`,
    repair: "Remove the success-rate settings; keep those of consecutive errors.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "Compute API v1 OutlierDetection.enforcingSuccessRate",
    ],
    fixable: true,
    messages: {
      rate: 'The backend "{neg}" is a serverless NEG, which is judged by consecutive errors only: outlier detection does not support {fields} here. Remove what goes by success rate.',
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
  outlier_detection {
    consecutive_errors     = 5
    enforcing_success_rate = 100
  }
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
  outlier_detection {
    consecutive_errors = 5
  }
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const set = successRate.filter((it) => Boolean(known(service, it)));
      const [first] = set;
      if (first === undefined) continue;
      const backend = onlyServerless(topology, service);
      if (!backend) continue;
      yield {
        message: "rate",
        data: { neg: backend.group.name, fields: set.map((it) => it.slice(it.indexOf(".") + 1)).join(" and ") },
        resource: service.id,
        field: "outlierDetection",
        range: rangeOf(service, first),
        related: related(backend.group.resource, `"${backend.group.name}" is a serverless NEG`),
        fixes: [removing("Remove the success-rate settings", service, ...set)],
      };
    }
  },
});
