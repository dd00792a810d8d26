import { known } from "../../topology/read";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";

interface Range {
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly unit: string;
  readonly why: string;
}

const ranges: readonly Range[] = [
  {
    field: "timeoutSec",
    from: 1,
    to: 2_147_483_647,
    unit: " seconds",
    why: "a backend needs time to answer",
  },
  {
    field: "connectionDrainingTimeoutSec",
    from: 0,
    to: 3600,
    unit: " seconds",
    why: "draining lasts one hour at most",
  },
  { field: "logConfig.sampleRate", from: 0, to: 1, unit: "", why: "it is the share of requests to log" },
  {
    field: "affinityCookieTtlSec",
    from: 0,
    to: 1_209_600,
    unit: " seconds",
    why: "an affinity cookie lives two weeks at most",
  },
];

export default defineConstraint({
  meta: {
    id: "backend-service-value-range",
    severity: "error",
    title: "Backend service value is out of range",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: "all",
    local: true,
    docs: `A number of a backend service lies outside of what the API takes: \`timeoutSec\` from 1 to 2147483647,
\`connectionDraining.drainingTimeoutSec\` from 0 to 3600, \`logConfig.sampleRate\` from 0 to 1, \`affinityCookieTtlSec\` from 0 to
1209600. (Terraform's documentation names one day for the last, the API two weeks: the wider limit is checked.)`,
    repair: "Use a value in range; the quick-fix takes the nearest.",
    sources: [
      "Compute API v1 BackendService.timeoutSec",
      "Compute API v1 BackendServiceLogConfig.sampleRate",
      "Compute API v1 BackendService.affinityCookieTtlSec",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
      "https://docs.cloud.google.com/load-balancing/docs/enabling-connection-draining",
    ],
    fixable: true,
    messages: {
      range: "{field} is {value}, but {why}, so the API takes {from} to {to}{unit}: use a value in that range.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                            = "web"
  connection_draining_timeout_sec = 7200
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                            = "web"
  connection_draining_timeout_sec = 3600
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService"))
      for (const { field, from, to, unit, why } of ranges) {
        const value = known(service, field);
        if (typeof value !== "number" || (value >= from && value <= to)) continue;
        const name = field.split(".").pop() ?? field;
        const nearest = value < from ? from : to;
        const percent = name === "sampleRate" && value <= 100 && value >= 10 ? [value / 100] : [];
        yield {
          message: "range",
          data: { field: name, value, from, to, unit, why },
          resource: service.id,
          field,
          fixes: [
            // Who asks for no time at all may mean the default.
            ...(name === "timeoutSec" && value <= 0
              ? [removing("Remove timeoutSec (30 seconds by default)", service, field)]
              : []),
            ...[nearest, ...percent].map((it) => setting(`Set ${name} to ${it}`, service, field, it)),
          ],
        };
      }
  },
});
