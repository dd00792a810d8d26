import rule from "../../../../src/core/constraints/backend-service/hybrid-neg-scheme";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toInstances, toZonal, zonalNeg } from "../fixtures";

const hybrid = zonalNeg("vms", "NON_GCP_PRIVATE_IP_PORT");
const tcp = 'balancing_mode = "CONNECTION"\nmax_connections_per_endpoint = 10';
const connection = backend(toZonal, 'balancing_mode = "CONNECTION"');
const scheme = (it: string) => `load_balancing_scheme = ${it}`;

testConstraint(rule, {
  valid: [
    {
      name: "an internal proxy",
      tf:
        hybrid +
        regionalService(`${scheme('"INTERNAL_MANAGED"')}\nprotocol = "TCP"\n${probed}\n${backend(toZonal, tcp)}`),
    },
    {
      name: "a classic proxy",
      tf: hybrid + service(`${scheme('"EXTERNAL"')}\nprotocol = "TCP"\n${probed}\n${backend(toZonal, tcp)}`),
    },
    {
      name: "a global service without scheme",
      tf: hybrid + service(`protocol = "TCP"\n${probed}\n${backend(toZonal, tcp)}`),
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${hybrid}${regionalService(`${scheme("var.s")}\n${probed}\n${connection}`)}`,
    },
    {
      name: "a type that is not known",
      tf: `variable "t" {}\n${hybrid.replace('"NON_GCP_PRIVATE_IP_PORT"', "var.t")}${regionalService(`${probed}\n${connection}`)}`,
    },
    {
      name: "a group of interfaces",
      tf: zonalNeg("vms", "GCE_VM_IP") + regionalService(`${probed}\n${connection}`),
    },
  ],
  invalid: [
    {
      name: "INTERNAL",
      tf: hybrid + regionalService(`${scheme('«"INTERNAL"»')}\n${probed}\n${connection}`),
      message:
        'Scheme INTERNAL makes this a passthrough load balancer, which delivers packets to VMs and cannot reach the hybrid NEG "vms". Use EXTERNAL_MANAGED or INTERNAL_MANAGED.',
      fixes: ["Set loadBalancingScheme to EXTERNAL_MANAGED", "Set loadBalancingScheme to INTERNAL_MANAGED"],
    },
    {
      name: "INTERNAL, because nothing is said",
      tf: hybrid + regionalService(`${probed}\n${connection}`).replace(/resource ".*" ".*"/, "«$&»"),
      message:
        'Without loadBalancingScheme this is a passthrough load balancer (INTERNAL), which delivers packets to VMs and cannot reach the hybrid NEG "vms". Set EXTERNAL_MANAGED or INTERNAL_MANAGED.',
      fixes: ["Set loadBalancingScheme to EXTERNAL_MANAGED", "Set loadBalancingScheme to INTERNAL_MANAGED"],
    },
    {
      name: "an external passthrough load balancer, for UDP",
      tf: hybrid + regionalService(`${scheme('«"EXTERNAL"»')}\nprotocol = "UDP"\n${probed}\n${connection}`),
      fixes: [],
    },
    {
      name: "INTERNAL on a global service",
      tf: hybrid + service(`${scheme('«"INTERNAL"»')}\nprotocol = "UDP"\n${probed}\n${connection}`),
    },
    {
      name: "a forwarding rule in front says what it is",
      tf: `${hybrid}${regionalService(`${scheme('«"INTERNAL"»')}\n${probed}\n${connection}`)}resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "europe-west1"
  load_balancing_scheme = "INTERNAL"
  backend_service       = google_compute_region_backend_service.web.id
  ports                 = ["80"]
}
`,
      fixes: [],
    },
    {
      name: "beside an instance group",
      tf: hybrid + regionalService(`${scheme('«"INTERNAL"»')}\n${probed}\n${connection}\n${backend(toInstances)}`),
    },
  ],
});
