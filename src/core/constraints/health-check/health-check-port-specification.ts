import type { Resource } from "../../model/resource";
import { known } from "../../topology/read";
import { isCertainlySet } from "../certainty";
import { removing, setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { numberAt } from "../numbers";
import { probesOf } from "../probes";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "health-check-port-specification",
    severity: "error",
    title: "Port and port specification contradict each other",
    appliesTo: ["HealthCheck"],
    reads: ["HealthCheck"],
    products: "all",
    local: true,
    docs: `A health check with \`portSpecification\` \`USE_SERVING_PORT\` or \`USE_NAMED_PORT\` also has a \`port\` other than 0, or
one with \`USE_SERVING_PORT\` also has a \`portName\`. Which port is to be probed is said twice, and differently.`,
    repair: "Remove the port, or set `portSpecification` to `USE_FIXED_PORT` to probe that very port on every backend.",
    sources: [
      "terraform-provider-google google_compute_health_check (custom diff)",
      "Compute API v1 HTTPHealthCheck.portSpecification",
    ],
    fixable: true,
    messages: {
      port: "{specification} takes the port from the {source}, but port is set to {port} as well: the check is refused. Remove port, or use USE_FIXED_PORT.",
      name: 'USE_SERVING_PORT probes the port that each backend serves on, but portName is set to "{name}" as well: the check is refused. Remove portName, or use USE_NAMED_PORT.',
    },
    examples: {
      bad: example('    port               = 80\n    port_specification = "USE_SERVING_PORT"\n'),
      good: example('    port_specification = "USE_SERVING_PORT"\n'),
    },
  },
  *find(topology) {
    for (const check of topology.all("HealthCheck")) for (const probe of probesOf(check)) yield* judge(check, probe);
  },
});

function* judge(check: Resource, probe: string): Iterable<Report> {
  const specification = known(check, `${probe}.portSpecification`);
  if (specification !== "USE_SERVING_PORT" && specification !== "USE_NAMED_PORT") return;
  const port = numberAt(check, `${probe}.port`);
  const others = related(check, `${specification} is set here`, `${probe}.portSpecification`);
  if (port !== undefined && port !== 0)
    yield {
      message: "port",
      data: { specification, port, source: specification === "USE_SERVING_PORT" ? "backend" : "named port" },
      resource: check.id,
      field: `${probe}.port`,
      related: others,
      fixes: [
        removing("Remove the port", check, `${probe}.port`),
        setting(
          `Probe port ${port} on every backend (USE_FIXED_PORT)`,
          check,
          `${probe}.portSpecification`,
          "USE_FIXED_PORT",
        ),
      ],
    };
  if (specification === "USE_SERVING_PORT" && isCertainlySet(check, `${probe}.portName`))
    yield {
      message: "name",
      data: { name: String(known(check, `${probe}.portName`) ?? "") },
      resource: check.id,
      field: `${probe}.portName`,
      related: others,
      fixes: [
        removing("Remove the port name", check, `${probe}.portName`),
        setting("Probe the named port (USE_NAMED_PORT)", check, `${probe}.portSpecification`, "USE_NAMED_PORT"),
      ],
    };
}

function example(ports: string): string {
  return `resource "google_compute_health_check" "web" {
  name = "web"

  http_health_check {
${ports}  }
}
`;
}
