import type { Kind } from "../../kinds/kind";
import { scalarOf, type Value } from "../../model/value";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";

const KINDS: readonly Kind[] = ["NetworkEndpoint", "NetworkEndpointGroup", "HealthCheck"];
const PORT_FIELDS = ["port", "defaultPort", "clientDestinationPort"];

export default defineConstraint({
  meta: {
    id: "port-out-of-range",
    severity: "error",
    title: "Port must be between 1 and 65535",
    appliesTo: KINDS,
    reads: KINDS,
    products: "all",
    local: true,
    docs: "A port of an endpoint, a group's default port or a health check's port is no whole number from 1 to 65535. Zero in a health check means that it is not set and is not judged.",
    repair: "Use a port from 1 to 65535.",
    sources: [
      "Compute API v1 HTTPHealthCheck.port",
      "terraform-provider-google google_compute_global_network_endpoint.port",
    ],
    fixable: true,
    messages: {
      range: "{port} is no port: ports are whole numbers from 1 to 65535, and the API refuses others. Correct it.",
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = 70000
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = 443
}
`,
    },
  },
  *find(topology) {
    for (const resource of topology.all(...KINDS))
      for (const { path, value } of portsIn(resource.fields, "")) {
        const port = scalarOf(value);
        if (port === undefined || isPort(port) || (resource.kind === "HealthCheck" && Number(port) === 0)) continue;
        yield {
          message: "range",
          data: { port: String(port) },
          resource: resource.id,
          field: path,
          fixes: [
            {
              title: "Correct the port…",
              changes: [setField(resource, path, { ask: "port" })],
              ask: { id: "port", prompt: "Port from 1 to 65535", placeholder: "443", check: "port" },
            },
          ],
        };
      }
  },
});

function isPort(port: string | number | boolean): boolean {
  const number = typeof port === "string" && /^\d+$/.test(port) ? Number(port) : port;
  return typeof number === "number" && Number.isInteger(number) && number >= 1 && number <= 65_535;
}

function* portsIn(value: Value, path: string): Generator<{ path: string; value: Value }> {
  if (value.type === "object")
    for (const [name, it] of Object.entries(value.fields)) {
      const at = path ? `${path}.${name}` : name;
      if (PORT_FIELDS.includes(name)) yield { path: at, value: it };
      else yield* portsIn(it, at);
    }
  if (value.type === "list") for (const [index, it] of value.items.entries()) yield* portsIn(it, `${path}[${index}]`);
}
