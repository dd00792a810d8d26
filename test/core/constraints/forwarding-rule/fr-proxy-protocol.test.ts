import rule from "../../../../src/core/constraints/forwarding-rule/fr-proxy-protocol";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const https = 'port_range  = "443"\ntarget      = "projects/p/global/targetHttpsProxies/web"';

testConstraint(rule, {
  valid: [
    { name: "TCP", tf: globalRule(`ip_protocol = "TCP"\n${https}`) },
    { name: "no protocol", tf: globalRule(https) },
    { name: "a protocol that is not known", tf: `variable "p" {}\n${globalRule(`ip_protocol = var.p\n${https}`)}` },
    {
      name: "a target that is not known",
      tf: `variable "t" {}\n${globalRule('ip_protocol = "UDP"\nport_range = "53"\ntarget = var.t')}`,
    },
    {
      name: "a passthrough rule",
      tf: regionalRule(
        'ip_protocol = "UDP"\nports = ["53"]\nbackend_service = "projects/p/regions/europe-west1/backendServices/dns"',
      ),
    },
    {
      name: "Classic VPN",
      tf: regionalRule('ip_protocol = "ESP"\ntarget = "projects/p/regions/europe-west1/targetVpnGateways/vpn"'),
    },
  ],
  invalid: [
    {
      name: "UDP for HTTP/3",
      tf: globalRule(`ip_protocol = «"UDP"»\n${https}`),
      message:
        "The protocol of this rule is UDP, but it points at a target HTTPS proxy, which takes TCP connections only. HTTP/3 needs no rule of its own: set IPProtocol to TCP or remove it.",
      fixes: ["Set the protocol to TCP", "Remove the protocol: TCP is the default"],
      fixed: globalRule(`ip_protocol = "TCP"\n${https}`),
    },
    {
      name: "all protocols before a TCP proxy",
      tf: `resource "google_compute_region_target_tcp_proxy" "tcp" {
  name            = "tcp"
  region          = "europe-west1"
  backend_service = "projects/p/regions/europe-west1/backendServices/tcp"
}
${regionalRule('load_balancing_scheme = "INTERNAL_MANAGED"\nip_protocol = «"L3_DEFAULT"»\nport_range = "110"\ntarget = google_compute_region_target_tcp_proxy.tcp.id')}`,
      message:
        "The protocol of this rule is L3_DEFAULT, but it points at a target TCP proxy, which takes TCP connections only. Set IPProtocol to TCP or remove it.",
    },
  ],
});
