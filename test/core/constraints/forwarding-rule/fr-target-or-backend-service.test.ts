import rule from "../../../../src/core/constraints/forwarding-rule/fr-target-or-backend-service";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const pool = 'target = "projects/p/regions/europe-west1/targetPools/vms"';
const service = 'backend_service = "projects/p/regions/europe-west1/backendServices/vms"';
const external = 'load_balancing_scheme = "EXTERNAL"\nport_range = "80"';

testConstraint(rule, {
  valid: [
    { name: "a target", tf: regionalRule(`${external}\n${pool}`) },
    { name: "a backend service", tf: regionalRule(`${external}\n${service}`) },
    { name: "a target that is not known", tf: `variable "t" {}\n${globalRule(`port_range = "80"\ntarget = var.t`)}` },
    {
      name: "a target that may be null beside a backend service",
      tf: `variable "t" {}\n${regionalRule(`${external}\ntarget = var.t\n${service}`)}`,
    },
    {
      name: "a target that is null beside a backend service",
      tf: regionalRule(`${external}\ntarget = null\n${service}`),
    },
    {
      name: "a target that is empty beside a backend service",
      tf: regionalRule(`${external}\ntarget = ""\n${service}`),
    },
    { name: "Private Service Connect", tf: regionalRule('load_balancing_scheme = ""') },
  ],
  invalid: [
    {
      name: "both",
      tf: regionalRule(`${external}\ntarget = «"projects/p/regions/europe-west1/targetPools/vms"»\n${service}`),
      message:
        "This rule names a target and a backend service, but sends its traffic to one place only: the API refuses it. Keep the target for a proxy, the backend service for a passthrough load balancer.",
      fixes: ["Keep the target, remove the backend service", "Keep the backend service, remove the target"],
      fixed: regionalRule(`${external}\n${pool}`),
    },
    {
      name: "both, with a scheme that decides",
      tf: regionalRule(
        `load_balancing_scheme = "INTERNAL"\nports = ["80"]\ntarget = «"projects/p/regions/europe-west1/targetHttpProxies/web"»\n${service}`,
      ),
      fixes: ["Keep the backend service, remove the target"],
    },
    {
      name: "neither",
      tf: `«resource "google_compute_forwarding_rule" "web"» {\n  name       = "web"\n  port_range = "80"\n}\n`,
      message:
        "This rule names neither a target nor a backend service, so it has nowhere to send its traffic: the API refuses it. Set target to a proxy, or backendService to a regional backend service.",
      fixes: [],
    },
  ],
});
