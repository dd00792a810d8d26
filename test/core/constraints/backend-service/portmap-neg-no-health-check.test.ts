import rule from "../../../../src/core/constraints/backend-service/portmap-neg-no-health-check";
import { testConstraint } from "../../../support/test-constraint";
import { backend, portMap, probed, regionalService, toPortMap, toZonal, zonalNeg } from "../fixtures";

const connection = 'balancing_mode = "CONNECTION"';
const mapped = backend(toPortMap, connection);

testConstraint(rule, {
  valid: [
    { name: "no health check", tf: portMap() + regionalService(mapped) },
    { name: "none, in so many words", tf: portMap() + regionalService(`health_checks = []\n${mapped}`) },
    {
      name: "health checks that may be none",
      tf: `variable "hc" {}\n${portMap()}${regionalService(`health_checks = var.hc\n${mapped}`)}`,
    },
    {
      name: "a backend beside it that takes one",
      tf:
        portMap() +
        zonalNeg("vms", "GCE_VM_IP") +
        regionalService(`${probed}\n${mapped}\n${backend(toZonal, connection)}`),
    },
    {
      name: "interfaces of VMs",
      tf: zonalNeg("vms", "GCE_VM_IP") + regionalService(`${probed}\n${backend(toZonal, connection)}`),
    },
  ],
  invalid: [
    {
      name: "a health check",
      tf: portMap() + regionalService(`health_checks = «["projects/p/global/healthChecks/hc"]»\n${mapped}`),
      message:
        'The backend "map" is a port mapping NEG, whose traffic follows a fixed mapping whatever the health of its VMs: the API refuses a health check here. Remove it.',
      fixes: ["Remove the health check"],
      fixed: portMap() + regionalService(mapped),
    },
  ],
});
