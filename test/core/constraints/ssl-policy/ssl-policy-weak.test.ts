import rule from "../../../../src/core/constraints/ssl-policy/ssl-policy-weak";
import { testConstraint } from "../../../support/test-constraint";
import { headMarked } from "../front-end-fixtures";

const policy = (body: string, head = '"google_compute_ssl_policy" "web"') => `resource ${head} {
  name = "web"
${body}}
`;
const marked = (body: string) => headMarked(policy(body), "ssl_policy");

testConstraint(rule, {
  valid: [
    { name: "TLS 1.2", tf: policy('  min_tls_version = "TLS_1_2"\n') },
    { name: "RESTRICTED without a minimum", tf: policy('  profile = "RESTRICTED"\n') },
    { name: "FIPS without a minimum", tf: policy('  profile = "FIPS_202205"\n') },
    { name: "a minimum that is not known", tf: `variable "v" {}\n${policy("  min_tls_version = var.v\n")}` },
    { name: "a profile that is not known", tf: `variable "v" {}\n${policy("  profile = var.v\n")}` },
  ],
  invalid: [
    {
      name: "the defaults",
      tf: marked(""),
      message:
        "This policy lets clients connect with TLS 1.0 (the default), which is deprecated and has known weaknesses. Set minTlsVersion to TLS_1_2.",
      fixes: ["Require TLS 1.2 with the profile MODERN", "Require TLS 1.2 with the profile RESTRICTED"],
    },
    {
      name: "MODERN with TLS 1.1",
      tf: policy('  profile = "MODERN"\n  min_tls_version = «"TLS_1_1"»\n'),
      fixes: ["Require TLS 1.2"],
      fixed: policy('  profile = "MODERN"\n  min_tls_version = "TLS_1_2"\n'),
    },
    {
      name: "CUSTOM without a minimum",
      tf: marked('  profile = "CUSTOM"\n  custom_features = ["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"]\n'),
    },
    {
      name: "a regional policy",
      tf: policy(
        '  region = "us-central1"\n  min_tls_version = «"TLS_1_0"»\n',
        '"google_compute_region_ssl_policy" "web"',
      ),
      fixed: policy(
        '  region = "us-central1"\n  profile = "MODERN"\n  min_tls_version = "TLS_1_2"\n',
        '"google_compute_region_ssl_policy" "web"',
      ),
    },
  ],
});
