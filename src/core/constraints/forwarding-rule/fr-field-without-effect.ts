import type { Resource } from "../../model/resource";
import { field, items, known } from "../../topology/read";
import { removing } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { frontEnds, isTargetKnown, schemesOf, TARGET_KINDS } from "../front-ends";
import { rangeOf } from "../ranges";

/** What a field is for, and whether a rule is certainly not of that sort. */
interface Use {
  readonly name: string;
  readonly purpose: string;
  readonly isSet: (rule: Resource) => boolean;
  readonly isForOthers: (schemes: readonly string[]) => boolean;
}

const INTERNAL = ["INTERNAL", "INTERNAL_MANAGED"];
const isTrue = (name: string) => (rule: Resource) => known(rule, name) === true;

const uses: readonly Use[] = [
  {
    name: "allowGlobalAccess",
    purpose: "lets clients of other regions use an internal load balancer",
    isSet: isTrue("allowGlobalAccess"),
    isForOthers: (schemes) => !schemes.some((it) => INTERNAL.includes(it)),
  },
  {
    name: "serviceLabel",
    purpose: "is part of the internal DNS name of an internal passthrough load balancer",
    isSet: (rule) => typeof known(rule, "serviceLabel") === "string" && known(rule, "serviceLabel") !== "",
    isForOthers: (schemes) => !schemes.some((it) => INTERNAL.includes(it)),
  },
  {
    name: "metadataFilters",
    purpose: "picks clients of a service mesh (scheme INTERNAL_SELF_MANAGED)",
    isSet: (rule) => items(rule, "metadataFilters").items.length > 0,
    isForOthers: (schemes) => !schemes.includes("INTERNAL_SELF_MANAGED"),
  },
  {
    name: "noAutomateDnsZone",
    purpose: "is for endpoints of Private Service Connect",
    isSet: isTrue("noAutomateDnsZone"),
    isForOthers: () => true,
  },
  {
    name: "allowPscGlobalAccess",
    purpose: "is for endpoints of Private Service Connect",
    isSet: isTrue("allowPscGlobalAccess"),
    isForOthers: () => true,
  },
];

export default defineConstraint({
  meta: {
    id: "fr-field-without-effect",
    severity: "warning",
    title: "Field of a forwarding rule is for another sort of rule",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "BackendService", ...TARGET_KINDS],
    products: "all",
    local: true,
    docs: `A forwarding rule sets a field that only rules of another sort use: \`allowGlobalAccess\` and \`serviceLabel\` are for
internal load balancers, \`metadataFilters\` for the service mesh, \`noAutomateDnsZone\` and \`allowPscGlobalAccess\` for
endpoints of Private Service Connect. What was meant to happen does not.`,
    repair: "Remove the field, or use the scheme that it is for.",
    sources: [
      "Compute API v1 ForwardingRule.allowGlobalAccess",
      "Compute API v1 ForwardingRule.serviceLabel",
      "Compute API v1 ForwardingRule.metadataFilters",
      "Compute API v1 ForwardingRule.noAutomateDnsZone",
      "Compute API v1 ForwardingRule.allowPscGlobalAccess",
    ],
    fixable: true,
    messages: {
      unused: "{field} {purpose}; on this rule, of scheme {scheme}, it does nothing at best. Remove it.",
    },
    examples: { bad: example("\n  allow_global_access   = true"), good: example("") },
  },
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      const schemes = schemesOf(rule);
      if (!schemes || !isTargetKnown(topology, rule)) continue;
      for (const { name, purpose, isSet, isForOthers } of uses) {
        if (field(rule, name) === undefined || !isSet(rule) || !isForOthers(schemes)) continue;
        yield {
          message: "unused",
          data: { field: name, purpose, scheme: schemes.join(" or ") },
          resource: rule.id,
          field: name,
          range: rangeOf(rule, `${name}[0]`),
          fixes: [removing(`Remove ${name}`, rule, name)],
          unnecessary: true,
        };
      }
    }
  },
});

function example(field: string): string {
  return `resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"${field}
  port_range            = "80"
  network               = "default"
  target                = "projects/p/regions/us-central1/targetHttpProxies/web"
}
`;
}
