import rule from "../../../../src/core/constraints/backend-service/unspecified-protocol-passthrough-only";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toInstances } from "../fixtures";

const scheme = (value: string) => `load_balancing_scheme = "${value}"`;
const urlMap = `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}
`;
const tcpProxy = `resource "google_compute_target_tcp_proxy" "web" {
  name            = "web"
  backend_service = google_compute_backend_service.web.id
}
`;

testConstraint(rule, {
  valid: [
    { name: "internal passthrough by default", tf: regionalService('protocol = "UNSPECIFIED"') },
    { name: "external passthrough", tf: regionalService(`${scheme("EXTERNAL")}\nprotocol = "UDP"`) },
    { name: "a protocol that proxies speak", tf: service(`${scheme("EXTERNAL_MANAGED")}\nprotocol = "TCP"`) },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService('load_balancing_scheme = var.s\nprotocol = "UDP"')}`,
    },
    { name: "a scheme by a version that is not known", tf: service('protocol = "UDP"') },
  ],
  invalid: [
    {
      name: "UDP",
      tf: service(`${scheme("EXTERNAL_MANAGED")}\nprotocol = «"UDP"»`),
      message:
        "Proxies (scheme EXTERNAL_MANAGED) open their own connections to the backends and cannot speak UDP, so the API refuses it: set the backends' protocol, such as HTTP or HTTPS or TCP.",
      fixes: ["Set the protocol to HTTP", "Set the protocol to HTTPS", "Set the protocol to TCP"],
      fixed: service(`${scheme("EXTERNAL_MANAGED")}\nprotocol = "HTTP"`),
    },
    {
      name: "regional",
      tf: regionalService(`${scheme("INTERNAL_MANAGED")}\nprotocol = «"UNSPECIFIED"»`),
    },
    {
      name: "behind a URL map",
      tf: service(`${scheme("EXTERNAL_MANAGED")}\nprotocol = «"UNSPECIFIED"»`) + urlMap,
      fixes: ["Set the protocol to HTTP", "Set the protocol to HTTPS"],
    },
    {
      name: "behind a target TCP proxy",
      tf: service(`${scheme("EXTERNAL_MANAGED")}\nprotocol = «"UNSPECIFIED"»`) + tcpProxy,
      fixes: ["Set the protocol to TCP"],
    },
    {
      name: "balanced by connections",
      tf: service(
        `${scheme("EXTERNAL_MANAGED")}\nprotocol = «"UDP"»\n${probed}\n${backend(toInstances, 'balancing_mode = "CONNECTION"\nmax_connections = 5')}`,
      ),
      fixes: ["Set the protocol to TCP"],
    },
  ],
});
