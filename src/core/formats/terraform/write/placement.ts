/** Where a new attribute or nested block goes among those that are there. */
import type { FieldSpec } from "../../../kinds/kind";
import { terraformName } from "../../../kinds/terraform-names";
import { type Attribute, type Block, isBlock } from "../syntax";
import type { Insertion } from "./container-edits";
import { absolute, type BlockPlace, blocksNamed, textOf } from "./places";

type Where = Pick<Insertion, "after" | "blankLine">;

/** Meta-arguments that stand first, apart from the resource's own. */
const LEADING = ["count", "for_each", "provider"];
/** Blocks that stand last. */
const TRAILING = ["lifecycle", "timeouts", "provisioner", "connection"];

/**
 * A new attribute goes after the nearest attribute that the tables list before it, else after the identity at the top,
 * and never below nested blocks unless its neighbour is there.
 */
export function placeAttribute(place: BlockPlace, field: FieldSpec, fields: readonly FieldSpec[], type: string): Where {
  const attributes = place.block.body.items.filter((it): it is Attribute => !isBlock(it));
  const at = fields.indexOf(field);
  for (let before = at - 1; before >= 0; before--) {
    const neighbour = fields[before];
    const name = neighbour && terraformName(neighbour, type);
    const found = attributes.find((it) => it.name === name);
    if (found) return { after: absolute(found, place.top.offset) };
  }
  const identity = attributes.filter((it) => it.name === "name" || it.name === "project").at(-1);
  const leading = attributes.filter((it) => LEADING.includes(it.name)).at(-1);
  const anchor = identity ?? leading;
  if (!anchor)
    return {
      after: undefined,
      blankLine: place.block.body.items[0] !== undefined && isBlock(place.block.body.items[0]),
    };
  return { after: absolute(anchor, place.top.offset), blankLine: anchor === leading };
}

/** A new nested block goes after the last of its name, else to the end, above `lifecycle` and its like. */
export function placeBlock(place: BlockPlace, name: string): Where {
  const { items } = place.block.body;
  const siblings = blocksNamed(place.block, name);
  const last = siblings.at(-1);
  if (last) {
    const before = siblings.at(-2);
    const apart = before
      ? hasBlankLine(place, before, last)
      : (usesBlankLines(place) ?? textOf(place, last).includes("\n"));
    return { after: absolute(last, place.top.offset), blankLine: apart };
  }
  const isTrailing = (it: Attribute | Block) =>
    isBlock(it) ? TRAILING.includes(it.type) : it.name === "depends_on" || it.name === "lifecycle";
  const firstTrailing = items.findIndex((it, index) => isTrailing(it) && items.slice(index).every(isTrailing));
  const previous = items[firstTrailing - 1];
  const blankLine = usesBlankLines(place) ?? true;
  return firstTrailing > 0 && previous
    ? { after: absolute(previous, place.top.offset), blankLine }
    : { after: "end", blankLine };
}

/** Whether nested blocks of this body are set off by blank lines; undefined where there is nothing to tell by. */
function usesBlankLines(place: BlockPlace): boolean | undefined {
  const { items } = place.block.body;
  for (let at = items.length - 1; at > 0; at--) {
    const item = items[at];
    const before = items[at - 1];
    if (item && before && isBlock(item)) return hasBlankLine(place, before, item);
  }
  return undefined;
}

function hasBlankLine(place: BlockPlace, before: Attribute | Block, after: Attribute | Block): boolean {
  return /\n[ \t]*\r?\n/.test(textOf(place, { start: before.end, end: after.start }));
}
