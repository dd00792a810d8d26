import rule from "../../../../src/core/constraints/backend-service/serverless-neg-protocol";
import { testConstraint } from "../../../support/test-constraint";
import { backend, serverlessNeg, service, toServerless } from "../fixtures";

const speaking = (protocol: string) => serverlessNeg() + service(`protocol = ${protocol}\n${backend(toServerless)}`);

testConstraint(rule, {
  valid: [
    { name: "HTTPS", tf: speaking('"HTTPS"') },
    { name: "HTTP2 is common before Cloud Run", tf: speaking('"HTTP2"') },
    { name: "none", tf: serverlessNeg() + service(backend(toServerless)) },
    { name: "not known", tf: `variable "p" {}\n${speaking("var.p")}` },
  ],
  invalid: [
    {
      name: "TCP",
      tf: speaking('«"TCP"»'),
      message:
        'Protocol TCP cannot reach "run", a serverless NEG: serverless platforms speak HTTP. Set protocol to HTTPS.',
      fixes: ["Set protocol to HTTPS"],
      fixed: speaking('"HTTPS"'),
    },
  ],
});
