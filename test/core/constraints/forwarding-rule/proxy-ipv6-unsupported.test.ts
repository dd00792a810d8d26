import rule from "../../../../src/core/constraints/forwarding-rule/proxy-ipv6-unsupported";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const tcp = 'port_range = "110"\ntarget = "projects/p/regions/europe-west1/targetTcpProxies/tcp"';
const http = 'port_range = "80"\ntarget = "projects/p/regions/europe-west1/targetHttpProxies/web"';
const scheme = (name: string, rest: string, version = '"IPV6"') =>
  `load_balancing_scheme = ${name}\nip_version = ${version}\nnetwork = "default"\n${rest}`;

testConstraint(rule, {
  valid: [
    { name: "IPv4", tf: regionalRule(scheme('"EXTERNAL_MANAGED"', tcp, '"IPV4"')) },
    { name: "an internal Application Load Balancer", tf: regionalRule(scheme('"INTERNAL_MANAGED"', http)) },
    {
      name: "a global external load balancer",
      tf: globalRule(
        'load_balancing_scheme = "EXTERNAL_MANAGED"\nip_version = "IPV6"\nport_range = "80"\ntarget = "projects/p/global/targetHttpProxies/web"',
      ),
    },
    {
      name: "a classic one",
      tf: globalRule(
        'load_balancing_scheme = "EXTERNAL"\nip_version = "IPV6"\nport_range = "443"\ntarget = "projects/p/global/targetSslProxies/ssl"',
      ),
    },
    {
      name: "a passthrough one",
      tf: regionalRule(
        'load_balancing_scheme = "EXTERNAL"\nip_version = "IPV6"\nports = ["80"]\nbackend_service = "projects/p/regions/europe-west1/backendServices/vms"',
      ),
    },
    {
      name: "a version that is not known",
      tf: `variable "v" {}\n${regionalRule(scheme('"EXTERNAL_MANAGED"', tcp, "var.v"))}`,
    },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${regionalRule(scheme("var.s", tcp))}` },
    {
      name: "a target that is not known",
      tf: `variable "t" {}\n${regionalRule(scheme('"INTERNAL_MANAGED"', 'port_range = "80"\ntarget = var.t'))}`,
    },
  ],
  invalid: [
    {
      name: "a regional external one",
      tf: regionalRule(scheme('"EXTERNAL_MANAGED"', http, '«"IPV6"»')),
      message:
        "This rule wants an IPv6 address, but a regional external load balancer with a proxy accepts clients over IPv4 only; IPv6 works towards its backends at most. Use IPv4, or a global external load balancer.",
      fixes: ["Use IPv4", "Remove the IP version: IPv4 is the default"],
      fixed: regionalRule(scheme('"EXTERNAL_MANAGED"', http, '"IPV4"')),
    },
    { name: "an internal TCP proxy", tf: regionalRule(scheme('"INTERNAL_MANAGED"', tcp, '«"IPV6"»')) },
    {
      name: "a cross-region internal TCP proxy",
      tf: globalRule(
        'load_balancing_scheme = "INTERNAL_MANAGED"\nip_version = «"IPV6"»\nsubnetwork = "projects/p/regions/europe-west1/subnetworks/a"\nport_range = "110"\ntarget = "projects/p/global/targetTcpProxies/tcp"',
      ),
    },
  ],
});
