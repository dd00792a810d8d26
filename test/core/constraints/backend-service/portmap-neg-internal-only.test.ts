import rule from "../../../../src/core/constraints/backend-service/portmap-neg-internal-only";
import { testConstraint } from "../../../support/test-constraint";
import { backend, portMap, probed, regionalService, toPortMap, toZonal, zonalNeg } from "../fixtures";

const connection = 'balancing_mode = "CONNECTION"';
const mapped = backend(toPortMap, connection);
const scheme = (it: string) => `load_balancing_scheme = ${it}`;
const rule1 = (name: string, more = "") => `resource "google_compute_forwarding_rule" "${name}" {
${more}  name                  = "${name}"
  region                = "europe-west1"
  load_balancing_scheme = "INTERNAL"
  backend_service       = google_compute_region_backend_service.web.id
  all_ports             = true
  network               = "default"
  subnetwork            = "default"
}
`;

testConstraint(rule, {
  valid: [
    { name: "alone", tf: portMap() + regionalService(`${scheme('"INTERNAL"')}\n${mapped}`) + rule1("web") },
    { name: "INTERNAL by default", tf: portMap() + regionalService(mapped) },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${portMap()}${regionalService(`${scheme("var.s")}\n${mapped}`)}`,
    },
    {
      name: "rules of which there may be one only",
      tf: `variable "n" {}\n${portMap()}${regionalService(mapped)}${rule1("a", "  count                 = var.n ? 1 : 0\n")}${rule1("b", "  count                 = var.n ? 0 : 1\n")}`,
    },
    {
      name: "other groups may share a service",
      tf:
        zonalNeg("vms", "GCE_VM_IP") +
        zonalNeg("more", "GCE_VM_IP") +
        regionalService(
          `${probed}\n${backend(toZonal, connection)}\n${backend(toZonal.replace("vms", "more"), connection)}`,
        ),
    },
  ],
  invalid: [
    {
      name: "a proxy",
      tf: portMap() + regionalService(`${scheme('«"INTERNAL_MANAGED"»')}\n${backend(toPortMap)}`),
      message:
        'The port mapping NEG "map" works behind an internal passthrough load balancer only, but the scheme is INTERNAL_MANAGED. Use INTERNAL.',
      fixes: ["Set loadBalancingScheme to INTERNAL"],
      fixed:
        portMap() +
        regionalService(
          `${scheme('"INTERNAL"')}\n${backend(toPortMap, connection).replace("group", "group         ")}`,
        ),
    },
    {
      name: "a proxy that speaks HTTP",
      tf: portMap() + regionalService(`${scheme('«"INTERNAL_MANAGED"»')}\nprotocol = "HTTP"\n${backend(toPortMap)}`),
      fixes: [],
    },
    {
      name: "a second backend",
      tf:
        portMap() +
        zonalNeg("vms", "GCE_VM_IP") +
        regionalService(`${probed}\n${backend(`«${toPortMap}»`, connection)}\n${backend(toZonal, connection)}`),
      message:
        'The port mapping NEG "map" forwards by client port and balances nothing, so it cannot share a backend service with "vms", a zonal NEG (GCE_VM_IP). Give it its own.',
      fixes: ["Move map to its own backend service"],
    },
    {
      name: "two forwarding rules",
      tf: portMap() + regionalService(mapped).replace(/resource ".*" ".*"/, "«$&»") + rule1("a") + rule1("b"),
      message:
        'The port mapping NEG "map" takes one forwarding rule, but 2 refer to its backend service. Keep one of them.',
      fixes: [],
    },
  ],
});
