import rule from "../../../../src/core/constraints/backend-service/passthrough-protocol";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toInstances } from "../fixtures";

const scheme = (value: string) => `load_balancing_scheme = "${value}"`;
const front = (protocol: string) => `resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "europe-west1"
  load_balancing_scheme = "EXTERNAL"
  ip_protocol           = "${protocol}"
  port_range            = "53"
  backend_service       = google_compute_region_backend_service.web.id
}
`;

testConstraint(rule, {
  valid: [
    { name: "TCP", tf: regionalService(`${scheme("INTERNAL")}\nprotocol = "TCP"`) },
    { name: "UNSPECIFIED", tf: regionalService(`${scheme("EXTERNAL")}\nprotocol = "UNSPECIFIED"`) },
    { name: "a protocol that is not set", tf: regionalService(scheme("INTERNAL")) },
    { name: "a scheme that is not set", tf: regionalService('protocol = "HTTP"') },
    { name: "proxies", tf: regionalService(`${scheme("INTERNAL_MANAGED")}\nprotocol = "HTTP"`) },
    { name: "global", tf: service(`${scheme("EXTERNAL")}\nprotocol = "HTTP"`) },
    { name: "not known", tf: `variable "p" {}\n${regionalService(`${scheme("INTERNAL")}\nprotocol = var.p`)}` },
  ],
  invalid: [
    {
      name: "HTTP",
      tf: regionalService(`${scheme("INTERNAL")}\nprotocol = «"HTTP"»`),
      message:
        "With scheme INTERNAL packets pass through unchanged and the load balancer never speaks HTTP, so no forwarding rule can use the service: use TCP, UDP or UNSPECIFIED, or a managed scheme.",
      fixes: ["Set the protocol to TCP", "Set the protocol to UDP", "Set the protocol to UNSPECIFIED"],
      fixed: regionalService(`${scheme("INTERNAL")}\nprotocol = "TCP"`),
    },
    {
      name: "requests cannot be counted any more",
      tf: regionalService(
        `${scheme("EXTERNAL")}\nprotocol = «"HTTPS"»\n${probed}\n${backend(toInstances, 'balancing_mode = "RATE"\nmax_rate = 5')}`,
      ),
      fixed: regionalService(
        `${scheme("EXTERNAL")}\nprotocol = "TCP"\n${probed}\n${backend(toInstances, 'balancing_mode = "CONNECTION"')}`,
      ),
    },
    {
      name: "the rule in front says UDP",
      tf: regionalService(`${scheme("EXTERNAL")}\nprotocol = «"SSL"»`) + front("UDP"),
      fixes: ["Set the protocol to UDP", "Set the protocol to UNSPECIFIED"],
    },
    {
      name: "the rule in front says L3_DEFAULT",
      tf: regionalService(`${scheme("EXTERNAL")}\nprotocol = «"HTTP2"»`) + front("L3_DEFAULT"),
      fixes: ["Set the protocol to UNSPECIFIED"],
    },
  ],
});
