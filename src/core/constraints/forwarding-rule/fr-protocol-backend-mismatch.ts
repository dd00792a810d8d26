import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, known, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { frontEnds, hasScheme, TARGET_KINDS } from "../front-ends";
import { passthroughProducts } from "../product-lists";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "fr-protocol-backend-mismatch",
    severity: "error",
    title: "Rule and backend service protocols differ",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "BackendService", ...TARGET_KINDS],
    products: passthroughProducts,
    local: true,
    docs: `A passthrough load balancer's forwarding rule is for TCP or UDP, and its backend service names another protocol; or
the rule is for \`L3_DEFAULT\`, and the service names a protocol at all. Packets pass through unchanged, so both ends must
agree. A service with protocol \`UNSPECIFIED\` goes with every rule; one that names no protocol is not judged.`,
    repair: `Use the same protocol on both, or \`UNSPECIFIED\` on the backend service, which then takes rules of several protocols.
The rule is replaced when its protocol changes; that of the service can be changed while the rules that use it agree.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/internal#forwarding-rule-protocols",
      "https://github.com/PaloAltoNetworks/terraform-google-swfw-modules/issues/72",
    ],
    fixable: true,
    messages: {
      differ:
        "The protocol of this rule is {protocol}{why}, but that of its backend service {service} is {other}. Packets pass through unchanged, so the API wants them to agree: use the same protocol, or UNSPECIFIED on the service.",
      l3: "This rule takes packets of every protocol (L3_DEFAULT), but its backend service {service} is for {other}. The API wants UNSPECIFIED there: set it, or give the rule the protocol {other}.",
    },
    examples: { bad: example("TCP"), good: example("UDP") },
  },
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      const [protocol, ...more] = possible(rule, "IPProtocol") ?? [];
      if (protocol === undefined || more.length > 0 || !hasScheme(rule, "INTERNAL", "EXTERNAL")) continue;
      if (!["TCP", "UDP", "L3_DEFAULT"].includes(String(protocol))) continue;
      for (const edge of topology.out(rule.id, "backendService")) {
        const service = topology.get(edge.to);
        const other = service && known(service, "protocol");
        if (!service || other === undefined || other === protocol || other === "UNSPECIFIED" || other === "") continue;
        yield {
          message: protocol === "L3_DEFAULT" ? "l3" : "differ",
          data: {
            protocol: String(protocol),
            why: isAbsent(rule, "IPProtocol") ? " (the default)" : "",
            service: service.name,
            other: String(other),
          },
          resource: rule.id,
          field: "IPProtocol",
          related: related(service, `${service.name} has protocol ${other}`, "protocol"),
          fixes: fixes(topology, rule, String(protocol), service, String(other)),
        };
      }
    }
  },
});

function fixes(topology: Topology, rule: Resource, protocol: string, service: Resource, other: string): readonly Fix[] {
  const follow = setting(`Set the rule's protocol to ${other}`, rule, "IPProtocol", other, "The rule is replaced.");
  const unspecified = setting(`Set the protocol of ${service.name} to UNSPECIFIED`, service, "protocol", "UNSPECIFIED");
  const same = setting(`Set the protocol of ${service.name} to ${protocol}`, service, "protocol", protocol);
  const lead = protocol !== "L3_DEFAULT" && topology.into(service.id, "backendService").length === 1 ? [same] : [];
  return [...(other === "TCP" || other === "UDP" ? [follow] : []), ...lead, unspecified];
}

function example(protocol: string): string {
  return `resource "google_compute_region_backend_service" "dns" {
  name                  = "dns"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  protocol              = "UDP"
}

resource "google_compute_forwarding_rule" "dns" {
  name                  = "dns"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  ip_protocol           = "${protocol}"
  ports                 = ["53"]
  backend_service       = google_compute_region_backend_service.dns.id
}
`;
}
