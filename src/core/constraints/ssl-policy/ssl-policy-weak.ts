import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field, possible } from "../../topology/read";
import { setField, setting } from "../changes";
import { defineConstraint } from "../constraint";

export default defineConstraint({
  meta: {
    id: "ssl-policy-weak",
    severity: "warning",
    title: "SSL policy allows outdated TLS",
    appliesTo: ["SslPolicy"],
    reads: ["SslPolicy"],
    products: [
      "global-external-alb",
      "classic-alb",
      "regional-external-alb",
      "cross-region-internal-alb",
      "regional-internal-alb",
      "global-external-proxy-nlb",
      "classic-proxy-nlb",
    ],
    local: true,
    docs: `The policy lets clients connect with TLS 1.0 or 1.1: \`minTlsVersion\` says so or is absent (the default is
\`TLS_1_0\`), and the profile is \`COMPATIBLE\` (the default), \`MODERN\` or \`CUSTOM\`. Both versions are deprecated and have
known weaknesses.

\`RESTRICTED\` and \`FIPS_202205\` are not reported: their ciphers need TLS 1.2 in any case.`,
    repair: `Set \`minTlsVersion\` to \`TLS_1_2\`, with the profile \`MODERN\` or \`RESTRICTED\`. Clients that know nothing newer
than TLS 1.1 are turned away from then on; the change takes effect in place.`,
    sources: ["https://docs.cloud.google.com/load-balancing/docs/ssl-policies-concepts"],
    fixable: true,
    messages: {
      weak: "This policy lets clients connect with {minimum}{why}, which is deprecated and has known weaknesses. Set minTlsVersion to TLS_1_2.",
    },
    examples: {
      bad: `resource "google_compute_ssl_policy" "web" {
  name    = "web"
  profile = "COMPATIBLE"
}
`,
      good: `resource "google_compute_ssl_policy" "web" {
  name            = "web"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}
`,
    },
  },
  *find(topology) {
    for (const policy of topology.all("SslPolicy")) {
      const profiles = possible(policy, "profile") ?? [""];
      const minimums = possible(policy, "minTlsVersion") ?? [""];
      if (!profiles.every((it) => it === "COMPATIBLE" || it === "MODERN" || it === "CUSTOM")) continue;
      if (!minimums.every((it) => it === "TLS_1_0" || it === "TLS_1_1")) continue;
      yield {
        message: "weak",
        data: {
          minimum: minimums.join(" or ").replace(/TLS_(\d)_(\d)/g, "TLS $1.$2"),
          why: field(policy, "minTlsVersion") ? "" : " (the default)",
        },
        resource: policy.id,
        field: "minTlsVersion",
        fixes: fixes(policy, profiles.includes("COMPATIBLE")),
      };
    }
  },
});

const effect = "Clients that know nothing newer than TLS 1.1 cannot connect any more.";

/** A profile that was chosen stays; COMPATIBLE is what one has without choosing. */
function fixes(policy: Resource, compatible: boolean): readonly Fix[] {
  if (!compatible) return [setting("Require TLS 1.2", policy, "minTlsVersion", "TLS_1_2", effect)];
  return ["MODERN", "RESTRICTED"].map((profile) => ({
    title: `Require TLS 1.2 with the profile ${profile}`,
    changes: [setField(policy, "profile", profile), setField(policy, "minTlsVersion", "TLS_1_2")],
    effect,
  }));
}
