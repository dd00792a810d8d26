import { known } from "../../topology/read";
import { backendsOf, isNegOf } from "../backends";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "serverless-neg-protocol",
    severity: "error",
    title: "Protocol is not usable with a serverless NEG",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: applicationProducts,
    local: true,
    docs: `A backend service with a serverless NEG speaks TCP, SSL, UDP, gRPC or is \`UNSPECIFIED\`. Serverless platforms are
reached over HTTP, inside Google's network and encrypted. HTTP and HTTPS are right; HTTP/2 and H2C are not reported.`,
    repair: "Set `protocol` to `HTTPS`.",
    sources: [
      "seed 004_b93ead435658a2c4.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://docs.cloud.google.com/api-gateway/docs/gateway-load-balancing",
    ],
    fixable: true,
    messages: {
      refused:
        'Protocol {protocol} cannot reach "{neg}", a serverless NEG: serverless platforms speak HTTP. Set protocol to HTTPS.',
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
  name     = "run"
  protocol = "TCP"
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
  name     = "run"
  protocol = "HTTPS"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const protocol = String(known(service, "protocol") ?? "");
      if (!["TCP", "SSL", "UDP", "GRPC", "UNSPECIFIED"].includes(protocol)) continue;
      const backend = backendsOf(topology, service).list.find((it) => isNegOf(it, "SERVERLESS"));
      if (!backend?.group) continue;
      yield {
        message: "refused",
        data: { protocol, neg: backend.group.name },
        resource: service.id,
        field: "protocol",
        related: related(backend.group.resource, `"${backend.group.name}" is a serverless NEG`),
        fixes: [setting("Set protocol to HTTPS", service, "protocol", "HTTPS")],
      };
    }
  },
});
