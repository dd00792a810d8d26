import rule from "../../../../src/core/constraints/backend-service/serverless-neg-port-name";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, service, toInstances } from "../fixtures";
import { globalRun, regionalRun } from "../serverless-fixtures";

testConstraint(rule, {
  valid: [
    { name: "none", tf: globalRun("") },
    { name: "http is the stored default", tf: globalRun('port_name = "http"') },
    { name: "empty", tf: globalRun('port_name = ""') },
    { name: "not known", tf: `variable "p" {}\n${globalRun("port_name = var.p")}` },
    { name: "instances", tf: service(`port_name = "https"\n${probed}\n${backend(toInstances)}`) },
    {
      name: "meant for instances beside, which is another mistake",
      tf: globalRun(`port_name = "https"\n${backend(toInstances)}`),
    },
  ],
  invalid: [
    {
      name: "https",
      tf: globalRun('port_name = «"https"»'),
      message:
        'The backend "run" is a serverless NEG, which has no ports to choose: the API refuses the port name https. Remove it.',
      fixes: ["Remove the port name"],
      fixed: globalRun(""),
    },
    {
      name: "of a regional service",
      tf: regionalRun('load_balancing_scheme = "EXTERNAL_MANAGED"\nport_name = «"web"»'),
      fixed: regionalRun('load_balancing_scheme = "EXTERNAL_MANAGED"'),
    },
  ],
});
