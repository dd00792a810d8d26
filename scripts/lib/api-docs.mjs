/**
 * The API's own descriptions of the fields of load balancing objects, out of the types of Google's client
 * (@googleapis/compute, Apache-2.0). They are generated at build time and never committed.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";

const folder = path.join(root, "node_modules/@googleapis/compute");

/** The package's files that the descriptions are made of, for the notices of what ships. */
export const apiDocsSource = "node_modules/@googleapis/compute/build/v1.d.ts";

/** Objects whose fields are described; what they hold comes along. */
const objects = [
  "ForwardingRule",
  "TargetHttpProxy",
  "TargetHttpsProxy",
  "TargetGrpcProxy",
  "TargetTcpProxy",
  "TargetSslProxy",
  "TargetPool",
  "TargetInstance",
  "TargetVpnGateway",
  "UrlMap",
  "BackendService",
  "BackendBucket",
  "NetworkEndpointGroup",
  "NetworkEndpoint",
  "InstanceGroup",
  "InstanceGroupManager",
  "HealthCheck",
  "SslCertificate",
  "SslPolicy",
  "SecurityPolicy",
  "Address",
  "ServiceAttachment",
  "Network",
  "Subnetwork",
];

/**
 * `{source, schemas}`: each schema's fields by name as `[description]`, or `[description, schema]` where the field holds
 * objects of another one.
 *
 * @throws when the package is not installed or does not look as expected
 */
export function apiDocs() {
  const { name, version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const all = schemasOf(readFileSync(path.join(root, apiDocsSource), "utf8"));
  const schemas = {};
  const open = [...objects];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (schemas[at]) continue;
    const fields = all.get(at)?.();
    if (!fields) throw new Error(`${name} ${version} describes no ${at}`);
    schemas[at] = fields;
    for (const [, inner] of Object.values(fields)) if (inner) open.push(inner);
  }
  return { source: `${name} ${version}`, schemas };
}

/** The schemas of a declaration file by name, each read when it is asked for: there are a thousand and we want a tenth. */
function schemasOf(text) {
  const found = new Map();
  const head = /^ {4}export interface Schema\$(\w+) \{$/gm;
  for (let match = head.exec(text); match; match = head.exec(text)) {
    const start = head.lastIndex;
    found.set(match[1], () => fieldsOf(text.slice(start, text.indexOf("\n    }", start))));
  }
  return found;
}

/** A field with the comment above it: `protocol?: string | null;`, `backends?: Schema$Backend[];`. */
function fieldsOf(body) {
  const fields = {};
  const field = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^ {8}(\w+)\?: ([^;{]*|\{[^}]*\} \| null);$/gm;
  for (const [, comment, name, type] of body.matchAll(field)) {
    const doc = textOf(comment ?? "");
    const inner = /Schema\$(\w+)/.exec(type)?.[1];
    if (doc || inner) fields[name] = inner ? [doc, inner] : [doc];
  }
  return fields;
}

/** The comment's text: paragraphs kept, lines joined, markers for other tools left out. */
function textOf(comment) {
  return comment
    .replace(/^\s*\* ?/gm, "")
    .split(/\n\s*\n/)
    .map((paragraph) => joined(paragraph))
    .filter((it) => it !== "" && !/^@\w+/.test(it))
    .join("\n\n");
}

/** Lines of a paragraph as one, list items as lines of their own. */
function joined(paragraph) {
  return (
    paragraph
      .split("\n")
      .map((it) => it.trim())
      .reduce((text, line) => (text === "" ? line : /^[-*] /.test(line) ? `${text}\n${line}` : `${text} ${line}`), "")
      .replace(/[ \t]+/g, " ")
      .replace(/ @\w+:? ?.*$/, "")
      .replace(/^Output only\. (?=\[Output Only\])/, "")
      // The package lost the blanks beside what was marked as code: "isRATE", "onbalancingMode".
      .replace(/\b(a|an|and|are|by|for|in|is|of|on|or|than|the|to|using|with)(?=[A-Z][A-Z\d_]{2,}\b)/g, "$1 ")
      .replace(
        /\b(on|the|a|an|from|of)(?=(?:balancingMode|loadBalancingScheme|backendService|urlMap|pathMatcher)\b)/gi,
        "$1 ",
      )
      .replace(/\b(see|with|in|is)(?=[A-Z][a-z])/g, "$1 ")
      .replace(/,(?=[A-Z][A-Z\d_]{2,})/g, ", ")
      .trim()
  );
}
