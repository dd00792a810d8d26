/** A document of the YAML library as a tree. */
import {
  type Alias,
  type CST,
  isAlias,
  isMap,
  isScalar,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { type Report, reportDuplicates } from "./problems";
import type { AliasNode, MapEntry, MapNode, ScalarNode, SequenceItem, SequenceNode, TreeNode } from "./tree";

const styles: Readonly<Record<string, ScalarNode["style"]>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

type Tokens = readonly CST.SourceToken[];

/** For one document: anchors are known from where they stand to the document's end. */
export class YamlTreeBuilder {
  private readonly anchors = new Map<string, TreeNode>();
  /** Anchors whose node is being read: an alias of one would lie in itself. */
  private readonly open = new Set<string>();

  constructor(
    private readonly text: string,
    private readonly report: Report,
  ) {}

  /** The tree, or undefined where there is nothing but comments. `before`: the tokens in front of the contents. */
  root(contents: ParsedNode | null, before: Tokens): TreeNode | undefined {
    if (!contents) return undefined;
    const node = this.node(contents, before, contents.range[0]);
    return node.type === "scalar" && node.style === "empty" && node.anchor === undefined ? undefined : node;
  }

  /** `before` holds the anchor and the tag, where there are any; `at` is where an absent value would stand. */
  private node(parsed: ParsedNode | null, before: Tokens, at: number): TreeNode {
    if (!parsed) return { type: "scalar", value: null, style: "empty", start: at, end: at };
    if (isAlias(parsed)) return this.alias(parsed);
    const { anchor } = parsed;
    if (anchor === undefined) return this.content(parsed, before, at);
    this.open.add(anchor);
    const node = this.content(parsed, before, at);
    this.open.delete(anchor);
    this.anchors.set(anchor, node);
    return node;
  }

  private content(parsed: Scalar.Parsed | YAMLMap.Parsed | YAMLSeq.Parsed, before: Tokens, at: number): TreeNode {
    if (isScalar(parsed)) return { ...this.scalar(parsed, at), ...properties(parsed, before) };
    const collection = isMap(parsed) ? this.map(parsed) : this.sequence(parsed);
    return { ...collection, ...properties(parsed, before) };
  }

  private scalar({ value, type, range }: Scalar.Parsed, at: number): ScalarNode {
    const [start, end] = range;
    const style = styles[type ?? "PLAIN"] ?? "plain";
    const known = value === null || ["string", "number", "boolean"].includes(typeof value);
    // A `%YAML 1.1` line or a tag can make dates and bytes: they are what is written.
    const json = known ? (value as ScalarNode["value"]) : this.text.slice(start, end);
    if (style === "plain" && start === end) return { type: "scalar", value: json, style: "empty", start: at, end: at };
    const block = style === "literal" || style === "folded";
    const written = block ? this.text.slice(start, end).trimEnd().length : end - start;
    return { type: "scalar", value: json, style, start, end: start + written };
  }

  private map({ items, flow, range, srcToken }: YAMLMap.Parsed): MapNode {
    const [start, end] = range;
    const entries = items.map((pair) => this.entry(pair, start));
    reportDuplicates(entries, this.report);
    if (flow || srcToken?.type === "flow-collection") return { type: "map", style: "flow", entries, start, end };
    return { type: "map", style: "block", entries, start, end: entries.at(-1)?.end ?? start };
  }

  private entry(pair: Pair<ParsedNode, ParsedNode | null>, at: number): MapEntry {
    const source = pair.srcToken;
    const key = this.node(pair.key, source?.start ?? [], at);
    const colon = source?.sep?.find((it) => it.type === "map-value-ind");
    const value = this.node(pair.value, source?.sep ?? [], colon ? colon.offset + 1 : key.end);
    const written = this.text.slice(key.start, key.end);
    return {
      key: key.type === "scalar" && typeof key.value === "string" ? key.value : written,
      keyRange: { start: key.start, end: key.end },
      value,
      start: source?.start.find((it) => it.type === "explicit-key-ind")?.offset ?? key.propertiesStart ?? key.start,
      end: Math.max(key.end, value.end, colon ? colon.offset + 1 : 0),
      ...(written === "<<" ? { merges: true } : {}),
    };
  }

  private sequence({ items, flow, range, srcToken }: YAMLSeq.Parsed): SequenceNode {
    const [start, end] = range;
    const sources = srcToken && "items" in srcToken ? srcToken.items.filter(isItem) : [];
    const read = (items as (ParsedNode | Pair<ParsedNode, ParsedNode | null> | null)[]).map(
      (item, index): SequenceItem => {
        const tokens = sources[index]?.start ?? [];
        const dash = tokens.find((it) => it.type === "seq-item-ind");
        const value = this.node(item as ParsedNode | null, tokens, dash ? dash.offset + 1 : start);
        const from = dash?.offset ?? value.propertiesStart ?? value.start;
        return { value, start: from, end: Math.max(value.end, dash ? dash.offset + 1 : from) };
      },
    );
    if (flow || srcToken?.type === "flow-collection")
      return { type: "sequence", style: "flow", items: read, start, end };
    return { type: "sequence", style: "block", items: read, start, end: read.at(-1)?.end ?? start };
  }

  private alias({ source: name, range: [start, end] }: Alias.Parsed): AliasNode {
    if (this.open.has(name)) {
      this.report("syntax", `The alias *${name} lies in what it stands for`, start, end);
      return { type: "alias", name, start, end };
    }
    const target = this.anchors.get(name);
    if (!target) this.report("syntax", `There is no anchor &${name} above`, start, end);
    return { type: "alias", name, start, end, target };
  }
}

/** An item of a sequence, not comments behind the last one. */
function isItem({ start, value, key, sep }: CST.CollectionItem): boolean {
  return Boolean(value || key || sep) || start.some((it) => ["seq-item-ind", "anchor", "tag"].includes(it.type));
}

function properties(
  { anchor, tag }: { readonly anchor?: string; readonly tag?: string },
  before: Tokens,
): { anchor?: string; propertiesStart?: number } {
  const first = before.find((it) => it.type === "anchor" || it.type === "tag");
  if (!first || (anchor === undefined && tag === undefined)) return {};
  return anchor === undefined ? { propertiesStart: first.offset } : { anchor, propertiesStart: first.offset };
}
