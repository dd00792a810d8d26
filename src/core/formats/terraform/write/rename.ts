/** Gives a resource's block another label, and everything in its module that refers to it. */
import { attributeOf } from "../attributes";
import type { Block, TerraformFile } from "../syntax";
import { dialectOf } from "./dialect";
import type { Editor } from "./editor";
import { resourceMentions } from "./module-references";
import { Refused } from "./refused";
import { addressOf, moduleOf, type Subject } from "./subjects";

/** Blocks that speak of earlier addresses, which a rename must not rewrite. */
export const HISTORY = ["moved", "removed"];

export function rename(editor: Editor, subject: Subject, name: string, moved = false): void {
  if (name === subject.label) return;
  if (!/^[A-Za-z_][\w-]*$/.test(name))
    throw new Refused(
      `"${name}" cannot be the name of a block: it must begin with a letter or underscore and go on with letters, digits, _ and -.`,
    );
  const files = editor.bench.moduleFiles(moduleOf(subject));
  const taken = files.flatMap((file) =>
    file.blocks.flatMap(({ block, offset }) =>
      block.type === "resource" && block.labels[0]?.text === subject.tf.type && block.labels[1]?.text === name
        ? [{ file: file.path, start: offset }]
        : [],
    ),
  );
  if (taken.length > 0)
    throw new Refused(`${subject.tf.type}.${name} is there already; choose another name than "${name}".`, taken[0]);
  const place = editor.subjects.place(subject);
  const label = place.top.block.labels[1];
  if (!label) throw new Refused(`${addressOf(subject)} has no label to rename.`);
  const edits = new Map<string, { start: number; end: number; newText: string }[]>();
  const start = place.top.offset + label.start;
  const text = place.file.text.slice(start, place.top.offset + label.end);
  const at = text.indexOf(label.text);
  if (at < 0)
    throw new Refused(`The label of ${addressOf(subject)} cannot be changed where it stands.`, {
      file: place.file.path,
      start,
    });
  const inner = start + at;
  edits.set(place.file.path, [{ start: inner, end: inner + label.text.length, newText: name }]);
  for (const { file, name: span } of resourceMentions(files, subject.tf.type, subject.label, HISTORY)) {
    const list = edits.get(file.path) ?? [];
    list.push({ ...span, newText: name });
    edits.set(file.path, list);
  }
  for (const [path, list] of edits) editor.bench.edit(path, list);
  const before = addressOf(subject);
  subject.label = name;
  const after = addressOf(subject);
  // Back again: what was moved away from the name would now move in a circle.
  removeMoves(editor, subject, after, before);
  if (!moved) return;
  const now = editor.subjects.place(subject);
  editor.bench.edit(now.file.path, dialectOf(now.file).addMoved(now.file, now.top, before, after));
}

/** Takes `moved` blocks away that say an address was another one. */
function removeMoves(editor: Editor, subject: Subject, from: string, to: string): void {
  for (const { path } of editor.bench.moduleFiles(moduleOf(subject)))
    for (;;) {
      const file = editor.bench.file(path);
      const move = file.blocks.find(
        ({ block }) =>
          block.type === "moved" && saysOf(file, block, "from") === from && saysOf(file, block, "to") === to,
      );
      if (!move) break;
      editor.bench.edit(path, dialectOf(file).removeResource(file, move));
    }
}

function saysOf(file: TerraformFile, block: Block, name: string): string | undefined {
  const value = attributeOf(block.body.items, name)?.value;
  const top = file.blocks.find((it) => it.block === block);
  if (!value || !top) return undefined;
  return file.text.slice(top.offset + value.start, top.offset + value.end).replace(/^"|"$/g, "");
}
