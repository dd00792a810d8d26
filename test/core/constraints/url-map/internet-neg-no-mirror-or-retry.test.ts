import rule from "../../../../src/core/constraints/url-map/internet-neg-no-mirror-or-retry";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalNeg, serverlessNeg, service, toGlobal, toServerless } from "../fixtures";

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';
const origin = globalNeg() + service(`${https}\n${backend(toGlobal)}`, "origin");
const app = serverlessNeg() + service(`${https}\n${backend(toServerless)}`, "app");
const to = (name: string) => `google_compute_backend_service.${name}.id`;
const urlMap = (body: string) => `resource "google_compute_url_map" "web" {\n  name = "web"\n${body}}\n`;
const retry = (head = "retry_policy") => `    ${head} {\n      num_retries = 3\n    }\n`;
const mirror = (target: string, head = "request_mirror_policy") =>
  `    ${head} {\n      backend_service = ${target}\n    }\n`;
const defaults = (target: string, action: string) =>
  urlMap(`  default_service = ${target}\n${action === "" ? "" : `  default_route_action {\n${action}  }\n`}`);

testConstraint(rule, {
  valid: [
    { name: "no policy", tf: origin + defaults(to("origin"), "") },
    { name: "a retry to something else", tf: origin + app + defaults(to("app"), retry()) },
    {
      name: "a mirror to something else",
      tf: `${app}${service(https, "copy")}${defaults(to("app"), mirror(to("copy")))}`,
    },
    { name: "a target that is not known", tf: `variable "s" {}\n${defaults("var.s", retry())}` },
  ],
  invalid: [
    {
      name: "a retry policy",
      tf: origin + defaults(to("origin"), `    timeout {\n      seconds = 5\n    }\n${retry("«retry_policy»")}`),
      message:
        'The route leads to "origin", whose backend "origin" is a global internet NEG: failed requests are not tried again. Remove the retry policy.',
      fixes: ["Remove the retry policy"],
      fixed: origin + defaults(to("origin"), "    timeout {\n      seconds = 5\n    }\n"),
    },
    {
      name: "a mirror target",
      tf: origin + app + defaults(to("app"), mirror(to("origin"), "«request_mirror_policy»")),
    },
    {
      name: "in a weighted route, once for all its services",
      tf: `${origin}${app}${urlMap(`  default_service = ${to("app")}
  path_matcher {
    name            = "all"
    default_service = ${to("app")}
    route_rules {
      priority = 1
      route_action {
        «retry_policy» {
          num_retries = 3
        }
        weighted_backend_services {
          backend_service = ${to("origin")}
          weight          = 50
        }
        weighted_backend_services {
          backend_service = ${to("app")}
          weight          = 50
        }
      }
    }
  }
  host_rule {
    hosts        = ["*"]
    path_matcher = "all"
  }
`)}`,
    },
  ],
});
