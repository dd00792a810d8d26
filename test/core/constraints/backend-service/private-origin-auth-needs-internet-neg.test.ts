import rule from "../../../../src/core/constraints/backend-service/private-origin-auth-needs-internet-neg";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalNeg, serverlessNeg, service, toGlobal, toServerless } from "../fixtures";

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';
const auth = (head: string, region = '\n    origin_region = "us-east-2"') =>
  `security_settings {\n  ${head} {\n    access_key_id = "A"\n    access_key = "k"${region}\n  }\n}`;
const plain = "aws_v4_authentication";

testConstraint(rule, {
  valid: [
    { name: "a global internet NEG", tf: globalNeg() + service(`${https}\n${auth(plain)}\n${backend(toGlobal)}`) },
    {
      name: "a group that is not known",
      tf: `variable "g" {}\n${service(`${https}\n${auth(plain)}\n${backend("var.g")}`)}`,
    },
    { name: "no authentication", tf: serverlessNeg() + service(`${https}\n${backend(toServerless)}`) },
  ],
  invalid: [
    {
      name: "a serverless NEG",
      tf: serverlessNeg() + service(`${https}\n${auth(`«${plain}»`)}\n${backend(toServerless)}`),
      message:
        'Requests are signed for AWS only on their way to a global internet NEG, but "run" is a serverless NEG: the API refuses the block. Point the service to the object store, or remove the block.',
      fixes: ["Remove AWS origin authentication"],
      fixed: serverlessNeg() + service(`${https}\n${backend(toServerless)}`),
    },
    {
      name: "a serverless NEG, and a member is missing: said once",
      tf:
        serverlessNeg() +
        service(
          `${https}
security_settings {
  «aws_v4_authentication» {
    access_key_id = "AKIDEXAMPLE"
    origin_region = "us-east-2"
  }
}
${backend(toServerless)}`,
        ),
      fixes: ["Remove AWS origin authentication"],
    },
    {
      name: "a member is missing",
      tf: globalNeg() + service(`${https}\n${auth(`«${plain}»`, "")}\n${backend(toGlobal)}`),
      message: "AWS origin authentication lacks originRegion, and without it no request can be signed. Add it.",
      fixes: [],
    },
  ],
});
