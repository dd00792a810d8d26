/** Writes the comment property that silences a rule for a block of JSON. */
import type { EditPlan } from "../../../../model/change";
import { readSuppressionComment, suppressionComment } from "../../../suppression-comment";
import { endOf, membersOf } from "../../json/json-tree";
import { COMMENT } from "../../json/read-file";
import type { TerraformFile, TopLevel } from "../../syntax";
import { addItem, addMember } from "./edits";
import { nodeAt } from "./json";

/**
 * Puts `"//": "…"` first into the block; where it has such a property, the comment becomes one more line or item of it.
 * Where one names the rule already, nothing is to be done.
 */
export function suppressInJson(file: TerraformFile, { offset, block }: TopLevel, rule: string): EditPlan {
  const comment = suppressionComment(rule);
  const start = offset + block.start;
  const covers = (it: { readonly start: number; readonly end: number }) =>
    it.start === start && it.end === offset + block.end;
  const notes = (file.json?.notes ?? []).filter((it) => covers(it.covers));
  const isNamed = notes.some(({ text }) =>
    text.split("\n").some((it) => readSuppressionComment(it)?.rules.includes(rule)),
  );
  if (isNamed) return { ok: true, edits: [] };
  const at = offset + block.open;
  const object = nodeAt(file, at);
  const text = { text: file.text, root: file.json?.root };
  const edits = (list: readonly { start: number; end: number; newText: string }[]): EditPlan => ({
    ok: true,
    edits: list.map((it) => ({ file: file.path, ...it })),
  });
  const member = membersOf(object).find((it) => it.name === COMMENT);
  if (!member) return edits(addMember(text, object, COMMENT, comment, undefined));
  const { value } = member;
  if (value?.type === "array") return edits(addItem(text, value, comment));
  if (value?.type === "string") {
    const end = endOf(value) - 1;
    return edits([{ start: end, end, newText: value.value === "" ? comment : `\\n${comment}` }]);
  }
  return {
    ok: false,
    reason: 'The block has a "//" property that is no text; write the comment into it by hand.',
    at: { file: file.path, start: member.property.offset },
  };
}
