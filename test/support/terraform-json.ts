/** Terraform's own language rewritten in its JSON, so that what is written once is tested in both. */

import { commentsOf } from "../../src/core/formats/terraform/comments";
import { type BodySchema, type Reading, topLevelSchema } from "../../src/core/formats/terraform/json/schema";
import { keyName } from "../../src/core/formats/terraform/key-name";
import {
  type Block,
  type Comment,
  type Expression,
  isBlock,
  type TerraformFile,
  type TopLevel,
} from "../../src/core/formats/terraform/syntax";
import { template } from "../../src/core/formats/terraform/write/json/render-json";
import { parseText } from "../../src/core/formats/terraform/write/text-parser";

/** Files with each `.tf` as `.tf.json`; comments become a property of their block. */
export function filesAsJson(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) =>
      path.endsWith(".tf") ? [`${path}.json`, `${JSON.stringify(terraformAsJson(text), null, 2)}\n`] : [path, text],
    ),
  );
}

/** What the text says, as the value of a `.tf.json` file. Throws for a text with errors. */
export function terraformAsJson(text: string): unknown {
  const file = parseText("main.tf", text);
  if (file.errors[0]) throw new Error(file.errors[0].message);
  const root: Members = {};
  for (const top of file.blocks) {
    const { type } = top.block;
    const schema = topLevelSchema(type);
    if (!schema) throw new Error(`no block of JSON: ${type}`);
    addBlock(root, file, top, top.block, schema.body(top.block.labels.map((it) => it.text)));
  }
  return root;
}

type Members = Record<string, unknown>;

function addBlock(members: Members, file: TerraformFile, top: TopLevel, block: Block, schema: BodySchema): void {
  const path = [block.type, ...block.labels.map((it) => it.text)];
  const last = path.pop() ?? "";
  let at = members;
  for (const name of path) {
    at[name] ??= {};
    at = at[name] as Members;
  }
  const body = bodyAsJson(file, top, block, schema);
  const before = at[last];
  at[last] = before === undefined ? body : Array.isArray(before) ? [...before, body] : [before, body];
}

function bodyAsJson(file: TerraformFile, top: TopLevel, block: Block, schema: BodySchema): Members {
  const isInside = ({ start }: Comment) => start >= top.offset + block.open && start < top.offset + block.close;
  const comments = block === top.block ? commentsOf(file, top) : file.comments.filter(isInside).map((it) => it.text);
  const members: Members = comments.length > 0 ? { "//": comments } : {};
  for (const item of block.body.items) {
    if (isBlock(item)) {
      const labels = item.labels.map((it) => it.text);
      const inner = schema.block(item.type)?.body(labels) ?? {
        block: () => undefined,
        reading: () => "template" as const,
      };
      addBlock(members, file, top, item, inner);
    } else members[item.name] = valueAsJson(file, top, item.value, schema.reading(item.name));
  }
  return members;
}

function valueAsJson(file: TerraformFile, top: TopLevel, expression: Expression, reading: Reading): unknown {
  const inside = (it: Expression) => valueAsJson(file, top, it, reading);
  const source = file.text.slice(top.offset + expression.start, top.offset + expression.end);
  switch (expression.node) {
    case "literal":
      return expression.value;
    case "tuple":
      return expression.items.map(inside);
    case "object": {
      const entries = expression.entries.map(({ key, value }) => [keyName(key), value] as const);
      if (entries.some(([key]) => key === undefined)) return `\${${source}}`;
      return Object.fromEntries(entries.map(([key, value]) => [template(key ?? ""), inside(value)]));
    }
    case "template":
      return expression.parts
        .map((part) => {
          if (typeof part === "string") return reading === "template" ? template(part) : part;
          return file.text.slice(top.offset + part.start, top.offset + part.end);
        })
        .join("");
    default:
      return reading === "reference" || reading === "expression" ? source : `\${${source}}`;
  }
}
