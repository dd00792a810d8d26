import rule from "../../../../src/core/constraints/url-map/weighted-services-session-affinity";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";
import { block, urlMap } from "./maps";

const to = (name: string) => `google_compute_backend_service.${name}.id`;
const share = (target: string) => block("weighted_backend_services", `backend_service = ${target}\nweight = 1`);
const config = (affinity: string, ...targets: string[]) =>
  `${service(`load_balancing_scheme = "EXTERNAL_MANAGED"\n${affinity}`, "a")}${service('load_balancing_scheme = "EXTERNAL_MANAGED"', "b")}${urlMap(block("default_route_action", targets.map(share).join("\n")))}`;
const cookie = 'session_affinity = "GENERATED_COOKIE"';

testConstraint(rule, {
  valid: [
    { name: "no affinity", tf: config("", to("a"), to("b")) },
    { name: "none", tf: config('session_affinity = "NONE"', to("a"), to("b")) },
    { name: "one service", tf: config(cookie, to("a")) },
    {
      name: "an affinity that is not known",
      tf: `variable "s" {}\n${config("session_affinity = var.s", to("a"), to("b"))}`,
    },
  ],
  invalid: [
    {
      name: "affinity of one that shares",
      tf: config(cookie, `«${to("a")}»`, to("b")),
      message:
        'The backend service "a" has session affinity GENERATED_COOKIE, but the weights decide first, so a client may change services between requests. Set sessionAffinity to NONE, or do without weights.',
      fixes: ["Switch session affinity of a off"],
      fixed: config('session_affinity = "NONE"', to("a"), to("b")),
    },
  ],
});
