import rule from "../../../../src/core/constraints/backend-service/serverless-neg-no-traffic-policies";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, service, toInstances } from "../fixtures";
import { globalRun, internal, managed, regionalRun } from "../serverless-fixtures";

const outlier = "outlier_detection {\n  consecutive_errors = 5\n}";
const iap = "iap {\n  enabled = true\n}";

testConstraint(rule, {
  valid: [
    { name: "none", tf: globalRun(managed) },
    { name: "affinity NONE", tf: globalRun(`${managed}\nsession_affinity = "NONE"`) },
    { name: "outlier detection of a global service", tf: globalRun(`${managed}\n${outlier}`) },
    { name: "outlier detection across regions", tf: globalRun(`${internal}\n${outlier}`) },
    {
      name: "outlier detection with IAP off",
      tf: globalRun(`${managed}\n${outlier}\n${iap.replace("true", "false")}`),
    },
    { name: "IAP alone", tf: globalRun(`${managed}\n${iap}`) },
    {
      name: "instances",
      tf: service(`${managed}\nsession_affinity = "CLIENT_IP"\n${probed}\n${backend(toInstances)}`),
    },
    {
      name: "IAP that may be on",
      tf: `variable "on" {}\n${globalRun(`${managed}\n${outlier}\n${iap.replace("true", "var.on")}`)}`,
    },
    { name: "not known", tf: `variable "a" {}\n${globalRun(`${managed}\nsession_affinity = var.a`)}` },
  ],
  invalid: [
    {
      name: "affinity with its cookie",
      tf: globalRun(`${managed}\nsession_affinity = «"GENERATED_COOKIE"»\naffinity_cookie_ttl_sec = 60`),
      message:
        'The backend "run" is a serverless NEG, whose platform picks the instance: sessionAffinity does not work here. Remove it.',
      fixes: ["Remove sessionAffinity"],
      fixed: globalRun(managed),
    },
    {
      name: "a locality policy",
      tf: regionalRun(`${internal}\nlocality_lb_policy = «"LEAST_REQUEST"»`),
      fixes: ["Remove localityLbPolicy"],
      fixed: regionalRun(internal),
    },
    {
      name: "consistent hashing with all that belongs to it",
      tf: globalRun(
        `${managed}\nsession_affinity = «"HEADER_FIELD"»\nlocality_lb_policy = «"RING_HASH"»\n«consistent_hash» {\n  http_header_name = "x-user"\n}`,
      ),
      fixed: globalRun(managed),
    },
    {
      name: "outlier detection of a regional service",
      tf: regionalRun(`${internal}\n«outlier_detection» {\n  consecutive_errors = 5\n}`),
      message:
        'The backend "run" is a serverless NEG, for which outlier detection works on global backend services only. Remove it here.',
      fixes: ["Remove outlierDetection"],
      fixed: regionalRun(internal),
    },
    {
      name: "outlier detection with IAP",
      tf: globalRun(`${managed}\n${iap}\n«outlier_detection» {\n  consecutive_errors = 5\n}`),
      message:
        'The backend "run" is a serverless NEG, and with Identity-Aware Proxy outlier detection cannot tell healthy ones from others. Remove it.',
      fixed: globalRun(`${managed}\n${iap}`),
    },
  ],
});
