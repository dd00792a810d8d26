/** A literal that stands anywhere (a local, the default of a variable, a map, a file of variables) made to say another value. */
import type { EditPlan } from "../../../model/change";
import type { SourceRange } from "../../../model/range";
import type { ScalarType } from "../../../model/value";
import { isJson } from "../json/parser";
import type { TerraformFile } from "../syntax";
import { template } from "./json/render-json";
import { Refused } from "./refused";
import { quote } from "./render";
import { parseText } from "./text-parser";
import { Workbench } from "./workbench";

/**
 * Writes over the literal at `range`. What was a string stays one, and a number or a boolean stays what it was where the
 * value can be written so. Refuses what is no literal: an expression belongs to whoever wrote it. `variables` gives the
 * text of files of variables.
 */
export function planLiteral(
  files: ReadonlyMap<string, TerraformFile>,
  variables: (path: string) => string | undefined,
  range: SourceRange,
  value: ScalarType,
): EditPlan {
  const at = { file: range.file, start: range.start };
  const file = files.get(range.file);
  const text = file?.text ?? variables(range.file);
  if (text === undefined)
    return { ok: false, reason: `${range.file} is not one of the files that are open for editing.` };
  const json = isJson(range.file);
  const span = json ? withQuotes(text, range) : range;
  const before = text.slice(span.start, span.end);
  const isText = plainString.test(before);
  if (!isText && !/^(?:true|false|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(before))
    return { ok: false, reason: `${before} is an expression, which is left to be edited as text.`, at };
  const newText = render(value, { json, asText: isText || !fits(value, before) });
  if (newText === before) return { ok: true, edits: [] };
  const edit = { start: span.start, end: span.end, newText };
  if (!file) return { ok: true, edits: [{ file: range.file, ...edit }] };
  try {
    const bench = new Workbench(files, parseText);
    bench.edit(range.file, [edit]);
    return { ok: true, edits: bench.edits() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, reason: error.reason, at };
  }
}

/** No template in it, but for signs that are doubled so as to stand for themselves. */
const plainString = /^"(?:[^"\\$%\n]|\\.|[$%]{2}\{|[$%](?!\{))*"$/;

/** What JSON's reader gives of a string may leave the quotes out. */
function withQuotes(text: string, { start, end }: SourceRange): { readonly start: number; readonly end: number } {
  return text[start] !== '"' && text[start - 1] === '"' && text[end] === '"'
    ? { start: start - 1, end: end + 1 }
    : { start, end };
}

/** Whether a value can stand where a number or a boolean stood, without quotes. */
function fits(value: ScalarType, before: string): boolean {
  return /^(?:true|false)$/.test(before)
    ? /^(?:true|false)$/.test(String(value))
    : /^-?\d+(?:\.\d+)?$/.test(String(value));
}

function render(value: ScalarType, { json, asText }: { readonly json: boolean; readonly asText: boolean }): string {
  if (!asText) return String(value);
  return json ? JSON.stringify(template(String(value))) : quote(String(value));
}
