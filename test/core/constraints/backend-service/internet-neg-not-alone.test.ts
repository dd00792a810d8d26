import rule from "../../../../src/core/constraints/backend-service/internet-neg-not-alone";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  globalNeg,
  regionalNeg,
  regionalService,
  serverlessNeg,
  service,
  toGlobal,
  toInstances,
  toRegional,
  toServerless,
} from "../fixtures";

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';

testConstraint(rule, {
  valid: [
    { name: "alone", tf: globalNeg() + service(`${https}\n${backend(toGlobal)}`) },
    {
      name: "several regional ones, by name and by address",
      tf:
        regionalNeg() +
        regionalNeg("second", "INTERNET_IP_PORT") +
        regionalService(
          `${https}\n${backend(toRegional)}\n${backend("google_compute_region_network_endpoint_group.second.id")}`,
        ),
    },
    {
      name: "beside a group that is not known",
      tf: `variable "g" {}\n${globalNeg()}${service(`${https}\n${backend(toGlobal)}\n${backend("var.g")}`)}`,
    },
    { name: "serverless NEGs only", tf: serverlessNeg() + service(`${https}\n${backend(toServerless)}`) },
  ],
  invalid: [
    {
      name: "with a serverless NEG",
      tf: globalNeg() + serverlessNeg() + service(`${https}\n${backend(`«${toGlobal}»`)}\n${backend(toServerless)}`),
      message:
        'The internet NEG "origin" cannot share a backend service with "run", a serverless NEG: the API refuses the mixture. Give the internet NEG its own backend service.',
      fixes: ["Move origin to its own backend service"],
      fixed: `${globalNeg()}${serverlessNeg()}${service(`${https}\n${backend(toServerless)}`)}
resource "google_compute_backend_service" "web_origin" {
  name                  = "web-origin"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`,
    },
    {
      name: "with an instance group",
      tf: globalNeg() + service(`${https}\n${backend(toInstances)}\n${backend(`«${toGlobal}»`)}`),
    },
    {
      name: "a global and a regional one",
      tf:
        globalNeg() +
        regionalNeg("second") +
        service(
          `${https}\n${backend(`«${toGlobal}»`)}\n${backend("google_compute_region_network_endpoint_group.second.id")}`,
        ),
    },
  ],
});
