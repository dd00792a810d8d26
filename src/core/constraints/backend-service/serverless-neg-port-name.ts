import { known } from "../../topology/read";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { onlyServerless } from "../serverless";

/** The API stores `http` where nothing is set. */
const harmless: readonly unknown[] = [undefined, "", "http"];

export default defineConstraint({
  meta: {
    id: "serverless-neg-port-name",
    severity: "error",
    title: "Serverless NEG takes no port name",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: applicationProducts,
    local: true,
    docs: `A backend service with a serverless NEG chooses a named port of its backends. Serverless platforms have no ports to
choose, and the API answers 400. \`http\`, which the API itself stores when nothing is set, passes and is not reported.`,
    repair: "Remove `port_name`.",
    sources: [
      "seed 004_b93ead435658a2c4.txt",
      "https://github.com/terraform-google-modules/terraform-google-lb-http/issues/448",
      "https://github.com/GoogleCloudPlatform/cloud-foundation-fabric/pull/2881",
    ],
    fixable: true,
    messages: {
      port: 'The backend "{neg}" is a serverless NEG, which has no ports to choose: the API refuses the port name {port}. Remove it.',
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
  name      = "run"
  port_name = "https"
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
      const port = known(service, "portName");
      if (harmless.includes(port)) continue;
      const backend = onlyServerless(topology, service);
      if (!backend) continue;
      yield {
        message: "port",
        data: { neg: backend.group.name, port: String(port) },
        resource: service.id,
        field: "portName",
        related: related(backend.group.resource, `"${backend.group.name}" is a serverless NEG`),
        fixes: [removing("Remove the port name", service, "portName")],
      };
    }
  },
});
