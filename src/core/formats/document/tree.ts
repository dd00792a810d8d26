/**
 * YAML and JSON text as one kind of tree, with the place of everything in UTF-16 offsets. What was written stays visible:
 * both of two equal keys, the alias rather than what it stands for, the style of each part. `values.ts` and `look-up.ts`
 * give what the text means.
 */
import type { Problem } from "../../model/problem";
import type { TextRange } from "../../model/range";

export interface TreeFile {
  readonly path: string;
  readonly text: string;
  readonly language: "yaml" | "json";
  /** YAML documents, JSON values one after another (JSON lines), or the one value there is; empty ones have no root. */
  readonly documents: readonly TreeDocument[];
  /** Every comment of the file, in text order, with its marker. */
  readonly comments: readonly Comment[];
  /** Why parts of the text, or all of it, are not understood. */
  readonly problems: readonly Problem[];
}

/** From its `---` line (or where it begins without one) to where the next document begins. */
export interface TreeDocument extends TextRange {
  readonly root?: TreeNode;
  /** The `---` that begins it. */
  readonly marker?: TextRange;
  /** Set when a part of the document was not understood, so that something that is missing may stand there. */
  readonly broken: boolean;
}

export interface Comment extends TextRange {
  readonly text: string;
}

interface Base extends TextRange {
  /** `&name` in front of it: others may use the node by that name. */
  readonly anchor?: string;
  /** Where anchor and tag begin; absent where there are neither. */
  readonly propertiesStart?: number;
}

export interface ScalarNode extends Base {
  readonly type: "scalar";
  /** The value as YAML 1.2 and JSON read it. */
  readonly value: string | number | boolean | null;
  /** "empty": nothing is written, `start` and `end` are where it would stand. */
  readonly style: "plain" | "single" | "double" | "literal" | "folded" | "empty";
}

/** Both ends without the white space and the comments around; a block's `end` is that of its last entry. */
export interface MapNode extends Base {
  readonly type: "map";
  readonly style: "block" | "flow";
  readonly entries: readonly MapEntry[];
}

export interface SequenceNode extends Base {
  readonly type: "sequence";
  readonly style: "block" | "flow";
  readonly items: readonly SequenceItem[];
}

/** `*name`. Its target is never one that holds it: such a use is a problem and has no target. */
export interface AliasNode extends Base {
  readonly type: "alias";
  readonly name: string;
  /** What the anchor stands before; absent when there is no such anchor above. */
  readonly target?: TreeNode;
}

/** `key: value`, from the key to the end of the value. */
export interface MapEntry extends TextRange {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly value: TreeNode;
  /** The key is `<<`: the value's entries (a map, an alias, or several of them) belong to the map too. */
  readonly merges?: boolean;
}

/** In a block the dash and the value; in `[a, b]` the value. */
export interface SequenceItem extends TextRange {
  readonly value: TreeNode;
}

export type TreeNode = ScalarNode | MapNode | SequenceNode | AliasNode;

/** How deep parts may lie in one another; far above what any API object has. */
export const deepest = 200;
