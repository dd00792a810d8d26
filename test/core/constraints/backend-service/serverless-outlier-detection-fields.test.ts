import rule from "../../../../src/core/constraints/backend-service/serverless-outlier-detection-fields";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, service, toInstances } from "../fixtures";
import { globalRun, internal, managed } from "../serverless-fixtures";

const detecting = (lines: string, scheme = managed) =>
  globalRun(`${scheme}\noutlier_detection {\n  consecutive_errors = 5\n${lines}}`);

testConstraint(rule, {
  valid: [
    { name: "consecutive errors", tf: detecting("  consecutive_gateway_failure = 3\n") },
    { name: "success rate switched off", tf: detecting("  enforcing_success_rate = 0\n") },
    { name: "none", tf: globalRun(managed) },
    { name: "not known", tf: `variable "r" {}\n${detecting("  enforcing_success_rate = var.r\n")}` },
    {
      name: "instances",
      tf: service(
        `${managed}\n${probed}\noutlier_detection {\n  enforcing_success_rate = 100\n}\n${backend(toInstances)}`,
      ),
    },
  ],
  invalid: [
    {
      name: "success rate",
      tf: detecting("  enforcing_success_rate = «100»\n"),
      message:
        'The backend "run" is a serverless NEG, which is judged by consecutive errors only: outlier detection does not support enforcingSuccessRate here. Remove what goes by success rate.',
      fixes: ["Remove the success-rate settings"],
      fixed: detecting(""),
    },
    {
      name: "its numbers, across regions",
      tf: detecting(
        "  success_rate_minimum_hosts = «5»\n  success_rate_request_volume = 100\n  success_rate_stdev_factor = 1900\n",
        internal,
      ),
      message:
        'The backend "run" is a serverless NEG, which is judged by consecutive errors only: outlier detection does not support successRateMinimumHosts and successRateRequestVolume and successRateStdevFactor here. Remove what goes by success rate.',
      fixed: detecting("", internal),
    },
  ],
});
