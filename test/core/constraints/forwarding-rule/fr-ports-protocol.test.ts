import rule from "../../../../src/core/constraints/forwarding-rule/fr-ports-protocol";
import { testConstraint } from "../../../support/test-constraint";
import { regionalRule } from "../fixtures";

const service = 'backend_service = "projects/p/regions/europe-west1/backendServices/vms"';
const internal = `load_balancing_scheme = "INTERNAL"\n${service}`;
const external = `load_balancing_scheme = "EXTERNAL"\n${service}`;
const vpn = 'target = "projects/p/regions/europe-west1/targetVpnGateways/vpn"';

testConstraint(rule, {
  valid: [
    { name: "all protocols and ports", tf: regionalRule(`ip_protocol = "L3_DEFAULT"\nall_ports = true\n${external}`) },
    {
      name: "all protocols, with a flag that is not known",
      tf: `variable "a" {}\n${regionalRule(`ip_protocol = "L3_DEFAULT"\nall_ports = var.a\n${external}`)}`,
    },
    { name: "a list of TCP", tf: regionalRule(`ip_protocol = "TCP"\nports = ["80"]\n${internal}`) },
    { name: "a range of UDP", tf: regionalRule(`ip_protocol = "UDP"\nport_range = "500-600"\n${external}`) },
    {
      name: "a range of SCTP",
      tf: regionalRule(
        'ip_protocol = "SCTP"\nport_range = "500"\ntarget = "projects/p/zones/europe-west1-b/targetInstances/vm"',
      ),
    },
    { name: "ESP without ports", tf: regionalRule(`ip_protocol = "ESP"\n${vpn}`) },
    { name: "a range of UDP for a VPN", tf: regionalRule(`ip_protocol = "UDP"\nport_range = "500"\n${vpn}`) },
    {
      name: "a protocol that is not known",
      tf: `variable "p" {}\n${regionalRule(`ip_protocol = var.p\nports = ["80"]\n${internal}`)}`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalRule(`load_balancing_scheme = var.s\nport_range = "80"\n${service}`)}`,
    },
    {
      name: "a proxy, whose scheme is the mistake",
      tf: regionalRule(
        'load_balancing_scheme = "INTERNAL"\nport_range = "80"\ntarget = "projects/p/regions/europe-west1/targetHttpProxies/web"',
      ),
    },
  ],
  invalid: [
    {
      name: "all protocols, and a port",
      tf: regionalRule(`ip_protocol = «"L3_DEFAULT"»\nports = ["80"]\n${internal}`),
      message:
        "The protocol of this rule is L3_DEFAULT, which covers protocols that have no ports: the API wants allPorts to be true. Set it, and remove ports and portRange.",
      fixes: ["Take packets to all ports"],
      fixed: regionalRule(`ip_protocol = "L3_DEFAULT"\nall_ports = true\n${internal}`),
    },
    { name: "all protocols, and no ports", tf: regionalRule(`ip_protocol = «"L3_DEFAULT"»\n${external}`) },
    {
      name: "all protocols, and not all ports",
      tf: regionalRule(`ip_protocol = «"L3_DEFAULT"»\nall_ports = false\n${external}`),
    },
    {
      name: "ports of ESP",
      tf: regionalRule(`ip_protocol = "ESP"\nport_range = «"500"»\n${vpn}`),
      message:
        "The protocol of this rule is ESP, which has no ports, and the API takes portRange with TCP, UDP and SCTP only. Remove it.",
      fixes: ["Remove portRange"],
      fixed: regionalRule(`ip_protocol = "ESP"\n${vpn}`),
    },
    {
      name: "a range of an internal rule",
      tf: regionalRule(`port_range = «"80-82"»\n${internal}`),
      message:
        "This rule has a port range and scheme INTERNAL: an internal passthrough load balancer takes a list of up to five ports, or all of them. Use ports or allPorts.",
      fixes: ["List the ports"],
      fixed: regionalRule(`${internal}\nports = ["80", "81", "82"]`),
    },
    {
      name: "a long range of an internal rule",
      tf: regionalRule(`port_range = «"1-65535"»\n${internal}`),
      fixes: ["Take packets to all ports"],
    },
  ],
});
