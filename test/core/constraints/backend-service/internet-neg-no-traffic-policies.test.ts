import rule from "../../../../src/core/constraints/backend-service/internet-neg-no-traffic-policies";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalNeg, regionalNeg, regionalService, service, toGlobal, toRegional } from "../fixtures";

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';

testConstraint(rule, {
  valid: [
    { name: "no policy", tf: globalNeg() + service(`${https}\n${backend(toGlobal)}`) },
    { name: "no affinity", tf: globalNeg() + service(`${https}\nsession_affinity = "NONE"\n${backend(toGlobal)}`) },
    {
      name: "a regional NEG",
      tf: regionalNeg() + regionalService(`${https}\nlocality_lb_policy = "RANDOM"\n${backend(toRegional)}`),
    },
    {
      name: "the mesh",
      tf:
        globalNeg() +
        service(`load_balancing_scheme = "INTERNAL_SELF_MANAGED"\nlocality_lb_policy = "RANDOM"\n${backend(toGlobal)}`),
    },
    {
      name: "a policy that is not known",
      tf: `variable "p" {}\n${globalNeg()}${service(`${https}\nlocality_lb_policy = var.p\n${backend(toGlobal)}`)}`,
    },
  ],
  invalid: [
    {
      name: "affinity with its cookie",
      tf:
        globalNeg() +
        service(
          `${https}\nsession_affinity = «"GENERATED_COOKIE"»\naffinity_cookie_ttl_sec = 60\n${backend(toGlobal)}`,
        ),
      message:
        'The backend "origin" is a global internet NEG with a single endpoint, so sessionAffinity has no effect. Remove it.',
      fixes: ["Remove sessionAffinity"],
      fixed: globalNeg() + service(`${https}\n${backend(toGlobal)}`),
    },
    {
      name: "several, each by itself",
      tf:
        globalNeg() +
        service(
          `${https}\nlocality_lb_policy = «"RANDOM"»\n«outlier_detection» {\n  consecutive_errors = 2\n}\n${backend(toGlobal)}`,
        ),
    },
  ],
});
