import rule from "../../../../src/core/constraints/forwarding-rule/fr-address-port-conflict";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const address = (name = "ip") => `resource "google_compute_global_address" "${name}" {
  name = "${name}"
}
`;
const reserved = "google_compute_global_address.ip.id";
const front = (name: string, ip: string, port: string, target = "targetHttpProxies/web") =>
  globalRule(
    `ip_address = ${ip}\nport_range = ${port}\ntarget = "projects/p/global/${target}"\nload_balancing_scheme = "EXTERNAL"`,
    name,
  );
const internal = (name: string, more: string, ip = '"10.0.0.5"') =>
  regionalRule(
    `load_balancing_scheme = "INTERNAL"\nip_address = ${ip}\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"\n${more}`,
    name,
  );
const steered = (name: string, ranges: string) =>
  regionalRule(
    `load_balancing_scheme = "EXTERNAL"\nip_address = "34.1.2.3"\nports = ["80"]\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"${ranges}`,
    name,
  );

testConstraint(rule, {
  valid: [
    { name: "another port", tf: address() + front("a", reserved, '"80"') + front("b", reserved, '"443"') },
    {
      name: "another address",
      tf:
        address() +
        address("other") +
        front("a", reserved, '"80"') +
        front("b", "google_compute_global_address.other.id", '"80"'),
    },
    {
      name: "another protocol",
      tf:
        internal("a", 'network = "projects/p/global/networks/vpc"\nip_protocol = "TCP"\nports = ["53"]') +
        internal("b", 'network = "projects/p/global/networks/vpc"\nip_protocol = "UDP"\nports = ["53"]'),
    },
    {
      name: "no addresses",
      tf:
        globalRule('port_range = "80"\ntarget = "projects/p/global/targetHttpProxies/a"', "a") +
        globalRule('port_range = "80"\ntarget = "projects/p/global/targetHttpProxies/b"', "b"),
    },
    {
      name: "an address that is not known",
      tf: `variable "ip" {}\n${front("a", "var.ip", '"80"')}${front("b", "var.ip", '"80"')}`,
    },
    {
      name: "a port that is not known",
      tf: `variable "p" {}\n${address()}${front("a", reserved, '"80"')}${front("b", reserved, "var.p")}`,
    },
    { name: "one with source ranges", tf: steered("a", "") + steered("b", '\nsource_ip_ranges = ["203.0.113.0/24"]') },
    {
      name: "source ranges that are not known",
      tf: `variable "r" {}\n${steered("a", "")}${steered("b", "\nsource_ip_ranges = var.r")}`,
    },
    {
      name: "internal rules of different networks",
      tf:
        internal("a", 'network = "projects/p/global/networks/a"\nports = ["80"]') +
        internal("b", 'network = "projects/p/global/networks/b"\nports = ["80"]'),
    },
    {
      name: "internal rules that name no network",
      tf: internal("a", 'ports = ["80"]') + internal("b", 'ports = ["80"]'),
    },
    {
      name: "service mesh",
      tf: ["a", "b"]
        .map((it) =>
          globalRule(
            'load_balancing_scheme = "INTERNAL_SELF_MANAGED"\nip_address = "10.0.0.1"\nport_range = "80"\ntarget = "projects/p/global/targetHttpProxies/mesh"',
            it,
          ),
        )
        .join(""),
    },
    {
      name: "Private Service Connect",
      tf: ["a", "b"]
        .map((it) =>
          globalRule('load_balancing_scheme = ""\nip_address = "10.0.0.1"\nport_range = "80"\ntarget = "all-apis"', it),
        )
        .join(""),
    },
    {
      name: "instances that are not told apart",
      tf: `variable "n" {}\n${address()}${front("a", reserved, '"80"')}${front("b", reserved, '"80"').replace("  name", "  count = var.n\n  name")}`,
    },
    {
      name: "rules of one name",
      tf: address() + front("a", reserved, '"80"') + front("b", reserved, '"80"').replace('name = "b"', 'name = "a"'),
    },
  ],
  invalid: [
    {
      name: "a reserved address",
      tf: address() + front("a", reserved, '"80"') + front("b", reserved, '«"80"»'),
      message:
        "This rule opens TCP port 80 on the address that a has as well, which opens port 80 there: address, protocol and port must be unique together, and the API refuses the second rule. Change the port, or reserve another address.",
      fixes: ["Listen on another port"],
      answer: "8080",
      fixed: address() + front("a", reserved, '"80"') + front("b", reserved, '"8080"'),
    },
    {
      name: "a literal, and a range",
      tf: front("a", '"34.1.2.3"', '"443"') + front("b", '"34.1.2.3"', '«"443-443"»'),
      answer: "8443",
    },
    {
      name: "the address of the other rule",
      tf:
        front("a", '"34.1.2.3"', '"443"') + front("b", "google_compute_global_forwarding_rule.a.ip_address", '«"443"»'),
      answer: "8443",
    },
    {
      name: "internal rules of one network",
      tf:
        internal("a", 'network = "projects/p/global/networks/vpc"\nall_ports = true') +
        internal("b", 'network = "projects/p/global/networks/vpc"\nports = «["80", "81"]»'),
      message:
        "This rule opens TCP ports 80, 81 on the address that a has as well, which opens all ports there: address, protocol and port must be unique together, and the API refuses the second rule. Change the port, or reserve another address.",
      fixes: [],
    },
  ],
});
