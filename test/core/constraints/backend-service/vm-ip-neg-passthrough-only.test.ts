import rule from "../../../../src/core/constraints/backend-service/vm-ip-neg-passthrough-only";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toZonal, zonalNeg } from "../fixtures";

const managed = 'load_balancing_scheme = "EXTERNAL_MANAGED"';
const rated = (group: string) =>
  backend(group, 'balancing_mode        = "RATE"\nmax_rate_per_endpoint = 100').replace(
    "group ",
    "group                 ",
  );
const endpoint = `resource "google_compute_network_endpoint" "a" {
  network_endpoint_group = google_compute_network_endpoint_group.vms.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
}
`;

testConstraint(rule, {
  valid: [
    {
      name: "internal passthrough by default",
      tf:
        zonalNeg("vms", "GCE_VM_IP") +
        regionalService(`${probed}\n${backend(toZonal, 'balancing_mode = "CONNECTION"')}`),
    },
    {
      name: "external passthrough",
      tf:
        zonalNeg("vms", "GCE_VM_IP") +
        regionalService(
          `load_balancing_scheme = "EXTERNAL"\n${probed}\n${backend(toZonal, 'balancing_mode = "CONNECTION"')}`,
        ),
    },
    { name: "another type", tf: zonalNeg() + service(`${managed}\n${probed}\n${rated(toZonal)}`) },
    {
      name: "a literal link does not tell the type",
      tf: service(`${managed}\n${probed}\n${rated('"projects/p/zones/z/networkEndpointGroups/n"')}`),
    },
    {
      name: "a type that is not known",
      tf: `variable "t" {}\n${zonalNeg("vms", "T").replace('"T"', "var.t")}${service(`${managed}\n${probed}\n${rated(toZonal)}`)}`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${zonalNeg("vms", "GCE_VM_IP")}${regionalService(`load_balancing_scheme = var.s\n${probed}\n${backend(toZonal)}`)}`,
    },
  ],
  invalid: [
    {
      name: "global",
      tf:
        zonalNeg("vms", "GCE_VM_IP") + service(`${managed}\nprotocol = "HTTP"\n${probed}\n${backend(`«${toZonal}»`)}`),
      message:
        'The endpoints of "vms" (GCE_VM_IP) have no port, and a proxy (scheme EXTERNAL_MANAGED) needs one to connect to them, so the API refuses the backend: use a GCE_VM_IP_PORT NEG, or a passthrough load balancer.',
      fixes: ["Change the NEG to GCE_VM_IP_PORT. Balance by requests (RATE)"],
      fixed: zonalNeg() + service(`${managed}\nprotocol = "HTTP"\n${probed}\n${rated(toZonal)}`),
    },
    {
      name: "endpoints without a port: it is asked for",
      tf:
        zonalNeg("vms", "GCE_VM_IP") +
        endpoint +
        service(`${managed}\nprotocol = "TCP"\n${probed}\n${backend(`«${toZonal}»`)}`),
      fixes: ["Change the NEG to GCE_VM_IP_PORT. Balance by connections (CONNECTION)…"],
      answer: "8080",
    },
    {
      name: "regional, behind proxies",
      tf:
        zonalNeg("vms", "GCE_VM_IP") +
        regionalService(
          `load_balancing_scheme = "INTERNAL_MANAGED"\nprotocol = "HTTP"\n${probed}\n${backend(`«${toZonal}»`)}`,
        ),
    },
    {
      name: "a passthrough load balancer uses it as well: nothing to offer",
      tf:
        zonalNeg("vms", "GCE_VM_IP") +
        service(`${managed}\nprotocol = "HTTP"\n${probed}\n${backend(`«${toZonal}»`)}`) +
        regionalService(`${probed}\n${backend(toZonal, 'balancing_mode = "CONNECTION"')}`, "internal"),
      fixes: [],
    },
  ],
});
