import { couldBe, knownIn } from "../../topology/read";
import { aGroup, backendsOf, describeGroup, internetTypes, isNegOf } from "../backends";
import { countingModes, limits, removeBalancing, setFields } from "../balancing";
import { defineConstraint } from "../constraint";
import { internetNegProducts } from "../product-lists";
import { rangeOf } from "../ranges";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-psc-neg-balancing-ineffective",
    severity: "warning",
    title: "Balancing settings do nothing for internet and PSC NEGs",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup"],
    products: internetNegProducts,
    local: true,
    docs: `Internet NEGs and Private Service Connect NEGs have no target capacity, so a balancing mode that counts (\`RATE\`,
\`CONNECTION\`, \`IN_FLIGHT\`, \`CUSTOM_METRICS\`) and limits such as \`maxRate\` do nothing for them. Endpoints of
several regional internet NEGs form one pool, and \`localityLbPolicy\` chooses among them.

Not reported: \`UTILIZATION\`, which is also the default, and \`capacityScaler\`.`,
    repair:
      "Remove balancing mode and limits from the backend. Nothing that is deployed behaves differently without them.",
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      ignored: 'The {group} "{neg}" has no target capacity, so {settings} of this backend do nothing. Remove them.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  backend {
    group          = google_compute_global_network_endpoint_group.origin.id
    balancing_mode = "RATE"
    max_rate       = 100
  }
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
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
      if (couldBe(service, "loadBalancingScheme", "INTERNAL_SELF_MANAGED")) continue;
      for (const backend of backendsOf(topology, service).list) {
        if (!isNegOf(backend, ...internetTypes, "PRIVATE_SERVICE_CONNECT")) continue;
        const counting = countingModes.includes(String(knownIn(backend.value, "balancingMode")));
        const ineffective = [...(counting ? [`${backend.path}.balancingMode`] : []), ...setFields(backend, limits)];
        const [first] = ineffective;
        if (first === undefined) continue;
        yield {
          message: "ignored",
          data: {
            group: describeGroup(backend.group),
            neg: backend.group.name,
            settings: ineffective.map((it) => it.slice(backend.path.length + 1)).join(", "),
          },
          resource: service.id,
          field: backend.path,
          range: rangeOf(service, first),
          related: related(backend.group.resource, `"${backend.group.name}" is ${aGroup(backend.group)}`),
          fixes: [{ title: "Remove balancing mode and limits", changes: removeBalancing(service, backend) }],
          unnecessary: true,
        };
      }
    }
  },
});
