import rule from "../../../../src/core/constraints/backend-service/internet-neg-scope-mismatch";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  globalNeg,
  regionalNeg,
  regionalService,
  serverlessNeg,
  service,
  toGlobal,
  toRegional,
  toServerless,
} from "../fixtures";

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';

testConstraint(rule, {
  valid: [
    { name: "both global", tf: globalNeg() + service(`${https}\n${backend(toGlobal)}`) },
    { name: "both regional", tf: regionalNeg() + regionalService(`${https}\n${backend(toRegional)}`) },
    {
      name: "serverless NEGs are regional by nature",
      tf: serverlessNeg() + service(`${https}\n${backend(toServerless)}`),
    },
    {
      name: "a literal link to a regional NEG that may be serverless",
      tf: service(`${https}\n${backend('"projects/p/regions/r1/networkEndpointGroups/n"')}`),
    },
  ],
  invalid: [
    {
      name: "a global NEG in a regional service",
      tf: globalNeg() + regionalService(`${https}\n${backend(`«${toGlobal}»`)}`),
      message:
        'The internet NEG "origin" is global, but this backend service is regional: the API refuses the pair. Use a regional internet NEG.',
      fixes: [],
    },
    {
      name: "a literal link to a global NEG, which can only be an internet NEG",
      tf: regionalService(`${https}\n${backend('«"projects/p/global/networkEndpointGroups/origin"»')}`),
    },
    {
      name: "a regional NEG in a global service",
      tf: regionalNeg() + service(`${https}\n${backend(`«${toRegional}»`)}`),
    },
  ],
});
