/** Comments that silence rules in a YAML or JSON text. */
import type { Suppression } from "../../model/problem";
import type { TextRange } from "../../model/range";
import { readSuppressionComment } from "../suppression-comment";
import { lineStart } from "./comments";
import type { Comment, TreeFile, TreeNode } from "./tree";

/**
 * The suppressions of a file. A comment covers what begins on its line or ends there, else what begins on the next line
 * that is no comment: a whole document where that is its first line or its `---`. Above nothing it silences nothing.
 */
export function findSuppressions(file: TreeFile): readonly Suppression[] {
  const found = file.comments.flatMap((comment) => {
    const words = readSuppressionComment(comment.text);
    return words ? [{ comment, words }] : [];
  });
  if (found.length === 0) return [];
  const places = placesOf(file);
  return found.flatMap(({ comment, words }) => {
    const covers = coveredBy(comment, places, file);
    if (!covers) return [];
    const range = { file: file.path, start: comment.start, end: comment.end };
    return [{ ...words, range, covers: { file: file.path, start: covers.start, end: covers.end } }];
  });
}

/** What begins on each line, the outermost; and what ends there, the innermost. */
interface Places {
  readonly beginning: ReadonlyMap<number, TextRange>;
  readonly ending: ReadonlyMap<number, TextRange>;
}

function placesOf(file: TreeFile): Places {
  const beginning = new Map<number, TextRange>();
  const ending = new Map<number, TextRange>();
  const add = (range: TextRange, from = range.start) => {
    const line = lineStart(file.text, from);
    if (!beginning.has(line)) beginning.set(line, range);
    ending.set(lineStart(file.text, range.end), range);
  };
  for (const { root, marker } of file.documents) {
    if (!root) continue;
    if (marker) add(root, marker.start);
    add(root);
    const stack: TreeNode[] = [root];
    for (let node = stack.pop(); node; node = stack.pop()) {
      const parts = node.type === "map" ? node.entries : node.type === "sequence" ? node.items : [];
      for (const part of parts) {
        add(part);
        stack.push(part.value);
      }
    }
  }
  return { beginning, ending };
}

function coveredBy(comment: Comment, places: Places, { text, comments }: TreeFile): TextRange | undefined {
  const line = lineStart(text, comment.start);
  const alone = text.slice(line, comment.start).trim() === "";
  const on = places.beginning.get(line) ?? (alone ? undefined : places.ending.get(line));
  if (on) return on;
  for (let at = comment.end; ; ) {
    const lineEnd = text.indexOf("\n", at);
    if (lineEnd < 0) return undefined;
    const next = lineEnd + 1;
    const found = places.beginning.get(next);
    if (found) return found;
    const stacked = comments.find((it) => lineStart(text, it.start) === next);
    if (!stacked || text.slice(next, stacked.start).trim() !== "") return undefined;
    at = stacked.end;
  }
}
