import rule from "../../../../src/core/constraints/url-map/url-map-test-fields";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";
import { api, block, pathRule, urlMap, withDefault, withMatcher } from "./maps";

const web = 'service = "projects/p/global/backendServices/web"';
const probe = (body: string, head = "test") => block(head, `host = "example.com"\npath = "/"\n${body}`);

testConstraint(rule, {
  valid: [
    { name: "a service", tf: withDefault(probe(web)) },
    { name: "a service and its URL", tf: withDefault(probe(`${web}\nexpected_output_url = "http://example.com/"`)) },
    {
      name: "a redirect",
      tf: withDefault(probe('expected_output_url = "https://example.com/"\nexpected_redirect_response_code = 301')),
    },
    {
      name: "a service of a rule",
      tf: withMatcher(pathRule('["/a"]')).replace(/\}\n$/, `  ${probe(`service = ${api}`)}\n}\n`),
    },
    {
      name: "another spelling of the same",
      tf: withDefault(probe('service = "https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web"')),
    },
    { name: "a service that is not known", tf: `variable "s" {}\n${withDefault(probe("service = var.s"))}` },
    {
      name: "a default service that is not known",
      tf: `variable "s" {}\n${withDefault(probe(web), "var.s")}`,
    },
    {
      name: "path matchers that are not known",
      tf: `variable "m" {}\n${withDefault(`${probe(`service = ${api}`)}
dynamic "path_matcher" {
  for_each = var.m
  content {
    name            = path_matcher.key
    default_service = path_matcher.value
  }
}`)}`,
    },
    {
      name: "regional maps take any service",
      tf: urlMap(
        `default_service = "projects/p/regions/europe-west1/backendServices/web"\n${probe('service = "projects/p/regions/europe-west1/backendServices/other"')}`,
        "google_compute_region_url_map",
      ),
    },
  ],
  invalid: [
    {
      name: "a service and a redirect code",
      tf: withDefault(probe(`${web}\nexpected_redirect_response_code = «301»`)),
      message: "The test expects a service and a redirect code, and one request never gets both. Keep one of them.",
      fixes: ["Keep the service", "Keep the redirect code"],
      fixed: withDefault(probe(web)),
    },
    {
      name: "nothing expected",
      tf: withDefault(probe("", "«test»")),
      fixes: ["Delete the test"],
      fixed: withDefault(""),
    },
    {
      name: "a service that the map does not use",
      tf: withDefault(probe(`service = «${api}»`)),
      message:
        'The test expects "api", to which this URL map sends no request, so it fails and the map is refused. Expect a service that the map uses, or add the route.',
      fixes: [],
    },
    {
      name: "a backend service of the config that the map does not use",
      tf: `${service("", "a")}${service("", "b")}${withDefault(
        probe("service = «google_compute_backend_service.b.id»"),
        "google_compute_backend_service.a.id",
      )}`,
    },
  ],
});
