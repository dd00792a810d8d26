import rule from "../../../../src/core/constraints/forwarding-rule/fr-field-without-effect";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const front = (scheme: string, more: string) =>
  regionalRule(
    `load_balancing_scheme = ${scheme}${more && `\n${more}`}\nports = ["80"]\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"`,
  );
const filters = (scheme: string) =>
  globalRule(`load_balancing_scheme = ${scheme}
port_range = "80"
target = "projects/p/global/targetHttpProxies/web"
«metadata_filters» {
  filter_match_criteria = "MATCH_ANY"
  filter_labels {
    name  = "PLANET"
    value = "MARS"
  }
}`);

testConstraint(rule, {
  valid: [
    { name: "global access of an internal rule", tf: front('"INTERNAL"', "allow_global_access = true") },
    { name: "no global access", tf: front('"EXTERNAL"', "allow_global_access = false") },
    { name: "a label of an internal rule", tf: front('"INTERNAL"', 'service_label = "db"') },
    { name: "filters of the service mesh", tf: filters('"INTERNAL_SELF_MANAGED"').replace(/[«»]/g, "") },
    {
      name: "a DNS zone of Private Service Connect",
      tf: regionalRule(
        'load_balancing_scheme = ""\nno_automate_dns_zone = true\nallow_psc_global_access = true\ntarget = "projects/p/regions/europe-west1/serviceAttachments/a"',
      ),
    },
    {
      name: "a target that is not known: it may be a service attachment",
      tf: `variable "t" {}\n${regionalRule("allow_psc_global_access = true\ntarget = var.t")}`,
    },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${front("var.s", "allow_global_access = true")}` },
    { name: "a value that is not known", tf: `variable "a" {}\n${front('"EXTERNAL"', "allow_global_access = var.a")}` },
  ],
  invalid: [
    {
      name: "global access of an external rule",
      tf: front('"EXTERNAL"', "allow_global_access = «true»"),
      message:
        "allowGlobalAccess lets clients of other regions use an internal load balancer; on this rule, of scheme EXTERNAL, it does nothing at best. Remove it.",
      fixes: ["Remove allowGlobalAccess"],
      fixed: front('"EXTERNAL"', ""),
    },
    {
      name: "a label of an external rule",
      tf: front('"EXTERNAL"', 'service_label = «"db"»'),
      fixes: ["Remove serviceLabel"],
    },
    { name: "filters of an external rule", tf: filters('"EXTERNAL_MANAGED"'), fixes: ["Remove metadataFilters"] },
    {
      name: "fields of Private Service Connect",
      tf: front('"INTERNAL"', "no_automate_dns_zone = «true»\nallow_psc_global_access = «true»"),
    },
  ],
});
