import rule from "../../../../src/core/constraints/ssl-policy/ssl-policy-profile-rules";
import { testConstraint } from "../../../support/test-constraint";

const policy = (body: string) => `resource "google_compute_ssl_policy" "web" {\n  name = "web"\n${body}}\n`;
const features = '["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"]';

testConstraint(rule, {
  valid: [
    { name: "nothing set", tf: policy("") },
    { name: "CUSTOM with features", tf: policy(`  profile = "CUSTOM"\n  custom_features = ${features}\n`) },
    { name: "TLS 1.3 with RESTRICTED", tf: policy('  profile = "RESTRICTED"\n  min_tls_version = "TLS_1_3"\n') },
    { name: "FIPS with TLS 1.2", tf: policy('  profile = "FIPS_202205"\n  min_tls_version = "TLS_1_2"\n') },
    { name: "an empty list with MODERN", tf: policy('  profile = "MODERN"\n  custom_features = []\n') },
    {
      name: "a profile that is not known",
      tf: `variable "p" {}\n${policy('  profile = var.p\n  min_tls_version = "TLS_1_3"\n')}`,
    },
    {
      name: "features that are not known",
      tf: `variable "f" {}\n${policy('  profile = "CUSTOM"\n  custom_features = var.f\n')}`,
    },
  ],
  invalid: [
    {
      name: "CUSTOM without features",
      tf: policy('  profile = «"CUSTOM"»\n'),
      fixes: ["Use the profile MODERN"],
      fixed: policy('  profile = "MODERN"\n'),
    },
    {
      name: "CUSTOM with no features and TLS 1.3",
      tf: policy('  profile = «"CUSTOM"»\n  min_tls_version = «"TLS_1_3"»\n'),
      fixes: [],
    },
    {
      name: "features with another profile",
      tf: policy(`  profile = "MODERN"\n  custom_features = «${features}»\n`),
      fixes: ["Remove customFeatures", "Use the profile CUSTOM"],
      fixed: policy('  profile = "MODERN"\n'),
    },
    {
      name: "features with the default profile",
      tf: policy(`  custom_features = «${features}»\n`),
      message:
        "customFeatures is for the profile CUSTOM only, but the profile is COMPATIBLE (the default): the policy is refused. Remove the list, or set the profile to CUSTOM.",
    },
    {
      name: "TLS 1.3 with MODERN",
      tf: policy('  profile         = "MODERN"\n  min_tls_version = «"TLS_1_3"»\n'),
      fixes: ["Use the profile RESTRICTED", "Set the minimum to TLS_1_2"],
      fixed: policy('  profile         = "RESTRICTED"\n  min_tls_version = "TLS_1_3"\n'),
    },
    { name: "TLS 1.3 with the default profile", tf: policy('  min_tls_version = «"TLS_1_3"»\n') },
    {
      name: "TLS 1.3 with CUSTOM",
      tf: policy(`  profile = "CUSTOM"\n  custom_features = ${features}\n  min_tls_version = «"TLS_1_3"»\n`),
      fixes: ["Set the minimum to TLS_1_2"],
    },
    {
      name: "FIPS with TLS 1.3",
      tf: policy('  profile = "FIPS_202205"\n  min_tls_version = «"TLS_1_3"»\n'),
      fixed: policy('  profile = "FIPS_202205"\n  min_tls_version = "TLS_1_2"\n'),
    },
    {
      name: "FIPS with the default minimum",
      tf: policy('  profile         = «"FIPS_202205"»\n'),
      fixed: policy('  profile         = "FIPS_202205"\n  min_tls_version = "TLS_1_2"\n'),
    },
  ],
});
