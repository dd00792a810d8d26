import rule from "../../../../src/core/constraints/backend-service/internet-neg-origin-auth";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalNeg, serverlessNeg, service, toGlobal, toServerless } from "../fixtures";

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';

testConstraint(rule, {
  valid: [
    {
      name: "a request header",
      tf: globalNeg() + service(`${https}\ncustom_request_headers = ["X-Key: a"]\n${backend(toGlobal)}`),
    },
    { name: "IAP", tf: globalNeg() + service(`${https}\niap {\n  enabled = true\n}\n${backend(toGlobal)}`) },
    {
      name: "IAP that is not known to be off",
      tf: `variable "on" {}\n${globalNeg()}${service(`${https}\niap {\n  enabled = var.on\n}\n${backend(toGlobal)}`)}`,
    },
    {
      name: "an authentication configuration",
      tf:
        globalNeg() +
        service(
          `${https}\ntls_settings {\n  authentication_config = "//networksecurity.googleapis.com/c"\n}\n${backend(toGlobal)}`,
        ),
    },
    { name: "no internet NEG", tf: serverlessNeg() + service(`${https}\n${backend(toServerless)}`) },
  ],
  invalid: [
    {
      name: "nothing proves where requests come from",
      tf: globalNeg() + service(`${https}\n${backend(`«${toGlobal}»`)}`),
      message:
        'Requests to the origin "origin" carry nothing that proves they come from this load balancer, so anyone who knows its address can go around it. Let the origin require a secret request header and admit only Google\'s egress addresses.',
      fixes: [],
    },
    {
      name: "IAP that is off",
      tf: globalNeg() + service(`${https}\niap {\n  enabled = false\n}\n${backend(`«${toGlobal}»`)}`),
    },
  ],
});
