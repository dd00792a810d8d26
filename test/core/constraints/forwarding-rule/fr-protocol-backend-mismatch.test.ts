import rule from "../../../../src/core/constraints/forwarding-rule/fr-protocol-backend-mismatch";
import { testConstraint } from "../../../support/test-constraint";
import { regionalRule, regionalService } from "../fixtures";

const to = "backend_service = google_compute_region_backend_service.web.id";
const front = (protocol: string, scheme = '"INTERNAL"', more = "all_ports = true") =>
  regionalRule(`load_balancing_scheme = ${scheme}\n${protocol && `ip_protocol = ${protocol}\n`}${more}\n${to}`);
const back = (protocol: string, scheme = "INTERNAL") =>
  regionalService(`load_balancing_scheme = "${scheme}"${protocol && `\nprotocol = ${protocol}`}`);

testConstraint(rule, {
  valid: [
    { name: "the same", tf: front('"UDP"') + back('"UDP"') },
    { name: "the default, and TCP", tf: front("") + back('"TCP"') },
    { name: "TCP before UNSPECIFIED", tf: front('"TCP"') + back('"UNSPECIFIED"') },
    { name: "all protocols before UNSPECIFIED", tf: front('"L3_DEFAULT"') + back('"UNSPECIFIED"') },
    { name: "a service without a protocol", tf: front('"UDP"') + back("") },
    { name: "a rule whose protocol is not known", tf: `variable "p" {}\n${front("var.p")}${back('"UDP"')}` },
    { name: "a service whose protocol is not known", tf: `variable "p" {}\n${front('"TCP"')}${back("var.p")}` },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${front('"TCP"', "var.s")}${back('"UDP"')}` },
    {
      name: "a service behind a proxy",
      tf: `resource "google_compute_region_target_tcp_proxy" "tcp" {
  name            = "tcp"
  region          = "europe-west1"
  backend_service = google_compute_region_backend_service.web.id
}
${regionalRule('load_balancing_scheme = "INTERNAL_MANAGED"\nport_range = "443"\ntarget = google_compute_region_target_tcp_proxy.tcp.id')}${back('"SSL"', "INTERNAL_MANAGED")}`,
    },
  ],
  invalid: [
    {
      name: "TCP before UDP",
      tf: front('«"TCP"»') + back('"UDP"'),
      message:
        "The protocol of this rule is TCP, but that of its backend service web is UDP. Packets pass through unchanged, so the API wants them to agree: use the same protocol, or UNSPECIFIED on the service.",
      fixes: [
        "Set the rule's protocol to UDP",
        "Set the protocol of web to TCP",
        "Set the protocol of web to UNSPECIFIED",
      ],
      fixed: front('"UDP"') + back('"UDP"'),
    },
    {
      name: "the default before UDP",
      tf: front("").replace(/^resource.*(?= \{)/, "«$&»") + back('"UDP"'),
      message:
        "The protocol of this rule is TCP (the default), but that of its backend service web is UDP. Packets pass through unchanged, so the API wants them to agree: use the same protocol, or UNSPECIFIED on the service.",
    },
    {
      name: "two rules: the service is offered UNSPECIFIED only",
      tf:
        front('«"TCP"»', '"EXTERNAL"', 'ports = ["53"]') +
        front('"UDP"', '"EXTERNAL"', 'ports = ["53"]').replaceAll('"web"', '"udp"') +
        back('"UDP"', "EXTERNAL"),
      fixes: ["Set the rule's protocol to UDP", "Set the protocol of web to UNSPECIFIED"],
    },
    {
      name: "all protocols before TCP",
      tf: front('«"L3_DEFAULT"»', '"EXTERNAL"') + back('"TCP"', "EXTERNAL"),
      message:
        "This rule takes packets of every protocol (L3_DEFAULT), but its backend service web is for TCP. The API wants UNSPECIFIED there: set it, or give the rule the protocol TCP.",
      fixes: ["Set the rule's protocol to TCP", "Set the protocol of web to UNSPECIFIED"],
    },
  ],
});
