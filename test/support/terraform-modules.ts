/** Random Terraform modules that look like what people write, for properties of the writer. */
import fc from "fast-check";

/** "formatted": as the formatter leaves it, comments and all. "loose": nothing lined up, no comments at line ends. */
export type Style = "formatted" | "loose";

export interface GeneratedModule {
  readonly text: string;
  readonly style: Style;
  readonly lineBreak: "\n" | "\r\n";
  /** Backends of the service `web`, and whether they stand on one line each. */
  readonly backends: number;
  readonly shortBackends: boolean;
  readonly headers: number;
  /** Fields of `web` that are literals, by path. */
  readonly literals: Readonly<Record<string, string | number | boolean>>;
}

interface Line {
  readonly name: string;
  readonly value: string;
  readonly comment?: string;
  /** A blank line, or a comment line, before it. */
  readonly before?: string;
}

const LITERALS: Readonly<Record<string, readonly [path: string, value: string | number | boolean]>> = {
  description: ["description", "the shop"],
  load_balancing_scheme: ["loadBalancingScheme", "EXTERNAL_MANAGED"],
  protocol: ["protocol", "HTTPS"],
  timeout_sec: ["timeoutSec", 30],
  enable_cdn: ["enableCDN", true],
};

const scalar = fc.constantFrom(
  ["description", '"the shop"'],
  ["load_balancing_scheme", '"EXTERNAL_MANAGED"'],
  ["protocol", '"HTTPS"'],
  ["port_name", "var.port_name"],
  ["timeout_sec", "30"],
  ["health_checks", "[google_compute_health_check.web.id]"],
  ["session_affinity", '"${local.affinity}_IP"'],
  ["enable_cdn", "true"],
  ["compression_mode", 'var.compress ? "AUTOMATIC" : "DISABLED"'],
);

export const generatedModule: fc.Arbitrary<GeneratedModule> = fc
  .record({
    style: fc.constantFrom<Style>("formatted", "loose"),
    lineBreak: fc.constantFrom<"\n" | "\r\n">("\n", "\r\n"),
    scalars: fc.uniqueArray(
      fc.tuple(
        scalar,
        fc.constantFrom(undefined, undefined, "# why", "# é", "/* x = 1 */"),
        fc.constantFrom(undefined, undefined, undefined, "", "# above = it"),
      ),
      { maxLength: 7, selector: ([[name]]) => name },
    ),
    backends: fc.nat(3),
    shortBackends: fc.boolean(),
    apart: fc.boolean(),
    headers: fc.nat(3),
    longHeaders: fc.boolean(),
    cookie: fc.boolean(),
    log: fc.constantFrom("", "enable", "both"),
    lifecycle: fc.boolean(),
  })
  .map((it) => {
    const lines: Line[] = [
      { name: "name", value: '"web"' },
      ...it.scalars.map(([[name, value], comment, before]) => ({
        name,
        // The formatter takes a comment that could go on for a part of the code.
        value: comment?.startsWith("/*") ? `${value} ${comment}` : value,
        ...(comment?.startsWith("#") && it.style === "formatted" ? { comment } : {}),
        ...(before === undefined ? {} : { before }),
      })),
    ];
    const body = [it.style === "formatted" ? formatted(lines) : loose(lines)];
    if (it.cookie) body.push("  affinity_cookie_ttl_sec = 0\n");
    const headers = Array.from({ length: it.headers }, (_, index) => `"X-${index}: ${index}"`);
    if (headers.length > 0)
      body.push(
        it.longHeaders
          ? `  custom_request_headers = [\n${headers.map((header) => `    ${header}, # header\n`).join("")}  ]\n`
          : `  custom_request_headers = [${headers.join(", ")}]\n`,
      );
    const backends = Array.from({ length: it.backends }, (_, index) => {
      const group = `google_compute_network_endpoint_group.g${index}.id`;
      return it.shortBackends
        ? `  backend { group = ${group} }\n`
        : `  # group ${index}\n  backend {\n    group = ${group}\n  }\n`;
    });
    const gap = it.apart ? "\n" : "";
    body.push(backends.join(it.shortBackends ? "" : gap));
    if (it.log)
      body.push(
        `  log_config {\n${it.log === "both" ? "    enable      = true # on\n    sample_rate = 0.5\n" : "    enable = false\n"}  }\n`,
      );
    if (it.lifecycle) body.push("  lifecycle {\n    create_before_destroy = true\n  }\n");
    const text = `# The shop's services.
locals {
  affinity = "CLIENT"
}

resource "google_compute_backend_service" "web" {
${body.filter((part) => part !== "").join("\n")}}

# Groups = of endpoints
${[0, 1, 2, 3].map((index) => `resource "google_compute_network_endpoint_group" "g${index}" {\n  name = "g${index}"\n}\n`).join("\n")}
resource "google_compute_health_check" "web" {
  name = "web"
  http_health_check {}
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id # all of it

  path_matcher {
    name            = "all"
    default_service = google_compute_backend_service.web.self_link
  }
}

output "text" {
  value = <<-EOT
    # no comment: \${google_compute_backend_service.web.id}
      kept   =   as it is
  EOT
}
`;
    return {
      text: text.replace(/\n/g, it.lineBreak),
      style: it.style,
      lineBreak: it.lineBreak,
      backends: it.backends,
      shortBackends: it.shortBackends,
      headers: it.headers,
      literals: Object.fromEntries([
        ...lines.flatMap(({ name }) => (LITERALS[name] ? [LITERALS[name]] : [])),
        ...headers.map((header, index) => [`customRequestHeaders[${index}]`, header.slice(1, -1)]),
        ...(it.cookie ? [["affinityCookieTtlSec", 0]] : []),
        ...(it.log ? [["logConfig.enable", it.log === "both"]] : []),
        ...(it.log === "both" ? [["logConfig.sampleRate", 0.5]] : []),
      ]),
    };
  });

/** Lines with the `=` of each run in one column, and the comments of each run of commented lines in another. */
function formatted(lines: readonly Line[]): string {
  let result = "";
  let rest = [...lines];
  while (rest.length > 0) {
    const length = rest.findIndex((it, index) => index > 0 && it.before !== undefined);
    const run = rest.slice(0, length < 0 ? rest.length : length);
    rest = rest.slice(run.length);
    const before = run[0]?.before;
    if (before !== undefined) result += before === "" ? "\n" : `  ${before}\n`;
    const column = Math.max(...run.map((it) => it.name.length));
    const code = run.map((it) => `  ${it.name.padEnd(column)} = ${it.value}`);
    run.forEach((line, index) => {
      let first = index;
      while (first > 0 && run[first - 1]?.comment !== undefined) first--;
      let end = index;
      while (end < run.length && run[end]?.comment !== undefined) end++;
      const width = Math.max(...code.slice(first, end).map((it) => it.length));
      result +=
        line.comment === undefined ? `${code[index]}\n` : `${(code[index] ?? "").padEnd(width)} ${line.comment}\n`;
    });
  }
  return result;
}

function loose(lines: readonly Line[]): string {
  return lines
    .map((it, index) => {
      const before = it.before === undefined ? "" : it.before === "" ? "\n" : `  ${it.before}\n`;
      return `${before}  ${it.name}${" ".repeat(1 + ((index * 7) % 4))}= ${it.value}\n`;
    })
    .join("");
}
