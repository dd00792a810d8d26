import { isAbsent } from "../../topology/read";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { effectiveNumber } from "../numbers";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "health-check-timeout-exceeds-interval",
    severity: "error",
    title: "Health check timeout is longer than its interval",
    appliesTo: ["HealthCheck"],
    reads: ["HealthCheck"],
    products: "all",
    local: true,
    docs: `\`timeoutSec\` is greater than \`checkIntervalSec\`. A probe must end before the next one starts, so the API refuses
the check. Both are 5 seconds where they are absent, so one of them alone can be wrong.`,
    repair: "Lower the timeout to the interval, or raise the interval to the timeout. The check changes in place.",
    sources: ["Compute API v1 HealthCheck.timeoutSec", "Compute API v1 HealthCheck.checkIntervalSec"],
    fixable: true,
    messages: {
      longer:
        "A probe may take {timeout} s{whyTimeout}, but the next one starts after {interval} s{whyInterval}: the API refuses the check. Lower timeoutSec or raise checkIntervalSec.",
    },
    examples: {
      bad: example("  timeout_sec = 10\n"),
      good: example("  timeout_sec        = 10\n  check_interval_sec = 10\n"),
    },
  },
  *find(topology) {
    for (const check of topology.all("HealthCheck")) {
      const timeout = effectiveNumber(check, "timeoutSec");
      const interval = effectiveNumber(check, "checkIntervalSec");
      if (timeout === undefined || interval === undefined || timeout <= interval) continue;
      const why = (field: string) => (isAbsent(check, field) ? " (the default)" : "");
      const isDefault = isAbsent(check, "timeoutSec");
      yield {
        message: "longer",
        data: { timeout, interval, whyTimeout: why("timeoutSec"), whyInterval: why("checkIntervalSec") },
        resource: check.id,
        field: isDefault ? "checkIntervalSec" : "timeoutSec",
        related: isDefault ? [] : related(check, `The interval is ${interval} s`, "checkIntervalSec"),
        fixes: [
          setting(`Lower the timeout to ${interval} s`, check, "timeoutSec", interval),
          setting(
            `Raise the interval to ${timeout} s`,
            check,
            "checkIntervalSec",
            timeout,
            "A backend that fails is noticed later.",
          ),
        ],
      };
    }
  },
});

function example(times: string): string {
  return `resource "google_compute_health_check" "web" {
  name = "web"
${times}
  http_health_check {
    port = 80
  }
}
`;
}
