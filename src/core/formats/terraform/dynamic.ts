/** `dynamic` blocks: written out where their for_each is known. */
import type { ObjectValue } from "../../model/value";
import { attributeOf } from "./attributes";
import { bind, type Context, rangeOf } from "./evaluate/context";
import { evaluate } from "./evaluate/evaluate";
import { sortedEntries } from "./evaluate/pairs";
import { expandInstances } from "./evaluate/traversal";
import { type Evaluated, emptyFields, scalar } from "./evaluate/value";
import type { FieldBlock } from "./fields";
import { type Block, isBlock } from "./syntax";

/** The blocks that a dynamic block makes. `read` gives the fields of its content in a context. */
export function expandDynamic(
  block: Block,
  context: Context,
  read: (content: Block, context: Context) => ObjectValue,
): FieldBlock[] {
  const name = block.labels[0]?.text;
  if (name === undefined) return [];
  const content = block.body.items.filter(isBlock).find((it) => it.type === "content");
  const forEach = attributeOf(block.body.items, "for_each");
  if (!content || !forEach) return [{ name, open: { reason: "the dynamic block is not complete", block } }];
  const collection = expandInstances(evaluate(forEach.value, context), context);
  const iterator = iteratorOf(block) ?? name;
  const result: FieldBlock[] = [];
  for (const [key, value] of pairsOf(collection)) {
    const fields = emptyFields();
    fields.key = key;
    fields.value = value;
    const inside = bind(context, iterator, { type: "object", fields, range: value.range });
    result.push({
      name,
      value: {
        ...read(content, inside),
        fieldRange: rangeOf(block, context),
        headRange: rangeOf(block.head, context),
        via: [{ what: `dynamic "${name}"`, range: rangeOf(forEach, context) }],
      },
    });
  }
  const reason = openness(collection);
  return reason === undefined ? result : [...result, { name, open: { reason, block } }];
}

function iteratorOf(block: Block): string | undefined {
  const iterator = attributeOf(block.body.items, "iterator")?.value;
  return iterator?.node === "traversal" && typeof iterator.root === "string" ? iterator.root : undefined;
}

function pairsOf(collection: Evaluated): [Evaluated, Evaluated][] {
  if (collection.type === "list")
    return collection.items.map((item, index) => [collection.set ? item : scalar(index, item.range), item]);
  if (collection.type === "object")
    return sortedEntries(collection.fields).map(([key, item]) => [scalar(key, item.range), item]);
  return [];
}

function openness(collection: Evaluated): string | undefined {
  switch (collection.type) {
    case "list":
    case "object":
      return collection.open;
    case "unknown":
      return collection.reason;
    case "null":
      return undefined;
    default:
      return "its for_each is known only after apply";
  }
}
