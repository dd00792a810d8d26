import type { Resource } from "../../model/resource";
import { isAbsent, isCertainly } from "../../topology/read";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { isProxied } from "../passthrough";
import { applicationProducts, proxyNetworkProducts } from "../product-lists";

export default defineConstraint({
  meta: {
    id: "backend-logging-disabled",
    severity: "info",
    title: "Request logging is off",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: [...applicationProducts, ...proxyNetworkProducts],
    local: true,
    docs: `A backend service of an Application Load Balancer or a proxy Network Load Balancer does not log: it has no
\`logConfig\`, or one that is not enabled. Without logs nobody sees why a request got a 502 or what a Cloud Armor policy decided.
Passthrough load balancers and the service mesh are not judged.`,
    repair: `Add \`log_config\` with \`enable = true\` and a \`sample_rate\`; 1.0 logs every request. Logs are billed by volume: a
busy service may log a part of its requests.`,
    sources: [
      "https://docs.cloud.google.com/armor/docs/security-policy-overview",
      "Compute API v1 BackendServiceLogConfig.enable",
    ],
    fixable: true,
    messages: {
      missing:
        "{service} does not log requests, so the cause of a 502 and what Cloud Armor decides cannot be seen: enable logConfig.",
      off: "Logging of {service} is switched off, so the cause of a 502 and what Cloud Armor decides cannot be seen: enable logConfig.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  log_config {
    enable      = true
    sample_rate = 1.0
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      if (!isProxied(service) || isCertainly(service, "loadBalancingScheme", "INTERNAL_SELF_MANAGED")) continue;
      if (!isCertainly(service, "logConfig.enable", false)) continue;
      yield {
        message: isAbsent(service, "logConfig") ? "missing" : "off",
        data: { service: service.name },
        resource: service.id,
        field: "logConfig.enable",
        fixes: [
          {
            title: "Log every request",
            changes: enable(service),
            effect: "Logs are billed by volume: lower sampleRate where a part of the requests is enough.",
          },
        ],
      };
    }
  },
});

function enable(service: Resource) {
  if (isAbsent(service, "logConfig")) return [setField(service, "logConfig", { enable: true, sampleRate: 1 })];
  const rate = isAbsent(service, "logConfig.sampleRate") ? [setField(service, "logConfig.sampleRate", 1)] : [];
  return [setField(service, "logConfig.enable", true), ...rate];
}
