import rule from "../../../../src/core/constraints/backend-service/cdn-ttl-limits";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";

const cdn = (body: string) => service(`enable_cdn = true\ncdn_policy {\n  cache_mode = "CACHE_ALL_STATIC"\n${body}\n}`);
const bucket = (body: string) => `resource "google_compute_backend_bucket" "files" {
  name = "files"
  bucket_name = "files"
  cdn_policy {
    ${body}
  }
}
`;

testConstraint(rule, {
  valid: [
    { name: "nothing set", tf: cdn("") },
    {
      name: "the largest values",
      tf: cdn("  default_ttl = 31622400\n  max_ttl = 31622400\n  client_ttl = 31622400\n  serve_while_stale = 604800"),
    },
    {
      name: "negative caching for 30 minutes",
      tf: cdn("  negative_caching_policy {\n    code = 404\n    ttl = 1800\n  }"),
    },
    { name: "a maximum that is not known", tf: `variable "m" {}\n${cdn("  default_ttl = 7200\n  max_ttl = var.m")}` },
    { name: "a default alone", tf: cdn("  default_ttl = 864000") },
  ],
  invalid: [
    {
      name: "a default beyond the maximum",
      tf: cdn("  default_ttl = «7200»\n  max_ttl = 3600"),
      message:
        "defaultTtl is 7200 s, more than maxTtl, which is 3600 s: the API refuses the policy. Lower defaultTtl or raise maxTtl.",
      fixes: ["Lower defaultTtl to 3600 s", "Raise maxTtl to 7200 s"],
      fixed: cdn("  default_ttl = 3600\n  max_ttl = 3600"),
    },
    {
      name: "more than a year",
      tf: cdn("  max_ttl = «31622401»\n  client_ttl = «40000000»"),
      fixed: cdn("  max_ttl = 31622400\n  client_ttl = 40000000"),
    },
    {
      name: "a default of more than a year, said once",
      tf: cdn("  default_ttl = «31622401»\n  max_ttl = 86400"),
      fixes: ["Set it to 86400 s (maxTtl)"],
    },
    {
      name: "stale content for more than a week, of a bucket",
      tf: bucket("serve_while_stale = «604801»"),
      fixes: ["Set it to 604800 s (one week)"],
    },
    {
      name: "negative caching for more than 30 minutes",
      tf: cdn("  negative_caching_policy {\n    code = 404\n    ttl = «1801»\n  }"),
      fixes: ["Set it to 1800 s (30 minutes)"],
    },
  ],
});
