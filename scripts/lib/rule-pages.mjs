/** The page of a rule, and the index of all, in Markdown. */

const GENERATED = "<!-- Written by scripts/gen-docs.mjs from src/core/constraints; do not edit. -->";
/** Rules that are about more kinds than this are listed once, and not with each of them. */
const MOST_KINDS = 3;

/**
 * A rule's page. `examples`: for `bad` and `good` the same in Config Connector, `{ok: true, text}` or `{ok: false, reason}`;
 * undefined for a rule without examples. `products`: pairs of id and name.
 */
export function rulePage(meta, examples, products) {
  const others = otherKinds(meta);
  const facts = [
    `**${meta.severity}**`,
    `on ${meta.appliesTo.map((it) => `\`${it}\``).join(", ")}`,
    ...(others.length > 0 ? [`looks at ${others.map((it) => `\`${it}\``).join(", ")} as well`] : []),
    ...(meta.fixable ? ["has quick fixes"] : []),
  ];
  return `${[
    GENERATED,
    `# ${meta.title}`,
    `\`${meta.id}\` · ${facts.join(" · ")}`,
    meta.docs.trim(),
    "## How to repair it",
    meta.repair.trim(),
    ...(meta.examples ? exampleParts(meta.examples, examples) : []),
    "## Silence it",
    `Write \`# lb-topology:ignore ${meta.id} the reason\` on or above the block, or set the rule to \`"off"\` (or to another severity) under \`lb-topology.rules\` in the settings.`,
    "## Products",
    productsOf(meta, products),
    "## Sources",
    meta.sources.map((it) => `- ${it.startsWith("https://") ? `<${it}>` : it}`).join("\n"),
    "[All rules](README.md)",
  ].join("\n\n")}\n`;
}

function exampleParts(terraform, connector) {
  const parts = [
    "## Example in Terraform",
    "Reported:",
    fenced("hcl", terraform.bad),
    "Right:",
    fenced("hcl", terraform.good),
    "## Example in Config Connector",
  ];
  const { bad, good } = connector;
  if (!bad.ok) return [...parts, `There is none. ${bad.reason}`];
  const right = good.ok ? fenced("yaml", good.text) : `There is none. ${good.reason}`;
  return [...parts, "Reported:", fenced("yaml", bad.text), "Right:", right];
}

function fenced(language, text) {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function productsOf(meta, products) {
  if (meta.products === "all") return "Every load balancer.";
  return products
    .filter(([id]) => meta.products.includes(id))
    .map(([, name]) => `- [${name}](README.md#${anchor(name)})`)
    .join("\n");
}

/** The index: by kind, then by product. `notImplemented`: whether there is a page of what was decided against. */
export function ruleIndex(metas, products, notImplemented) {
  const general = metas.filter((it) => it.appliesTo.length > MOST_KINDS);
  const special = metas.filter((it) => !general.includes(it));
  const kinds = [...new Set(special.flatMap((it) => it.appliesTo))].sort();
  const byKind = [
    ...kinds.map((kind) => [kind, special.filter((it) => it.appliesTo.includes(kind))]),
    ...(general.length > 0 ? [["Any kind", general]] : []),
  ];
  const byProduct = [
    ["Every load balancer", metas.filter((it) => it.products === "all")],
    ...products.map(([id, name]) => [name, metas.filter((it) => it.products !== "all" && it.products.includes(id))]),
  ].filter(([, list]) => list.length > 0);
  const count = (severity) => metas.filter((it) => it.severity === severity).length;
  const crossing = metas.filter(isCrossResource).length;
  const fixable = metas.filter((it) => it.fixable).length;
  return `${[
    GENERATED,
    "# Rules",
    `${metas.length} rules: ${count("error")} errors, ${count("warning")} warnings, ${count("info")} infos; ${crossing} look at several resources, ${fixable} have quick fixes. An error is refused by the API or the provider, or can never carry traffic; a warning is accepted but unsafe, without effect or against the documentation; an info is worth knowing. What cannot be known from the text is never reported.`,
    ...(notImplemented
      ? ["What was looked at and left out, with the reasons: [not implemented](not-implemented.md)."]
      : []),
    `By kind: ${contents(byKind)}`,
    `By product: ${contents(byProduct)}`,
    "## By kind",
    ...byKind.flatMap(([kind, list]) => [`### ${kind}`, table(list)]),
    "## By product",
    "Rules that concern every load balancer are not repeated below each of them.",
    ...byProduct.flatMap(([name, list]) => [`### ${name}`, list.map(link).join(", ")]),
  ].join("\n\n")}\n`;
}

function contents(sections) {
  return `${sections.map(([title, list]) => `[${title}](#${anchor(title)}) (${list.length})`).join(" · ")}`;
}

function table(metas) {
  const row = (meta) =>
    `| ${link(meta)} | ${meta.severity} | ${meta.title} | ${isCrossResource(meta) ? "several" : "one"} | ${meta.fixable ? "yes" : ""} |`;
  return [
    "| rule | severity | what it says | resources | quick fix |",
    "| --- | --- | --- | --- | --- |",
    ...metas.map(row),
  ].join("\n");
}

function link({ id }) {
  return `[${id}](${id}.md)`;
}

/** As GitHub and VS Code name the anchors of headings. */
function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");
}

/** Kinds that it reads but never reports on. */
function otherKinds(meta) {
  return meta.reads.filter((it) => !meta.appliesTo.includes(it));
}

/** Whether one resource is not enough to judge: it reads other kinds, or compares all of a kind. */
function isCrossResource(meta) {
  return otherKinds(meta).length > 0 || meta.local !== true;
}
