import rule from "../../../../src/core/constraints/url-map/global-external-only-url-map-features";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";
import { block, frontEnd, pathRule, urlMap, withDefault, withMatcher } from "./maps";

const a = "google_compute_backend_service.a.id";
const scheme = (name: string, more = "") => service(`load_balancing_scheme = "${name}"\n${more}`, "a");
const errorRule = (head = "error_response_rule") => block(head, 'match_response_codes = ["5xx"]\npath = "/e.html"');
const bucket = 'error_service = "projects/p/global/backendBuckets/errors"';
const policy = (body: string, head = "default_custom_error_response_policy") => block(head, body);
const cache = (head = "cache_policy") => block("default_route_action", block(head, 'cache_mode = "FORCE_CACHE_ALL"'));
const rulePolicy = (head: string, above = "") =>
  withMatcher(
    `${above}${pathRule('["/a"]', `service = ${a}\n${block("custom_error_response_policy", errorRule(head))}`)}`,
    a,
  );

testConstraint(rule, {
  valid: [
    {
      name: "a global external load balancer",
      tf:
        scheme("EXTERNAL_MANAGED") + withDefault(policy(`${errorRule()}\n${bucket}`), a) + frontEnd("EXTERNAL_MANAGED"),
    },
    { name: "no scheme: it may be either", tf: service("", "a") + withDefault(policy(`${errorRule()}\n${bucket}`), a) },
    { name: "services that are not known", tf: withDefault(`${policy(`${errorRule()}\n${bucket}`)}\n${cache()}`) },
    {
      name: "the service of the level above",
      tf: scheme("EXTERNAL_MANAGED") + rulePolicy("error_response_rule", `${policy(bucket)}\n`),
    },
    {
      name: "a service that is not known",
      tf: `variable "b" {}\n${withDefault(policy(`${errorRule()}\nerror_service = var.b`))}`,
    },
    {
      name: "a cache without sign-in",
      tf: scheme("EXTERNAL_MANAGED", block("iap", "enabled = false")) + withDefault(cache(), a),
    },
  ],
  invalid: [
    {
      name: "error pages of a regional URL map",
      tf: urlMap(
        `default_service = "projects/p/regions/europe-west1/backendServices/a"\n${policy(bucket, "«default_custom_error_response_policy»")}`,
        "google_compute_region_url_map",
      ),
      message:
        "This URL map is for a regional load balancer, and customErrorResponsePolicy works with global external load balancers (EXTERNAL_MANAGED) only: the API refuses it. Remove it, or change the load balancer.",
      fixes: ["Remove the policy"],
      fixed: urlMap(
        'default_service = "projects/p/regions/europe-west1/backendServices/a"',
        "google_compute_region_url_map",
      ),
    },
    {
      name: "error pages of a classic load balancer",
      tf:
        scheme("EXTERNAL") +
        withDefault(policy(`${errorRule()}\n${bucket}`, "«default_custom_error_response_policy»"), a) +
        frontEnd("EXTERNAL"),
    },
    {
      name: "a cache of an internal load balancer",
      tf: scheme("INTERNAL_MANAGED") + withDefault(cache("«cache_policy»"), a),
      fixes: ["Remove the cache policy"],
      fixed: scheme("INTERNAL_MANAGED") + withDefault("", a),
    },
    {
      name: "a cache before sign-in",
      tf: scheme("EXTERNAL_MANAGED", block("iap", "enabled = true")) + withDefault(cache("«cache_policy»"), a),
      message:
        'The backend service "a" has Identity-Aware Proxy enabled, and a cache policy for it is refused. Remove one of the two.',
    },
    { name: "rules without a bucket", tf: withDefault(policy(errorRule("«error_response_rule»"))), fixes: [] },
    {
      name: "rules without a bucket, in a path rule",
      tf: scheme("EXTERNAL_MANAGED") + rulePolicy("«error_response_rule»"),
    },
  ],
});
