/** JSON text to a tree: one value, or several one after another as in JSON lines. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { TextRange } from "../../model/range";
import { refuseText } from "../unreadable";
import { jsonValues } from "./json-values";
import { ProblemList, type Report, reportDuplicates } from "./problems";
import { deepest, type MapEntry, type TreeDocument, type TreeFile, type TreeNode } from "./tree";

/** Far above what anybody writes; a file of this size is still read in about a second. */
const largest = 8_000_000;

/** Reads any text; never throws. Comments are no problem; what else is not JSON is one, and what is beside it is read. */
export function readJson(path: string, text: string): TreeFile {
  const file = { path, text, language: "json" } as const;
  const refused = refuseText(path, text, { largest, expected: "JSON" });
  if (refused) return { ...file, documents: [], comments: [], problems: [refused] };
  const problems = new ProblemList(path, text);
  const { values, comments } = jsonValues(path, text);
  const documents = values.map((value, index): TreeDocument => {
    const range = { start: index === 0 ? 0 : value.start, end: values[index + 1]?.start ?? text.length };
    if (value.deep !== undefined) {
      problems.report(
        "too-deep",
        `This is nested more than ${deepest} levels deep and is not read.`,
        value.deep,
        value.deep + 1,
      );
      return { ...range, broken: true };
    }
    const errors = problems.errors;
    const root = readValue(text, value, problems.report);
    return { ...range, root, broken: problems.errors > errors };
  });
  return { ...file, documents, comments, problems: problems.sorted() };
}

function readValue(text: string, { start, end }: TextRange, report: Report): TreeNode | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text.slice(start, end), errors);
  for (const { error, offset, length } of errors)
    report(
      "syntax",
      explanations[printParseErrorCode(error)] ?? "This is not JSON",
      start + offset,
      start + offset + length,
    );
  return root && convert(root, start, report);
}

function convert(node: Node, shift: number, report: Report): TreeNode {
  const start = shift + node.offset;
  const end = start + node.length;
  if (node.type === "object") {
    const entries = (node.children ?? []).flatMap((it) => convertEntry(it, shift, report));
    reportDuplicates(entries, report);
    return { type: "map", style: "flow", entries, start, end };
  }
  if (node.type === "array") {
    const values = (node.children ?? []).map((child) => convert(child, shift, report));
    const items = values.map((value) => ({ value, start: value.start, end: value.end }));
    return { type: "sequence", style: "flow", items, start, end };
  }
  const value: unknown = node.value;
  const known = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
  return { type: "scalar", value: known, style: node.type === "string" ? "double" : "plain", start, end };
}

/** Nothing for a property whose name is all there is of it. */
function convertEntry(node: Node, shift: number, report: Report): MapEntry[] {
  const [key, value] = node.children ?? [];
  if (!key || !value) return [];
  const keyRange = { start: shift + key.offset, end: shift + key.offset + key.length };
  const read = convert(value, shift, report);
  return [{ key: String(key.value), keyRange, value: read, start: keyRange.start, end: read.end }];
}

const explanations: Readonly<Record<string, string>> = {
  InvalidSymbol: "This is no JSON value",
  InvalidNumberFormat: "This is no number",
  PropertyNameExpected: "A property name in double quotes is expected here",
  ValueExpected: "A value is expected here",
  ColonExpected: "A colon is expected here",
  CommaExpected: "A comma is expected here",
  CloseBraceExpected: "A closing brace is missing",
  CloseBracketExpected: "A closing bracket is missing",
  EndOfFileExpected: "Nothing is expected after the value",
  InvalidCommentToken: "This comment is not closed",
  UnexpectedEndOfComment: "This comment is not closed",
  UnexpectedEndOfString: "This text has no closing quote",
  UnexpectedEndOfNumber: "This number is not complete",
  InvalidUnicode: "This escape sequence is not complete",
  InvalidEscapeCharacter: "There is no such escape sequence in JSON",
  InvalidCharacter: "This character must be escaped in JSON",
};
