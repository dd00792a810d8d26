/** Host names that a config already carries, for fixes that need one. */

/** A fully qualified host name: at least two labels of letters, digits and hyphens, the last one no number. */
export function isHostName(text: string): boolean {
  return (
    text.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text)
  );
}

/** The name and value of a header written as `Name: value`; undefined without a colon. */
export function parseHeader(text: string): { readonly name: string; readonly value: string } | undefined {
  const colon = text.indexOf(":");
  return colon < 0 ? undefined : { name: text.slice(0, colon).trim(), value: text.slice(colon + 1).trim() };
}

/** The host name of a Host header's value, without its port; undefined for variables and addresses. */
export function hostOf(value: string): string | undefined {
  const host = value.replace(/:\d+$/, "");
  return isHostName(host) ? host.toLowerCase() : undefined;
}

/** Top-level domains that look like one and are not: names of files and API packages in comments. */
const notDomains = new Set([
  "tf",
  "md",
  "json",
  "yaml",
  "yml",
  "go",
  "ts",
  "js",
  "py",
  "sh",
  "html",
  "txt",
  "id",
  "name",
]);

/** Host names in free text such as a comment, in order, each once. */
export function hostsInText(text: string): readonly string[] {
  const words = text.match(/[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi) ?? [];
  const hosts = words.map((it) => it.toLowerCase()).filter((it) => isHostName(it) && !notDomains.has(last(it)));
  return [...new Set(hosts)];
}

function last(host: string): string {
  return host.slice(host.lastIndexOf(".") + 1);
}
