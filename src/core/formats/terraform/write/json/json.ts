/** How Terraform's JSON is written. Text on its way is plain JSON; it is laid out like the file where it goes in. */
import { findNodeAtOffset, getNodeValue } from "jsonc-parser";
import type { Replacement } from "../../../edited-text";
import { endOf, type JsonNode, membersOf } from "../../json/json-tree";
import type { TerraformFile } from "../../syntax";
import type { Dialect, Where } from "../dialect";
import type { BlockPlace } from "../places";
import { Refused } from "../refused";
import { type After, addItem, addMember, type JsonText, removePart, wrapInArray } from "./edits";
import { goOnAt, layoutOf, print } from "./layout";
import { jsonBody, jsonValue } from "./render-json";

export const json: Dialect = {
  renderValue: (value, field, rendering) => JSON.stringify(jsonValue(value, field, rendering)),
  renderBody: (value, fields, where, rendering) => JSON.stringify(jsonBody(value, fields, where, rendering)),
  withDependencies: (body, addresses) => JSON.stringify(Object.assign(JSON.parse(body), { depends_on: addresses })),
  traversal: (text) => JSON.stringify(text).slice(1, -1),

  replaceValue(file, { start, end }, text) {
    const layout = layoutOf(file.text, file.json?.root);
    const before = file.text.slice(start, end);
    const isOneLine = /^[[{]/.test(before) && /\S.*\S/s.test(before.slice(1, -1)) && !before.includes("\n");
    const indentation = isOneLine ? undefined : goOnAt(file.text, start, layout);
    return { start, end, newText: print(parsed(text), layout, indentation) };
  },

  addAttribute: (place, name, text, where) =>
    addMember(textOf(place.file), objectOf(place), name, parsed(text), after(place, where)),

  addBlock(place, name, field, body, where) {
    const file = textOf(place.file);
    const object = objectOf(place);
    const written = membersOf(object).find((it) => it.name === name)?.value;
    if (written?.type === "array") return addItem(file, written, parsed(body));
    if (written?.type === "object") return wrapInArray(file, written, parsed(body));
    const value = field.type === "list" ? [parsed(body)] : parsed(body);
    if (written)
      return [json.replaceValue(place.file, { start: written.offset, end: endOf(written) }, JSON.stringify(value))];
    return addMember(file, object, name, value, after(place, where));
  },

  removeItem(place, item) {
    const { offset } = place.top;
    const at = nodeAt(place.file, offset + ("body" in item ? item.open : item.start));
    return removePart(textOf(place.file), "body" in item ? carrierOf(at) : (at.parent ?? at));
  },

  listing(place, expression) {
    if (expression.node !== "tuple" && expression.node !== "object") return undefined;
    const node = nodeAt(place.file, place.top.offset + expression.start);
    // Lists and objects inside a string's template are none of JSON's.
    if (node.type !== "array" && node.type !== "object") return undefined;
    const file = textOf(place.file);
    const remove = (index: number) => {
      const part = node.children?.[index];
      return part ? removePart(file, part) : [];
    };
    return {
      append: (text) => addItem(file, node, parsed(text)),
      remove,
      appendEntry: (name, text) => addMember(file, node, name, parsed(text), "end"),
      removeEntry: remove,
    };
  },

  addResource(source, type, label, body) {
    const file = textOf(source);
    const { root } = file;
    const value = parsed(body);
    if (!root || (root.type !== "object" && root.type !== "array")) {
      if (source.text.trim() !== "") throw new Refused(`${source.path} holds no JSON object to put the resource into.`);
      const { lineBreak } = layoutOf(source.text, root);
      const text = print({ resource: { [type]: { [label]: value } } }, layoutOf(source.text, root), "");
      return [{ start: 0, end: source.text.length, newText: text + lineBreak }];
    }
    return addAt(file, root, ["resource", type, label], value);
  },

  removeResource(file, { offset, block }) {
    let part = carrierOf(nodeAt(file, offset + block.open));
    // What held nothing else goes too: the type, the list, `resource` itself.
    for (let whole = part.parent; whole?.children?.length === 1 && whole.parent; whole = part.parent)
      part = whole.parent.type === "property" ? whole.parent : whole;
    return removePart(textOf(file), part);
  },

  copyResource(source, { offset, block }, label) {
    const [type] = block.labels;
    const { root } = textOf(source);
    if (!type || !root) return [];
    return addAt(
      textOf(source),
      root,
      ["resource", type.text, label],
      getNodeValue(nodeAt(source, offset + block.open)),
    );
  },

  addMoved(source, _top, from, to) {
    const file = textOf(source);
    const { root } = file;
    if (!root) return [];
    const object = root.type === "array" ? (root.children?.[0] ?? root) : root;
    const written = membersOf(object).find((it) => it.name === "moved")?.value;
    if (written?.type === "array") return addItem(file, written, { from, to });
    if (written?.type === "object") return wrapInArray(file, written, { from, to });
    return addMember(file, object, "moved", { from, to }, "end");
  },
};

function textOf(file: TerraformFile): JsonText {
  return { text: file.text, root: file.json?.root };
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

export function nodeAt(file: TerraformFile, offset: number): JsonNode {
  const node = file.json?.root && findNodeAtOffset(file.json.root, offset);
  if (!node) throw new Refused("The JSON here cannot be read.", { file: file.path, start: offset });
  return node;
}

/** The object between a block's braces. */
function objectOf({ file, top, block }: BlockPlace): JsonNode {
  return nodeAt(file, top.offset + block.open);
}

/** What goes when a block goes: its item of a list, or its member where it is the only one. */
function carrierOf(object: JsonNode): JsonNode {
  let part = object;
  while (part.parent?.type === "array" && part.parent.children?.length === 1 && part.parent.parent) part = part.parent;
  return part.parent?.type === "property" ? part.parent : part;
}

/** The member of the block that an attribute or nested block before the new one is in. */
function after(place: BlockPlace, where: Where): After {
  if (where.after === undefined || where.after === "end") return where.after;
  const object = objectOf(place);
  let node: JsonNode | undefined = nodeAt(place.file, where.after.start);
  while (node && node.parent !== object) node = node.parent;
  return node ?? "end";
}

/** Puts a value below members of these names, making those that are missing. A list gets one more item. */
function addAt(file: JsonText, node: JsonNode, names: readonly string[], value: unknown): Replacement[] {
  const [name, ...rest] = names;
  if (name === undefined) return [];
  const below = (path: readonly string[]) => path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  if (node.type === "array") return addItem(file, node, below(names));
  const member = membersOf(node)
    .filter((it) => it.name === name && (it.value?.type === "object" || it.value?.type === "array"))
    .at(-1);
  if (member?.value && rest.length > 0) return addAt(file, member.value, rest, value);
  return addMember(file, node, name, below(rest), "end");
}
