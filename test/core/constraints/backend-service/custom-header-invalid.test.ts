import rule from "../../../../src/core/constraints/backend-service/custom-header-invalid";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";

const many = Array.from({ length: 17 }, (_, index) => `"X-H${index}: a"`).join(", ");

testConstraint(rule, {
  valid: [
    {
      name: "headers of one's own, with variables",
      tf: service('custom_request_headers = ["X-Shop: a", "X-Geo:{client_region}", "Host: a.example.com"]'),
    },
    {
      name: "headers that are not known",
      tf: `variable "h" {}\n${service("custom_request_headers = [var.h, var.h]")}`,
    },
    {
      name: "the same name in requests and responses",
      tf: service('custom_request_headers = ["X-A: b"]\ncustom_response_headers = ["X-A: b"]'),
    },
    { name: "a trailer, which the API takes", tf: service('custom_request_headers = ["Trailer: X-Sum"]') },
    { name: "a value with a colon", tf: service('custom_response_headers = ["Link: <https://a.example.com>; rel=b"]') },
  ],
  invalid: [
    {
      name: "a reserved prefix and no colon",
      tf: service('custom_request_headers = [«"X-Goog-Tenant: a"», "X-Ok: a", «"no colon"»]'),
      message:
        'The header "X-Goog-Tenant" is reserved for Google and for the connection itself, and the API refuses it. Rename or remove it.',
      fixes: ["Remove the header X-Goog-Tenant"],
      fixed: service('custom_request_headers = ["X-Ok: a", "no colon"]'),
    },
    { name: "a name that repeats", tf: service('custom_response_headers = ["X-A: b", «"x-a: c"»]') },
    { name: "a name with a blank", tf: service('custom_response_headers = [«"X A: b"»]') },
    { name: "too many", tf: service(`custom_request_headers = «[${many}]»`), fixes: [] },
    {
      name: "on a bucket",
      tf: 'resource "google_compute_backend_bucket" "b" {\n  name = "b"\n  bucket_name = "b"\n  custom_response_headers = [«"Connection: close"»]\n}\n',
    },
  ],
});
