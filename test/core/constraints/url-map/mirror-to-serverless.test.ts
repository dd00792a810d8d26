import rule from "../../../../src/core/constraints/url-map/mirror-to-serverless";
import { testConstraint } from "../../../support/test-constraint";
import { backend, serverlessNeg, service, toServerless, toZonal, zonalNeg } from "../fixtures";
import { block, withDefault } from "./maps";

const run = serverlessNeg() + service(`load_balancing_scheme = "EXTERNAL_MANAGED"\n${backend(toServerless)}`, "run");
const vms = zonalNeg() + service(backend(toZonal, 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 1'), "vms");
const mirror = (target: string, more = "") =>
  withDefault(block("default_route_action", `${more}${block("request_mirror_policy", `backend_service = ${target}`)}`));
const timeout = `${block("timeout", "seconds = 5")}\n`;

testConstraint(rule, {
  valid: [
    { name: "a mirror of virtual machines", tf: vms + mirror("google_compute_backend_service.vms.id") },
    { name: "a target that is not known", tf: `variable "s" {}\n${mirror("var.s")}` },
    { name: "a target elsewhere", tf: mirror('"projects/p/global/backendServices/copy"') },
    {
      name: "a serverless service without a mirror",
      tf: run + withDefault("", "google_compute_backend_service.run.id"),
    },
  ],
  invalid: [
    {
      name: "a serverless target",
      tf: run + mirror("«google_compute_backend_service.run.id»"),
      message:
        'The mirror target "run" has the serverless NEG "run" as backend, which takes no mirrored requests. Choose another target, or remove the policy.',
      fixes: ["Remove the mirror policy"],
      fixed: run + withDefault(""),
    },
    {
      name: "beside other actions",
      tf: run + mirror("«google_compute_backend_service.run.id»", timeout),
      fixed: run + withDefault(block("default_route_action", timeout)),
    },
  ],
});
