import rule from "../../../../src/core/constraints/backend-service/vm-ip-port-neg-proxy-only";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service, toZonal, zonalNeg } from "../fixtures";

const connection = 'balancing_mode = "CONNECTION"';
const endpoint = (name: string, port: string) => `resource "google_compute_network_endpoint" "${name}" {
  network_endpoint_group = google_compute_network_endpoint_group.vms.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
${port}}
`;
const internal = regionalService(`${probed}\n${backend(`«${toZonal}»`, connection)}`);
const plain = regionalService(`${probed}\n${backend(toZonal, connection)}`);

testConstraint(rule, {
  valid: [
    { name: "GCE_VM_IP", tf: zonalNeg("vms", "GCE_VM_IP") + plain },
    {
      name: "proxies",
      tf:
        zonalNeg() +
        regionalService(
          `load_balancing_scheme = "INTERNAL_MANAGED"\nprotocol = "TCP"\n${probed}\n${backend(toZonal, `${connection}\nmax_connections_per_endpoint = 5`)}`,
        ),
    },
    {
      name: "global",
      tf:
        zonalNeg() +
        service(
          `load_balancing_scheme = "EXTERNAL"\n${probed}\n${backend(toZonal, 'balancing_mode = "RATE"\nmax_rate = 5')}`,
        ),
    },
    {
      name: "a literal link does not tell the type",
      tf: regionalService(`${probed}\n${backend('"projects/p/zones/z/networkEndpointGroups/n"', connection)}`),
    },
    {
      name: "a type that is not known",
      tf: `variable "t" {}\n${zonalNeg("vms", "T").replace('"T"', "var.t")}${plain}`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${zonalNeg()}${regionalService(`load_balancing_scheme = var.s\n${probed}\n${backend(toZonal, connection)}`)}`,
    },
  ],
  invalid: [
    {
      name: "internal by default",
      tf: zonalNeg() + endpoint("a", "  port                   = 80\n") + internal,
      message:
        'The endpoints of "vms" (GCE_VM_IP_PORT) have ports, and a passthrough load balancer (scheme INTERNAL) cannot change the port of a packet, so the API refuses the backend: use a GCE_VM_IP NEG, or a managed scheme.',
      fixes: ["Change the NEG to GCE_VM_IP, without ports"],
      fixed: zonalNeg("vms", "GCE_VM_IP") + endpoint("a", "") + plain,
    },
    {
      name: "the type by default, and a default port",
      tf:
        zonalNeg().replace('  network_endpoint_type = "GCE_VM_IP_PORT"\n', "  default_port          = 80\n") +
        regionalService(`load_balancing_scheme = "EXTERNAL"\n${probed}\n${backend(`«${toZonal}»`, connection)}`),
    },
    {
      name: "two ports of one machine: nothing to offer",
      tf:
        zonalNeg() +
        endpoint("a", "  port                   = 80\n") +
        endpoint("b", "  port                   = 81\n") +
        internal,
      fixes: [],
    },
    {
      name: "proxies use it as well: nothing to offer",
      tf:
        zonalNeg() +
        internal +
        service(`${probed}\n${backend(toZonal, 'balancing_mode = "RATE"\nmax_rate = 5')}`, "global"),
      fixes: [],
    },
  ],
});
