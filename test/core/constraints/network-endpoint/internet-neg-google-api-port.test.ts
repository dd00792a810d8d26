import rule from "../../../../src/core/constraints/network-endpoint/internet-neg-google-api-port";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalEndpoint, globalNeg, service, toGlobal } from "../fixtures";

const run = 'fqdn = "svc-abc-uc.a.run.app"';

testConstraint(rule, {
  valid: [
    { name: "port 443", tf: globalNeg() + globalEndpoint(`${run}\nport = 443`) },
    { name: "no port", tf: globalNeg() + globalEndpoint(run) },
    { name: "somebody else", tf: globalNeg() + globalEndpoint('fqdn = "notrun.app"\nport = 8443') },
    {
      name: "a port that is not known",
      tf: `variable "p" {}\n${globalNeg()}${globalEndpoint(`${run}\nport = var.p`)}`,
    },
  ],
  invalid: [
    {
      name: "another port",
      tf: globalNeg() + globalEndpoint(`${run}\nport = «8443»`),
      message:
        '"svc-abc-uc.a.run.app" is a Google service, and those answer external origins only on ports 80 and 443, not on 8443. Use port 443, or a serverless or Private Service Connect NEG.',
      fixes: ["Use port 443"],
      fixed: globalNeg() + globalEndpoint(`${run}\nport = 443`),
    },
    {
      name: "another protocol",
      tf:
        globalNeg() +
        globalEndpoint('fqdn = «"storage.googleapis.com"»') +
        service(`protocol = "TCP"\n${backend(toGlobal)}`),
      fixes: ["Set protocol to HTTPS"],
    },
  ],
});
