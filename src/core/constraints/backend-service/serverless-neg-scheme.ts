import { known, possible } from "../../topology/read";
import { defineConstraint } from "../constraint";
import { related } from "../related";
import { schemeFixes } from "../scheme-fix";
import { serverlessBackends } from "../serverless";

const globalSchemes = ["EXTERNAL_MANAGED", "EXTERNAL", "INTERNAL_MANAGED"];
const regionalSchemes = ["EXTERNAL_MANAGED", "INTERNAL_MANAGED"];

export default defineConstraint({
  meta: {
    id: "serverless-neg-scheme",
    severity: "error",
    title: "Load balancing scheme does not support serverless NEGs",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "ForwardingRule"],
    products: "all",
    local: true,
    docs: `A serverless NEG works behind Application Load Balancers only: scheme \`EXTERNAL_MANAGED\` or \`INTERNAL_MANAGED\`, and
\`EXTERNAL\` for a global backend service. Passthrough load balancers and the service mesh cannot reach one, and the API
refuses the backend. A scheme that is not set is judged by its default, which for
\`google_compute_region_backend_service\` is \`INTERNAL\` and therefore wrong here.`,
    repair: `Set the scheme that the forwarding rules in front use, if it is one of those above. Changing the scheme replaces the
backend service.`,
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://github.com/hashicorp/terraform-provider-google/issues/9372",
    ],
    fixable: true,
    messages: {
      set: 'Scheme {scheme} of a {scope} backend service does not support the serverless NEG "{neg}": only Application Load Balancers reach serverless platforms. Use {allowed}.',
      missing:
        'Without loadBalancingScheme the service is {scheme}, which does not support the serverless NEG "{neg}": only Application Load Balancers reach serverless platforms. Set {allowed}.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_region_backend_service" "run" {
  name     = "run"
  region   = "us-central1"
  protocol = "HTTPS"
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

resource "google_compute_region_backend_service" "run" {
  name                  = "run"
  region                = "us-central1"
  protocol              = "HTTPS"
  load_balancing_scheme = "INTERNAL_MANAGED"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const { level } = service.scope;
      if (level !== "global" && level !== "region") continue;
      const schemes = possible(service, "loadBalancingScheme");
      const allowed = level === "global" ? globalSchemes : regionalSchemes;
      if (!schemes?.length || schemes.some((it) => allowed.includes(String(it)))) continue;
      const [backend] = serverlessBackends(topology, service);
      if (!backend) continue;
      yield {
        message: known(service, "loadBalancingScheme") === undefined ? "missing" : "set",
        data: {
          scheme: schemes.join(" or "),
          scope: level === "global" ? "global" : "regional",
          neg: backend.group.name,
          allowed: "EXTERNAL_MANAGED or INTERNAL_MANAGED",
        },
        resource: service.id,
        field: "loadBalancingScheme",
        related: related(backend.group.resource, `"${backend.group.name}" is a serverless NEG`),
        fixes: schemeFixes(topology, service, level === "global" ? ["EXTERNAL_MANAGED", "INTERNAL_MANAGED"] : allowed),
      };
    }
  },
});
