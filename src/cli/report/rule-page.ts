/** The page of a rule for a terminal: the same as docs/rules/<id>.md, without Markdown. */
import type { ConstraintMeta } from "../../core/constraints/constraint";
import type { ConnectorExample, ConnectorExamples } from "../../core/examples/in-config-connector";
import { productName } from "../../core/topology/products";

/** `width`: columns that prose may take; examples and addresses are left as they are. */
export function rulePage(meta: ConstraintMeta, connector: ConnectorExamples | undefined, width: number): string {
  const { examples } = meta;
  const parts = [
    `${meta.title}\n${meta.id} (${meta.severity}${meta.fixable ? ", has a quick-fix" : ""})`,
    prose(meta.docs, width),
    section("How to repair it", prose(meta.repair, width - indent.length)),
    ...(examples
      ? [
          section("Reported in Terraform", examples.bad.trimEnd()),
          section("Right in Terraform", examples.good.trimEnd()),
        ]
      : []),
    ...(connector ? manifests(connector, width) : []),
    section("Concerns", prose(concerns(meta), width - indent.length)),
    section("Silence it", `# lb-topology:ignore ${meta.id} the reason`),
    section("Sources", meta.sources.join("\n")),
  ];
  return `${parts.join("\n\n")}\n`;
}

const indent = "  ";

function section(title: string, text: string): string {
  return `${title}:\n\n${text.replace(/^(?=.)/gm, indent)}`;
}

function manifests({ bad, good }: ConnectorExamples, width: number): readonly string[] {
  const shown = (it: ConnectorExample) => (it.ok ? it.text.trimEnd() : prose(it.reason, width - indent.length));
  if (!bad.ok) return [section("No example in Config Connector", shown(bad))];
  return [section("Reported in Config Connector", shown(bad)), section("Right in Config Connector", shown(good))];
}

function concerns({ appliesTo, products }: ConstraintMeta): string {
  const balancers = products === "all" ? "every load balancer" : products.map(productName).join(", ");
  return `${appliesTo.join(", ")} of ${balancers}.`;
}

/** Markdown as plain text, its paragraphs and the items of its lists broken at a width. */
function prose(markdown: string, width: number): string {
  const plain = markdown.trim().replace(/`([^`]*)`/g, "$1");
  return plain
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split(/\n(?=- )/)
        .map((it) => broken(it, width))
        .join("\n"),
    )
    .join("\n\n");
}

function broken(text: string, width: number): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join(text.startsWith("- ") ? "\n  " : "\n");
}
