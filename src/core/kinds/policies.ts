/** TLS and Cloud Armor policies. */
import { description, fixedDescription, labels, name, region } from "./common-fields";
import { everywhere, placed } from "./connector-types";
import { flag, number, object, objects, text, texts } from "./fields";
import type { FieldSpec, KindSpec } from "./kind";

export const sslPolicy: KindSpec = {
  kind: "SslPolicy",
  label: "SSL policy",
  plural: "SSL policies",
  collection: "sslPolicies",
  column: "aux",
  doc: "TLS versions and ciphers that a target HTTPS or SSL proxy accepts from clients.",
  terraform: [
    { type: "google_compute_ssl_policy", scope: "global" },
    { type: "google_compute_region_ssl_policy", scope: "region" },
  ],
  connector: [
    everywhere("ComputeSSLPolicy", "compute_ssl_policy"),
    placed("ComputeRegionSSLPolicy", "compute_region_ssl_policy", "region", { needsProject: true, alpha: true }),
  ],
  fields: [
    name,
    fixedDescription,
    region,
    text("profile", {
      values: ["COMPATIBLE", "MODERN", "RESTRICTED", "CUSTOM", "FIPS_202205"],
      doc: "Set of ciphers.",
    }),
    text("minTlsVersion", { values: ["TLS_1_0", "TLS_1_1", "TLS_1_2", "TLS_1_3"], doc: "Oldest TLS version." }),
    texts("customFeatures", { doc: "Ciphers of the CUSTOM profile." }),
    text("postQuantumKeyExchange", { values: ["DEFAULT", "ENABLED", "DEFERRED"] }),
  ],
};

const rateLimitThreshold = [number("count"), number("intervalSec")];
const rules: FieldSpec = objects(
  "rules",
  [
    number("priority", { doc: "Rules are tried from the lowest number up." }),
    text("action", { doc: "allow, deny with a status, throttle, rate_based_ban or redirect." }),
    text("description"),
    flag("preview", { doc: "Whether it is only logged." }),
    object("match", [
      text("versionedExpr", { values: ["SRC_IPS_V1"] }),
      object("config", [texts("srcIpRanges")]),
      object("expr", [text("expression")]),
      object("exprOptions", [
        object("recaptchaOptions", [texts("actionTokenSiteKeys"), texts("sessionTokenSiteKeys")]),
      ]),
    ]),
    object("redirectOptions", [text("type"), text("target")]),
    object("rateLimitOptions", [
      text("conformAction"),
      text("exceedAction"),
      text("enforceOnKey"),
      text("enforceOnKeyName"),
      objects("enforceOnKeyConfigs", [text("enforceOnKeyType"), text("enforceOnKeyName")]),
      object("rateLimitThreshold", rateLimitThreshold),
      object("banThreshold", rateLimitThreshold),
      number("banDurationSec"),
      object("exceedRedirectOptions", [text("type"), text("target")]),
    ]),
    object("headerAction", [objects("requestHeadersToAdds", [text("headerName"), text("headerValue")])]),
  ],
  {
    tf: { name: "rule", byType: { google_compute_region_security_policy: "rules" } },
    doc: "What to do with which requests.",
  },
);

export const securityPolicy: KindSpec = {
  kind: "SecurityPolicy",
  label: "Security policy",
  plural: "Security policies",
  collection: "securityPolicies",
  column: "aux",
  doc: "Cloud Armor rules that allow, deny or slow down requests. Its type says whether backends, the edge or the network uses it.",
  terraform: [
    { type: "google_compute_security_policy", scope: "global" },
    { type: "google_compute_region_security_policy", scope: "region" },
  ],
  connector: [
    everywhere("ComputeSecurityPolicy", "compute_security_policy"),
    placed("ComputeRegionSecurityPolicy", "compute_region_security_policy", "region"),
  ],
  fields: [
    name,
    description,
    region,
    labels,
    text("type", {
      values: ["CLOUD_ARMOR", "CLOUD_ARMOR_EDGE", "CLOUD_ARMOR_NETWORK", "CLOUD_ARMOR_INTERNAL_SERVICE"],
      doc: "CLOUD_ARMOR for backend services, CLOUD_ARMOR_EDGE for edge policies, CLOUD_ARMOR_NETWORK for passthrough traffic.",
    }),
    rules,
    object("adaptiveProtectionConfig", [
      object("layer7DdosDefenseConfig", [flag("enable"), text("ruleVisibility")], {
        tf: "layer_7_ddos_defense_config",
      }),
    ]),
    object("advancedOptionsConfig", [
      text("jsonParsing"),
      object("jsonCustomConfig", [texts("contentTypes")]),
      text("logLevel"),
      texts("userIpRequestHeaders"),
    ]),
    object("recaptchaOptionsConfig", [text("redirectSiteKey")]),
    object("ddosProtectionConfig", [text("ddosProtection")]),
  ],
};
