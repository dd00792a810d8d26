/** What a new rule and its test begin with. They say what to write where; nothing in them is true of any rule yet. */

/**
 * @typedef {{ type: string, scope: string, locationArgument?: string }} TerraformType
 * @typedef {{
 *   id: string, folder: string, severity: string, title?: string, source?: string,
 *   kind: { kind: string, label: string, terraform: readonly TerraformType[] },
 * }} About
 */

/** The rule: silent until `isWrong` says otherwise.
 * @param {About} about */
export function ruleText({ id, kind, severity, title, source }) {
  const name = variableOf(kind.kind);
  const label = kind.label.toLowerCase();
  return `import type { Resource } from "../../model/resource";
import { defineConstraint } from "../constraint";

export default defineConstraint({
  meta: {
    id: ${JSON.stringify(id)},
    severity: ${JSON.stringify(severity)},
    title: ${JSON.stringify(title ?? `What is wrong with the ${label}, in one line`)},
    appliesTo: ["${kind.kind}"],
    reads: ["${kind.kind}"],
    products: "all",
    local: true,
    docs: \`What it reports, why that matters, and where it stays silent.\`,
    repair: \`How to make it right, and what that does to what is deployed.\`,
    sources: [${JSON.stringify(source ?? `Compute API v1 ${kind.kind}`)}],
    fixable: false,
    messages: {
      wrong: 'What is wrong with "{name}", why it matters, and what to do.',
    },
    examples: {
      bad: \`${terraformOf(kind)}\`,
      good: \`${terraformOf(kind)}\`,
    },
  },
  *find(topology) {
    for (const ${name} of topology.all("${kind.kind}")) {
      if (!isWrong(${name})) continue;
      yield { message: "wrong", data: { name: ${name}.name }, resource: ${name}.id };
    }
  },
});

/** Only what known values prove: ask \`possible\` and \`known\` of topology/read. */
function isWrong(_${name}: Resource): boolean {
  return false;
}
`;
}

/** Its test: the invalid row is red until the rule finds something.
 * @param {About} about */
export function testText({ id, folder, kind }) {
  const [head, ...body] = terraformOf(kind).split(" {");
  return `import rule from "../../../../src/core/constraints/${folder}/${id}";
import { testConstraint } from "../../../support/test-constraint";

testConstraint(rule, {
  valid: [
    {
      name: "what it stays silent about: one row for each exception, each default and each value that is not known",
      tf: \`${terraformOf(kind)}\`,
    },
  ],
  invalid: [
    {
      name: "what it finds, with «» around the text that is to be underlined",
      tf: \`«${head}» {${body.join(" {")}\`,
    },
  ],
});
`;
}

/** The least Terraform that makes a resource of the kind. */
function terraformOf({ terraform }) {
  const [first] = terraform;
  if (!first) throw new Error("A kind without a Terraform type.");
  const place = { global: undefined, region: "europe-west1", zone: "europe-west1-b" }[first.scope];
  const fields = [["name", "web"], ...(place ? [[first.locationArgument ?? first.scope, place]] : [])];
  const width = Math.max(...fields.map(([name]) => name.length));
  const lines = fields.map(([name, value]) => `  ${name.padEnd(width)} = "${value}"`);
  return `resource "${first.type}" "web" {\n${lines.join("\n")}\n}\n`;
}

/** `BackendService` → `backendService`. */
function variableOf(kind) {
  return kind[0].toLowerCase() + kind.slice(1);
}
