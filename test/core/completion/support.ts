/** Completion at a caret in a text: `|` is the caret. */
import { type CompletionOptions, completionsAt } from "../../../src/core/completion/complete";
import type { CompletionItem } from "../../../src/core/completion/item";
import { engineOf, snapshotOf } from "../../support/terraform";

export interface Completed {
  readonly items: readonly CompletionItem[];
  readonly labels: readonly string[];
  /** Labels of what nothing speaks against, in order. */
  readonly fitting: readonly string[];
  /** The text after an item was put in, the caret in it. */
  accept(label: string): string;
  find(label: string): CompletionItem | undefined;
}

/** Items at the caret of a file; `others` are files beside it. */
export async function complete(
  marked: string,
  path = "main.tf",
  others: Readonly<Record<string, string>> = {},
  options: CompletionOptions = {},
): Promise<Completed> {
  const offset = marked.indexOf("|");
  if (offset < 0) throw new Error("there is no caret in the text");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const snapshot = await snapshotOf({ ...others, [path]: text });
  const items = completionsAt(snapshot, path, offset, options);
  const find = (label: string) => items.find((it) => it.label === label);
  return {
    items,
    labels: items.map((it) => it.label),
    fitting: items.filter((it) => !it.objection).map((it) => it.label),
    find,
    accept: (label) => {
      const item = find(label);
      if (!item) throw new Error(`${label} is not offered`);
      return `${text.slice(0, item.range.start)}${item.before}|${item.after}${text.slice(item.range.end)}`;
    },
  };
}

export { engineOf };
