/** JSON text as jsonc-parser's tree: offsets are exact, and what is broken leaves the rest readable. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { SyntaxProblem } from "../syntax";

export type JsonNode = Node;

export interface JsonTree {
  /** Absent where nothing could be read. */
  readonly root: JsonNode | undefined;
  readonly errors: readonly SyntaxProblem[];
}

/** The parser follows nesting by calling itself; no configuration comes near this. */
const deepest = 500;
/** How many errors of one file are told: text that is no JSON at all has one in every word. */
const most = 50;

/** Reads any text; never throws. Comments and trailing commas are errors, as they are to Terraform, and passed over. */
export function readJson(text: string): JsonTree {
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    return {
      root: undefined,
      errors: [
        {
          start: deep,
          end: deep + 1,
          message: `This is nested more than ${deepest} levels deep, so the file is not read.`,
        },
      ],
    };
  const errors: ParseError[] = [];
  const source = text.startsWith("\ufeff") ? ` ${text.slice(1)}` : text;
  const root = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false });
  if (root && errors.length > 0) keepInside(root, text.length);
  return { root, errors: errors.slice(0, most).map((it) => problemOf(it, text)) };
}

/** The members of an object that have a key, in text order, those without a value included. */
export function membersOf(node: JsonNode): readonly JsonMember[] {
  if (node.type !== "object") return [];
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key ? [{ name: String(key.value), property, key, value }] : [];
  });
}

export interface JsonMember {
  readonly name: string;
  readonly property: JsonNode;
  readonly key: JsonNode;
  readonly value: JsonNode | undefined;
}

/** The value of the first member of a name. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  if (node?.type !== "object") return undefined;
  for (const property of node.children ?? []) if (property.children?.[0]?.value === name) return property.children[1];
  return undefined;
}

export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === "array" ? (node.children ?? []) : [];
}

export function endOf(node: JsonNode): number {
  return node.offset + node.length;
}

/** In broken text a part may seem to end after the text's end. */
function keepInside(root: JsonNode, end: number): void {
  const open: { length: number; readonly offset: number; readonly children?: readonly JsonNode[] }[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    next.length = Math.max(0, Math.min(next.length, end - next.offset));
    for (const child of next.children ?? []) open.push(child);
  }
}

function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  const token = /"(?:[^"\\\n]|\\.)*"?|[[\]{}]/g;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === "{" || match[0] === "[") {
      if (++depth > deepest) return match.index;
    } else if (match[0] === "}" || match[0] === "]") depth = Math.max(0, depth - 1);
  }
  return undefined;
}

function problemOf({ error, offset, length }: ParseError, text: string): SyntaxProblem {
  const start = Math.min(offset, Math.max(0, text.length - 1));
  return {
    start,
    end: Math.min(text.length, Math.max(offset + length, start + 1)),
    message: messages[printParseErrorCode(error)] ?? "This is no valid JSON.",
  };
}

const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: "This is no JSON value: write text in quotation marks, a number, true, false or null.",
  InvalidNumberFormat: "This is no number as JSON writes them.",
  PropertyNameExpected: "A name in quotation marks must stand here.",
  ValueExpected: "A value is missing here.",
  ColonExpected: 'A ":" must stand between the name and its value.',
  CommaExpected: 'A "," is missing before this.',
  CloseBraceExpected: 'This "{" is not closed: a "}" is missing before here.',
  CloseBracketExpected: 'This "[" is not closed: a "]" is missing before here.',
  EndOfFileExpected: "The file's value ends before this: remove what follows.",
  InvalidCommentToken: 'JSON has no comments: use a property with the name "//".',
  UnexpectedEndOfComment: "This comment is not closed.",
  UnexpectedEndOfString: "This string is not closed: add a quotation mark at its end.",
  UnexpectedEndOfNumber: "This number is not complete.",
  InvalidUnicode: 'After "\\u" must come four hexadecimal digits.',
  InvalidEscapeCharacter: 'This "\\" begins nothing that JSON knows: write "\\\\" for a backslash.',
  InvalidCharacter: "This character cannot stand in a string as it is: write it as an escape.",
};
