import { known } from "../../topology/read";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { onlyServerless } from "../serverless";

/** 30 is what the API stores when nothing is set; 0 is not sent at all. */
const harmless: readonly unknown[] = [undefined, 30, "30", 0];

export default defineConstraint({
  meta: {
    id: "serverless-neg-timeout",
    severity: "error",
    title: "Serverless NEG takes no backend timeout",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: applicationProducts,
    local: true,
    docs: `A backend service with a serverless NEG sets \`timeout_sec\`. The timeout of such backends is that of the platform, up
to 60 minutes, and the API answers 400 to any value but 30, which it stores when nothing is set.`,
    repair: "Remove `timeout_sec`; set the request timeout on the serverless service itself.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://github.com/terraform-google-modules/terraform-google-lb-http/pull/358",
    ],
    fixable: true,
    messages: {
      timeout:
        'The backend "{neg}" is a serverless NEG, whose platform decides the timeout: the API refuses {seconds} seconds. Remove the timeout here and set it on the service behind the NEG.',
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
  name        = "run"
  timeout_sec = 120
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
  name = "run"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const seconds = known(service, "timeoutSec");
      if (harmless.includes(seconds)) continue;
      const backend = onlyServerless(topology, service);
      if (!backend) continue;
      yield {
        message: "timeout",
        data: { neg: backend.group.name, seconds: String(seconds) },
        resource: service.id,
        field: "timeoutSec",
        related: related(backend.group.resource, `"${backend.group.name}" is a serverless NEG`),
        fixes: [removing("Remove the timeout", service, "timeoutSec")],
      };
    }
  },
});
