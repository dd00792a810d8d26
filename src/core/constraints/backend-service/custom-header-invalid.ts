import type { Resource } from "../../model/resource";
import { items, known } from "../../topology/read";
import { removing } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { parseHeader } from "../hosts";

/** `Trailer` is on the documentation's list too, but the API takes it: Config Connector's published sample sets it. */
const reservedNames = ["x-user-ip", "cdn-loop", "keep-alive", "transfer-encoding", "te", "connection", "upgrade"];
const reservedPrefixes = ["x-google", "x-goog-", "x-gfe", "x-amz-"];
const limit = 16;

export default defineConstraint({
  meta: {
    id: "custom-header-invalid",
    severity: "error",
    title: "Custom header is not allowed",
    appliesTo: ["BackendService", "BackendBucket"],
    reads: ["BackendService", "BackendBucket"],
    products: ["global-external-alb", "classic-alb"],
    local: true,
    docs: `A custom request or response header is not written as \`Name: value\`, has a name that is no header name, has a
reserved name (\`X-User-IP\`, \`CDN-Loop\` and the hop-by-hop headers \`Keep-Alive\`, \`Transfer-Encoding\`, \`TE\`,
\`Connection\`, \`Upgrade\`) or a reserved prefix (\`X-Google\`, \`X-Goog-\`, \`X-GFE\`, \`X-Amz-\`), or repeats a
name; or there are more than 16 in the list. The API refuses the list. Entries that are not known are not judged.`,
    repair: "Rename or remove the header. Headers of your own are best given a prefix of your own.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/https/custom-headers",
      "https://docs.cloud.google.com/load-balancing/docs/quotas",
    ],
    fixable: true,
    messages: {
      colon: '"{text}" is no header: write it as "Name: value". The API refuses the list otherwise.',
      name: '"{name}" is no valid header name, and the API refuses it: use letters, digits and hyphens.',
      reserved:
        'The header "{name}" is reserved for Google and for the connection itself, and the API refuses it. Rename or remove it.',
      repeated:
        'The header "{name}" is set twice (upper and lower case do not differ), and the API refuses the second. Remove one.',
      many: "The list has {count} headers, and 16 is the limit. Remove those that are not needed.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "app" {
  name                   = "app"
  custom_request_headers = ["X-Goog-Tenant: a", "no colon"]
}
`,
      good: `resource "google_compute_backend_service" "app" {
  name                   = "app"
  custom_request_headers = ["X-Shop-Tenant: a", "X-Client-Region: {client_region}"]
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService"))
      for (const list of ["customRequestHeaders", "customResponseHeaders"]) yield* judge(service, list);
    for (const bucket of topology.all("BackendBucket")) yield* judge(bucket, "customResponseHeaders");
  },
});

function* judge(resource: Resource, list: string): Iterable<Report> {
  const entries = items(resource, list).items;
  if (entries.length > limit)
    yield { message: "many", data: { count: entries.length }, resource: resource.id, field: list };
  const seen = new Set<string>();
  for (const { path } of entries) {
    const text = known(resource, path);
    if (text === undefined) continue;
    const header = parseHeader(String(text));
    const name = header?.name ?? "";
    const message = header === undefined ? "colon" : mistakeIn(name, seen);
    seen.add(name.toLowerCase());
    if (message === undefined) continue;
    yield {
      message,
      data: { name, text: String(text) },
      resource: resource.id,
      field: path,
      fixes: [removing(header === undefined ? `Remove "${text}"` : `Remove the header ${name}`, resource, path)],
    };
  }
}

function mistakeIn(name: string, seen: ReadonlySet<string>): string | undefined {
  const lower = name.toLowerCase();
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return "name";
  if (reservedNames.includes(lower) || reservedPrefixes.some((it) => lower.startsWith(it))) return "reserved";
  return seen.has(lower) ? "repeated" : undefined;
}
