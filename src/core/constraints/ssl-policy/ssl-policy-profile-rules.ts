import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field, items, possible } from "../../topology/read";
import { isThere } from "../certainty";
import { removing, setField, setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "ssl-policy-profile-rules",
    severity: "error",
    title: "SSL policy profile and settings do not fit",
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
    docs: `A profile of an SSL policy takes certain companions only. Reported are:

- profile \`CUSTOM\` without \`customFeatures\`, and \`customFeatures\` with any other profile
- \`minTlsVersion\` \`TLS_1_3\` with a profile other than \`RESTRICTED\`
- profile \`FIPS_202205\` with a \`minTlsVersion\` other than \`TLS_1_2\`

Where a field is absent its default counts: profile \`COMPATIBLE\`, \`minTlsVersion\` \`TLS_1_0\`.`,
    repair: "Change the profile or its companion; a policy changes in place, for all proxies that use it.",
    sources: [
      "Compute API v1 SslPolicy.profile",
      "Compute API v1 SslPolicy.minTlsVersion",
      "Compute API v1 SslPolicy.customFeatures",
      "https://docs.cloud.google.com/load-balancing/docs/ssl-policies-concepts",
      "terraform-provider-google google_compute_ssl_policy (custom diff)",
    ],
    fixable: true,
    messages: {
      noFeatures:
        "The profile CUSTOM takes its ciphers from customFeatures, which names none, so the policy is refused. List the ciphers, or use another profile.",
      features:
        "customFeatures is for the profile CUSTOM only, but the profile is {profile}{why}: the policy is refused. Remove the list, or set the profile to CUSTOM.",
      tls13:
        "TLS_1_3 as minimum needs the profile RESTRICTED, but the profile is {profile}{why}: the policy is refused. Set the profile to RESTRICTED, or the minimum to TLS_1_2.",
      fips: "The profile FIPS_202205 needs the minimum TLS_1_2, but it is {minimum}{why}: the policy is refused. Set minTlsVersion to TLS_1_2.",
    },
    examples: {
      bad: `resource "google_compute_ssl_policy" "tls13" {
  name            = "tls13"
  profile         = "MODERN"
  min_tls_version = "TLS_1_3"
}
`,
      good: `resource "google_compute_ssl_policy" "tls13" {
  name            = "tls13"
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_3"
}
`,
    },
  },
  *find(topology) {
    for (const policy of topology.all("SslPolicy")) {
      const profile = only(policy, "profile");
      if (profile !== undefined) yield* judge(policy, profile);
    }
  },
});

function* judge(policy: Resource, profile: string): Iterable<Report> {
  const minimum = only(policy, "minTlsVersion");
  const features = items(policy, "customFeatures");
  const data = { profile, minimum: minimum ?? "", why: field(policy, "profile") ? "" : " (the default)" };
  const toModern = setting("Use the profile MODERN", policy, "profile", "MODERN");
  if (profile === "CUSTOM" && features.complete && features.items.length === 0)
    yield {
      message: "noFeatures",
      data,
      resource: policy.id,
      field: "profile",
      fixes: minimum === "TLS_1_3" ? [] : [toModern],
    };
  if (profile !== "CUSTOM" && features.items.some((it) => isThere(it.value)))
    yield {
      message: "features",
      data,
      resource: policy.id,
      field: "customFeatures",
      related: related(policy, `The profile is ${profile}${data.why}`, "profile"),
      fixes: [
        removing("Remove customFeatures", policy, "customFeatures"),
        ...(minimum === "TLS_1_3" ? [] : [setting("Use the profile CUSTOM", policy, "profile", "CUSTOM")]),
      ],
    };
  if (profile === "FIPS_202205" && minimum !== undefined && minimum !== "TLS_1_2")
    yield {
      message: "fips",
      data: { ...data, why: field(policy, "minTlsVersion") ? "" : " (the default)" },
      resource: policy.id,
      field: field(policy, "minTlsVersion") ? "minTlsVersion" : "profile",
      fixes: [setting("Set the minimum to TLS_1_2", policy, "minTlsVersion", "TLS_1_2")],
    };
  else if (profile !== "RESTRICTED" && minimum === "TLS_1_3")
    yield {
      message: "tls13",
      data,
      resource: policy.id,
      field: "minTlsVersion",
      related: related(policy, `The profile is ${profile}${data.why}`, "profile"),
      fixes: tls13Fixes(policy, profile),
    };
}

function tls13Fixes(policy: Resource, profile: string): readonly Fix[] {
  const lower = setting(
    "Set the minimum to TLS_1_2",
    policy,
    "minTlsVersion",
    "TLS_1_2",
    "Clients with TLS 1.2 can connect as well.",
  );
  // The features of a custom profile would be left over.
  if (profile === "CUSTOM") return [lower];
  return [
    {
      title: "Use the profile RESTRICTED",
      changes: [setField(policy, "profile", "RESTRICTED")],
      effect: "Clients without TLS 1.3 cannot connect.",
    },
    lower,
  ];
}

function only(policy: Resource, path: string): string | undefined {
  const all = possible(policy, path);
  return all?.length === 1 ? String(all[0]) : undefined;
}
