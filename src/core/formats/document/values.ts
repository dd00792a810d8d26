/** A tree as values of the model, each with its place. */
import type { ListValue, ObjectValue, Origin, Unknown, Value } from "../../model/value";
import { entriesOf, resolved } from "./look-up";
import type { MapEntry, TreeFile, TreeNode } from "./tree";

/** How many values the aliases of one file may make; more than that is meant to do harm. */
const mostRepeated = 50_000;

/**
 * Makes values of one file's nodes. What an alias stands for has the range of the alias, for that is where the object
 * says it, and tells of the anchor in `via`. Anything that repeats anchors too often becomes unknown.
 */
export class ValueReader {
  private left = mostRepeated;

  constructor(private readonly file: TreeFile) {}

  /** The value; undefined for `null` and for nothing: the API takes both as absent. */
  read(node: TreeNode, entry?: MapEntry): Value | undefined {
    return this.convert(node, entry, undefined);
  }

  /** The fields of a map, `null` ones left out; an object without fields for anything else. */
  object(node: TreeNode): ObjectValue {
    const value = this.convert(node, undefined, undefined);
    return value?.type === "object" ? value : { type: "object", fields: {}, range: this.range(node) };
  }

  private convert(node: TreeNode, entry: MapEntry | undefined, use: Use | undefined): Value | undefined {
    if (node.type === "alias") {
      if (!node.target) return this.unknown(node, use, `there is no anchor &${node.name}`);
      const via: Origin = { what: `&${node.name}`, range: this.range(node.target) };
      // An alias in what an alias stands for is still said at the outermost one.
      return this.convert(node.target, entry, {
        range: use?.range ?? this.range(node),
        via: [via, ...(use?.via ?? [])],
        entry: use?.entry ?? entry,
      });
    }
    if (use && --this.left < 0) return this.unknown(node, use, "the text repeats its anchors too often");
    const located = {
      range: use?.range ?? this.range(node),
      ...(use ? { via: use.via } : {}),
      ...this.place(entry, use, node.type !== "scalar"),
    };
    switch (node.type) {
      case "scalar":
        if (node.value === null) return undefined;
        return { type: "scalar", value: node.value, ...located, ...(use ? { written: this.range(node) } : {}) };
      case "sequence":
        return {
          type: "list",
          items: node.items.map((it) => this.item(it.value, use)),
          ...located,
        } satisfies ListValue;
      case "map": {
        const fields: [string, Value][] = [];
        for (const [key, { entry: inner, through }] of entriesOf(node)) {
          const merge = through && !use ? this.mergeUse(through) : use;
          const value = this.convert(inner.value, inner, merge);
          if (value) fields.push([key, value]);
        }
        // Not by assignment: a key may be called __proto__.
        return { type: "object", fields: Object.fromEntries(fields), ...located };
      }
    }
  }

  private item(node: TreeNode, use: Use | undefined): Value {
    return this.convert(node, undefined, use) ?? this.unknown(node, use, "it is null");
  }

  private mergeUse(through: TreeNode): Use {
    const target = resolved(through);
    const what = through.type === "alias" ? `&${through.name}` : "<<";
    return { range: this.range(through), via: [{ what, range: target ? this.range(target) : this.range(through) }] };
  }

  private place(entry: MapEntry | undefined, use: Use | undefined, block: boolean) {
    const written = use ? use.entry : entry;
    if (!written) return {};
    const fieldRange = this.range(written);
    return block ? { fieldRange, headRange: this.range(written.keyRange) } : { fieldRange };
  }

  private unknown(node: TreeNode, use: Use | undefined, reason: string): Unknown {
    const expression = this.file.text.slice(node.start, Math.min(node.end, node.start + 80));
    return { type: "unknown", reason, expression, range: use?.range ?? this.range(node) };
  }

  private range({ start, end }: { readonly start: number; readonly end: number }) {
    return { file: this.file.path, start, end };
  }
}

/** Where an alias or a merge key stands; values below it have that range. `entry`: the one whose whole value it is. */
interface Use {
  readonly range: { readonly file: string; readonly start: number; readonly end: number };
  readonly via: readonly Origin[];
  readonly entry?: MapEntry;
}
