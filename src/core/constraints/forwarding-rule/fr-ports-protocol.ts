import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { known } from "../../topology/read";
import { removeField, removing, setField } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import {
  countPorts,
  frontEnds,
  hasScheme,
  isSet,
  portRange,
  proxyOf,
  TARGET_KINDS,
  takesAllPorts,
} from "../front-ends";
import { passthroughProducts } from "../product-lists";

export default defineConstraint({
  meta: {
    id: "fr-ports-protocol",
    severity: "error",
    title: "Port fields do not fit the protocol",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "BackendService", ...TARGET_KINDS],
    products: passthroughProducts,
    local: true,
    docs: `The ports of a forwarding rule do not go with its protocol or scheme: \`L3_DEFAULT\`, which covers protocols without
ports, needs \`allPorts\`; \`ports\` and \`portRange\` are for TCP, UDP and SCTP; a rule of scheme \`INTERNAL\` takes a list of
ports or all of them, no range. Rules that point at a target proxy are judged by other rules.`,
    repair: `Set \`allPorts\` for \`L3_DEFAULT\`; remove the ports of ESP, AH and ICMP; list the ports of an internal rule instead
of a range. The rule is replaced when its ports change.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "Compute API v1 ForwardingRule.allPorts",
      "Compute API v1 ForwardingRule.portRange",
      "Compute API v1 ForwardingRule.ports",
    ],
    fixable: true,
    messages: {
      l3: "The protocol of this rule is L3_DEFAULT, which covers protocols that have no ports: the API wants allPorts to be true. Set it, and remove ports and portRange.",
      portless:
        "The protocol of this rule is {protocol}, which has no ports, and the API takes {field} with TCP, UDP and SCTP only. Remove it.",
      range:
        "This rule has a port range and scheme INTERNAL: an internal passthrough load balancer takes a list of up to five ports, or all of them. Use ports or allPorts.",
    },
    examples: {
      bad: example('ports                 = ["80"]'),
      good: example("all_ports             = true"),
    },
  },
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      if (proxyOf(topology, rule)) continue;
      const protocol = known(rule, "IPProtocol");
      const set = ["ports", "portRange"].filter((it) => isSet(rule, it));
      const [first] = set;
      if (protocol === "L3_DEFAULT") {
        if (takesAllPorts(rule) !== false) continue;
        yield { message: "l3", resource: rule.id, field: "IPProtocol", fixes: [all(rule, set)] };
      } else if (protocol !== undefined && PORTLESS.includes(String(protocol))) {
        if (first === undefined) continue;
        const title = `Remove ${set.join(" and ")}`;
        yield {
          message: "portless",
          data: { protocol: String(protocol), field: set.join(" and ") },
          resource: rule.id,
          field: first,
          fixes: [removing(title, rule, ...set)],
        };
      } else if (isSet(rule, "portRange") && hasScheme(rule, "INTERNAL")) {
        yield { message: "range", resource: rule.id, field: "portRange", fixes: withoutRange(rule) };
      }
    }
  },
});

const PORTLESS = ["ESP", "AH", "ICMP"];

function all(rule: Resource, set: readonly string[]): Fix {
  return {
    title: "Take packets to all ports",
    changes: [...set.map((it) => removeField(rule, it)), setField(rule, "allPorts", true)],
    effect: "The rule is replaced.",
  };
}

/** A short range as a list; all ports instead of a longer one. */
function withoutRange(rule: Resource): readonly Fix[] {
  const [span] = portRange(rule) ?? [];
  if (!span) return [];
  const count = countPorts([span]);
  if (count > 5) return [all(rule, ["portRange"])];
  const ports = Array.from({ length: count }, (_, index) => String(span.first + index));
  return [
    {
      title: `List ${count === 1 ? "the port" : "the ports"}`,
      changes: [removeField(rule, "portRange"), setField(rule, "ports", ports)],
      effect: "The rule is replaced.",
    },
  ];
}

function example(ports: string): string {
  return `resource "google_compute_forwarding_rule" "vms" {
  name                  = "vms"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  ip_protocol           = "L3_DEFAULT"
  ${ports}
  backend_service       = "projects/p/regions/us-central1/backendServices/vms"
}
`;
}
