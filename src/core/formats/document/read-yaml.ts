/** YAML text to a tree: the library's tokens and documents, with exact places, limits and problems that have a place. */
import { Composer, CST, Lexer, Parser } from "yaml";
import { refuseText } from "../unreadable";
import { ProblemList, type Report } from "./problems";
import { type Comment, deepest, type TreeDocument, type TreeFile } from "./tree";
import { commentsIn, tooDeepAt } from "./yaml-tokens";
import { YamlTreeBuilder } from "./yaml-tree";

/** A file of this size takes a few seconds. */
const largest = 5_000_000;

/** Reads any text; never throws. What is not YAML becomes problems, and the documents and parts beside it are read. */
export function readYaml(path: string, text: string): TreeFile {
  const file = { path, text, language: "yaml" } as const;
  const refused = refuseText(path, text, { largest, expected: "YAML" });
  if (refused) return { ...file, documents: [], comments: [], problems: [refused] };
  const problems = new ProblemList(path, text);
  const tokens = tokensOf(text, problems.report);
  const comments: Comment[] = [];
  const mayHaveComments = /(?:^|[\s,[\]{}\ufeff])#/.test(text);
  const groups: Group[] = [];
  let before: CST.Token[] = [];
  for (const token of tokens) {
    if (mayHaveComments) commentsIn(token, comments);
    const last = groups.at(-1);
    if (token.type === "error")
      problems.report("syntax", token.message, token.offset, token.offset + token.source.length);
    else if (token.type === "document") {
      groups.push({ document: token, tokens: [...before, token] });
      before = [];
    } else if (token.type === "directive" || before.length || !last) before.push(token);
    else last.tokens.push(token);
  }
  const starts = groups.map((it, index) => (index === 0 ? 0 : (it.tokens[0] ?? it.document).offset));
  const documents = groups.map((group, index) =>
    readDocument(group, starts[index] ?? 0, starts[index + 1] ?? text.length, text, problems),
  );
  return { ...file, documents, comments, problems: problems.sorted() };
}

/** A document with the directives and comments before it and the end marker and comments after it. */
interface Group {
  readonly document: CST.Document;
  readonly tokens: CST.Token[];
}

/** All tokens up to where the text nests so deep that nobody meant it: what follows would take very long. */
function tokensOf(text: string, report: Report): readonly CST.Token[] {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let at = 0;
  let depth = 0;
  try {
    for (const lexeme of new Lexer().lex(text)) {
      if (lexeme === "[" || lexeme === "{") depth++;
      else if (lexeme === "]" || lexeme === "}") depth--;
      if (depth > deepest) {
        report("too-deep", tooDeep, at, at + 1);
        break;
      }
      for (const token of parser.next(lexeme)) tokens.push(token);
      if (!marks.has(lexeme)) at += lexeme.length;
    }
    for (const token of parser.end()) tokens.push(token);
  } catch (error) {
    // The parser follows the end of deep nesting by calling itself.
    report("too-deep", `The text from here on cannot be read: ${reasonOf(error)}.`, at, text.length);
  }
  return tokens;
}

/** What the lexer says of a new document, a missing bracket and the scalar that follows. */
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
const tooDeep = `This is nested more than ${deepest} levels deep and is not read.`;

function readDocument(group: Group, start: number, end: number, text: string, problems: ProblemList): TreeDocument {
  const { document, tokens } = group;
  const doc = document.start.find((it) => it.type === "doc-start");
  const marker = doc && { start: doc.offset, end: doc.offset + doc.source.length };
  const deep = tooDeepAt(document.value, deepest);
  if (deep !== undefined) {
    problems.report("too-deep", tooDeep, deep, deep + 1);
    return { start, end, marker, broken: true };
  }
  const errors = problems.errors;
  try {
    const composer = new Composer({
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
      keepSourceTokens: true,
    });
    const builder = new YamlTreeBuilder(text, problems.report);
    for (const composed of composer.compose(tokens)) {
      for (const error of composed.errors) problems.report("syntax", error.message, error.pos[0], error.pos[1]);
      const root = builder.root(composed.contents, document.start);
      return { start, end, marker, root, broken: problems.errors > errors };
    }
    return { start, end, marker, broken: problems.errors > errors };
  } catch (error) {
    problems.report("syntax", `This document cannot be read: ${reasonOf(error)}.`, document.offset, end);
    return { start, end, marker, broken: true };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof RangeError ? "it is nested too deeply" : error instanceof Error ? error.message : "unknown";
}
