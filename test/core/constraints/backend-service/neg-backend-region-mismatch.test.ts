import rule from "../../../../src/core/constraints/backend-service/neg-backend-region-mismatch";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, serverlessNeg, toServerless, toZonal, zonalNeg } from "../fixtures";

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';

testConstraint(rule, {
  valid: [
    { name: "the same region", tf: serverlessNeg() + regionalService(`${https}\n${backend(toServerless)}`) },
    { name: "a zone of the region", tf: zonalNeg() + regionalService(`${https}\n${probed}\n${backend(toZonal)}`) },
    {
      name: "a region that is not known",
      tf: `variable "r" {}\n${serverlessNeg().replace('"europe-west1"', "var.r")}${regionalService(`${https}\n${backend(toServerless)}`)}`,
    },
  ],
  invalid: [
    {
      name: "a NEG of another region",
      tf:
        serverlessNeg().replace("europe-west1", "us-east4") +
        regionalService(`${https}\n${backend(`«${toServerless}»`)}`),
      message:
        'The serverless NEG "run" is in us-east4, but the backend service is in europe-west1: a regional load balancer sends traffic only inside its region. Use a backend in europe-west1, or a global backend service.',
    },
    {
      name: "a zone of a region whose name begins alike",
      tf:
        zonalNeg().replace("europe-west1-b", "europe-west12-b") +
        regionalService(`${https}\n${probed}\n${backend(`«${toZonal}»`)}`),
    },
    {
      name: "an instance group by literal link",
      tf: regionalService(`${https}\n${probed}\n${backend('«"projects/p/zones/us-east4-c/instanceGroups/g"»')}`),
    },
  ],
});
