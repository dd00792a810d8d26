import rule from "../../../../src/core/constraints/url-map/route-action-value-range";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";
import { api, block, routeRule, urlMap, withDefault, withMatcher } from "./maps";

const action = (body: string) => withDefault(block("default_route_action", body));
const weights = (...all: (number | string)[]) =>
  withMatcher(
    routeRule(
      'prefix_match = "/"',
      block(
        "route_action",
        all.map((it) => block("weighted_backend_services", `backend_service = ${api}\nweight = ${it}`)).join("\n"),
      ),
    ),
  );
const fault = (status: string, share: string, delay: string) =>
  action(
    block(
      "fault_injection_policy",
      `${block("abort", `http_status = ${status}\npercentage = ${share}`)}\n${block("delay", `percentage = ${delay}\n${block("fixed_delay", 'seconds = "1"')}`)}`,
    ),
  );
const retries = (count: string) => action(block("retry_policy", `num_retries = ${count}`));
const cors = (body: string, scheme = "") => {
  const policy = block("default_route_action", block("cors_policy", body));
  return `${service(scheme, "a")}${urlMap(`default_service = google_compute_backend_service.a.id\n${policy}`)}`;
};
const regexes = (value = '["a.*"]') => `allow_origin_regexes = ${value}`;

testConstraint(rule, {
  valid: [
    { name: "weights in range, some of them 0", tf: weights(0, 1000) },
    { name: "weights that are not known", tf: `variable "w" {}\n${weights("var.w", 0)}` },
    { name: "a fault in range", tf: fault("599", "100", "0.5") },
    { name: "one retry", tf: retries("1") },
    { name: "no number of retries: the default is 1", tf: action(block("retry_policy", 'retry_conditions = ["5xx"]')) },
    {
      name: "origins",
      tf: cors('allow_origins = ["https://a.example"]', 'load_balancing_scheme = "EXTERNAL_MANAGED"'),
    },
    { name: "expressions in a mesh", tf: cors(regexes(), 'load_balancing_scheme = "INTERNAL_SELF_MANAGED"') },
    { name: "expressions, and no scheme is known", tf: cors(regexes()) },
  ],
  invalid: [
    {
      name: "a weight too high",
      tf: weights("«1001»", 1),
      message: "weight is 1001, and the API takes 0 to 1000 only. Use a value in that range.",
      fixes: ["Set it to 1000"],
      fixed: weights(1000, 1),
    },
    { name: "a weight below zero", tf: weights("«-1»", 1), fixed: weights(0, 1) },
    { name: "all weights 0", tf: weights("«0»", 0), fixes: [] },
    { name: "no retries", tf: retries("«0»"), fixed: retries("1") },
    { name: "a status that is none", tf: fault("«600»", "1", "1"), fixes: [] },
    { name: "too many aborts", tf: fault("503", "«101»", "1"), fixed: fault("503", "100", "1") },
    { name: "a share below zero", tf: fault("503", "1", "«-1»"), fixed: fault("503", "1", "0") },
    {
      name: "too many copies",
      tf: action(block("request_mirror_policy", `backend_service = ${api}\nmirror_percent = «110»`)),
    },
    {
      name: "origins by regular expressions",
      tf: cors(
        `allow_origins = ["https://a.example"]\n${regexes('«["a.*"]»')}`,
        'load_balancing_scheme = "EXTERNAL_MANAGED"',
      ),
      fixes: ["Remove the regular expressions and allow the listed origins only"],
      fixed: cors('allow_origins = ["https://a.example"]', 'load_balancing_scheme = "EXTERNAL_MANAGED"'),
    },
    {
      name: "nothing but regular expressions",
      tf: cors(regexes('«["a.*"]»'), 'load_balancing_scheme = "INTERNAL_MANAGED"'),
      fixes: [],
    },
  ],
});
