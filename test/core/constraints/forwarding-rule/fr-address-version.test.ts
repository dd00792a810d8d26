import rule from "../../../../src/core/constraints/forwarding-rule/fr-address-version";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule } from "../fixtures";

const address = (more: string) => `resource "google_compute_global_address" "ip" {
  name = "ip"${more}
}
`;
const front = (version: string, ip = "google_compute_global_address.ip.id") =>
  globalRule(
    `load_balancing_scheme = "EXTERNAL_MANAGED"\nip_address = ${ip}${version && `\nip_version = ${version}`}\nport_range = "80"\ntarget = "projects/p/global/targetHttpProxies/web"`,
  );
const six = '\n  ip_version = "IPV6"';

testConstraint(rule, {
  valid: [
    { name: "the same", tf: address(six) + front('"IPV6"') },
    { name: "a rule without a version", tf: address(six) + front("") },
    { name: "an address without a version", tf: address("") + front('"IPV6"') },
    {
      name: "a version that is not known",
      tf: `variable "v" {}\n${address("\n  ip_version = var.v")}${front('"IPV6"')}`,
    },
    { name: "a literal of the version", tf: front('"IPV6"', '"2600:1901:0:1234::"') },
    { name: "no address", tf: front('"IPV6"', "null") },
  ],
  invalid: [
    {
      name: "an IPv6 address of an IPv4 rule",
      tf: address(six) + front('«"IPV4"»'),
      message:
        "The IP version of this rule is IPV4, but its address ip is IPV6: a rule has the version of its address. Use the same version on both.",
      fixes: ["Set the rule's IP version to IPV6", "Remove the rule's IP version"],
      fixed: address(six) + front('"IPV6"'),
    },
    { name: "an IPv4 number of an IPv6 rule", tf: front('«"IPV6"»', '"34.1.2.3"') },
    { name: "an IPv4 number of the address", tf: address('\n  address = "34.1.2.3"') + front('«"IPV6"»') },
  ],
});
