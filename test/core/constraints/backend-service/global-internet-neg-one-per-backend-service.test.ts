import rule from "../../../../src/core/constraints/backend-service/global-internet-neg-one-per-backend-service";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalNeg, regionalNeg, regionalService, service, toGlobal, toRegional } from "../fixtures";

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';
const second = "google_compute_global_network_endpoint_group.second.id";

testConstraint(rule, {
  valid: [
    { name: "one", tf: globalNeg() + service(`${https}\n${backend(toGlobal)}`) },
    {
      name: "several regional ones",
      tf:
        regionalNeg() +
        regionalNeg("second") +
        regionalService(
          `${https}\n${backend(toRegional)}\n${backend("google_compute_region_network_endpoint_group.second.id")}`,
        ),
    },
    {
      name: "the same one twice is another mistake",
      tf: globalNeg() + service(`${https}\n${backend(toGlobal)}\n${backend(toGlobal)}`),
    },
    {
      name: "a second one that is not known",
      tf: `variable "g" {}\n${globalNeg()}${service(`${https}\n${backend(toGlobal)}\n${backend("var.g")}`)}`,
    },
  ],
  invalid: [
    {
      name: "two",
      tf: globalNeg() + globalNeg("second") + service(`${https}\n${backend(toGlobal)}\n${backend(`«${second}»`)}`),
      message:
        'The service already has the internet NEG "origin", and a global backend service holds only one: the API refuses "second". Give it its own backend service.',
      fixes: ["Move second to its own backend service"],
    },
    {
      name: "two instances of one block",
      tf:
        globalNeg().replace("{\n", "{\n  count = 2\n") +
        service(
          `${https}\n${backend(toGlobal.replace("origin", "origin[0]"))}\n${backend(`«${toGlobal.replace("origin", "origin[1]")}»`)}`,
        ),
      fixes: [],
    },
    {
      name: "two literal links",
      tf: service(
        `${https}\n${backend('"projects/p/global/networkEndpointGroups/a"')}\n${backend('«"projects/p/global/networkEndpointGroups/b"»')}`,
      ),
      fixes: [],
    },
  ],
});
