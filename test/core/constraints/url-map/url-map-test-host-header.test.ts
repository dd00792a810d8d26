import rule from "../../../../src/core/constraints/url-map/url-map-test-host-header";
import { testConstraint } from "../../../support/test-constraint";
import { block, urlMap, withDefault } from "./maps";

const probe = (name: string, value: string) =>
  block(
    "test",
    `host = "a.example"\npath = "/"\nservice = "projects/p/global/backendServices/web"\n${block("headers", `name = ${name}\nvalue = ${value}`)}`,
  );

testConstraint(rule, {
  valid: [
    { name: "the same host", tf: withDefault(probe('"Host"', '"A.example"')) },
    { name: "another header", tf: withDefault(probe('"x-host"', '"b.example"')) },
    { name: "a value that is not known", tf: `variable "h" {}\n${withDefault(probe('"host"', "var.h"))}` },
    {
      name: "regional maps accept any test",
      tf: urlMap(
        `default_service = "projects/p/regions/europe-west1/backendServices/web"\n${probe('"host"', '"b.example"')}`,
        "google_compute_region_url_map",
      ),
    },
  ],
  invalid: [
    {
      name: "another host",
      tf: withDefault(probe('"Host"', '«"b.example"»')),
      message:
        'The test asks for host "a.example", but its host header says "b.example", and the API wants the two to agree. Remove the header or correct it.',
      fixes: ['Set the header to "a.example"', "Remove the header"],
      fixed: withDefault(probe('"Host"', '"a.example"')),
    },
  ],
});
