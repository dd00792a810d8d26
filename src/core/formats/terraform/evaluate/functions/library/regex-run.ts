/**
 * Runs a regular expression as Go does: all ways at once, in time linear to the text, the leftmost match and of those
 * the one that the expression prefers. No expression in a configuration can stop the editor.
 */
import { UnsupportedCall } from "../function";
import { isWord } from "./regex-classes";
import type { Assertion, CharacterTest, Regex, RegexNode } from "./regex-tree";

type Instruction =
  | { readonly op: "character"; readonly test: CharacterTest }
  | { readonly op: "assertion"; readonly assertion: Assertion }
  | { readonly op: "save"; readonly slot: number }
  /** Both ways, the first preferred. */
  | { op: "split"; first: number; second: number }
  | { op: "jump"; to: number }
  | { readonly op: "match" };

export type Program = readonly Instruction[];

/** Start and end of the match, then of each group, in code points; undefined for a group that took no part. */
export type Captures = readonly (number | undefined)[];

/** Larger programs are left alone: repetitions of repetitions grow without limit. */
const longest = 5000;

export function compileRegex(regex: Regex): Program {
  const program: Instruction[] = [];
  emit({ kind: "group", index: 0, item: regex.root }, program);
  program.push({ op: "match" });
  return program;
}

/** The leftmost match at or after `start`. */
export function findMatch(program: Program, text: readonly number[], start: number): Captures | undefined {
  let current = new Threads(program, text);
  let found: Captures | undefined;
  for (let at = start; at <= text.length; at++) {
    if (!found) current.add(0, at, []);
    if (found && current.list.length === 0) break;
    const next = new Threads(program, text);
    for (const thread of current.list) {
      const instruction = program[thread.at];
      if (instruction?.op === "match") {
        found = thread.captures;
        break;
      }
      const code = text[at];
      if (instruction?.op === "character" && code !== undefined && instruction.test(code)) {
        next.add(thread.at + 1, at + 1, thread.captures);
      }
    }
    current = next;
  }
  return found;
}

interface Thread {
  readonly at: number;
  readonly captures: Captures;
}

class Threads {
  readonly list: Thread[] = [];
  private readonly seen = new Set<number>();

  constructor(
    private readonly program: Program,
    private readonly text: readonly number[],
  ) {}

  /** Follows everything that reads no character. The first thread to come to a place is the preferred one. */
  add(at: number, position: number, captures: Captures): void {
    const instruction = this.program[at];
    if (!instruction || this.seen.has(at)) return;
    this.seen.add(at);
    if (instruction.op === "jump") this.add(instruction.to, position, captures);
    else if (instruction.op === "split") {
      this.add(instruction.first, position, captures);
      this.add(instruction.second, position, captures);
    } else if (instruction.op === "save") {
      const saved = [...captures];
      saved[instruction.slot] = position;
      this.add(at + 1, position, saved);
    } else if (instruction.op === "assertion") {
      if (this.holds(instruction.assertion, position)) this.add(at + 1, position, captures);
    } else this.list.push({ at, captures });
  }

  private holds(assertion: Assertion, at: number): boolean {
    const { text } = this;
    if (assertion === "textStart") return at === 0;
    if (assertion === "textEnd") return at === text.length;
    if (assertion === "lineStart") return at === 0 || text[at - 1] === 10;
    if (assertion === "lineEnd") return at === text.length || text[at] === 10;
    return (isWord(text[at - 1]) !== isWord(text[at])) === (assertion === "word");
  }
}

function emit(node: RegexNode, program: Instruction[]): void {
  if (program.length > longest) throw new UnsupportedCall("the regular expression is too long");
  if (node.kind === "character") program.push({ op: "character", test: node.test });
  else if (node.kind === "assertion") program.push({ op: "assertion", assertion: node.assertion });
  else if (node.kind === "sequence") for (const item of node.items) emit(item, program);
  else if (node.kind === "choice") emitChoice(node.items, program);
  else if (node.kind === "repeat") emitRepeat(node, program);
  else {
    program.push({ op: "save", slot: 2 * node.index });
    emit(node.item, program);
    program.push({ op: "save", slot: 2 * node.index + 1 });
  }
}

function emitChoice(items: readonly RegexNode[], program: Instruction[]): void {
  const exits: { op: "jump"; to: number }[] = [];
  for (const [at, item] of items.entries()) {
    if (at === items.length - 1) {
      emit(item, program);
      break;
    }
    const split = { op: "split" as const, first: program.length + 1, second: 0 };
    program.push(split);
    emit(item, program);
    const exit = { op: "jump" as const, to: 0 };
    exits.push(exit);
    program.push(exit);
    split.second = program.length;
  }
  for (const exit of exits) exit.to = program.length;
}

function emitRepeat(node: RegexNode & { readonly kind: "repeat" }, program: Instruction[]): void {
  for (let count = 0; count < node.least; count++) {
    const before = program.length;
    emit(node.item, program);
    // Nothing, repeated, is nothing.
    if (program.length === before) break;
  }
  const optional = node.most === Infinity ? 1 : node.most - node.least;
  const splits: { op: "split"; first: number; second: number }[] = [];
  for (let count = 0; count < optional; count++) {
    const split = { op: "split" as const, first: 0, second: 0 };
    splits.push(split);
    const at = program.push(split) - 1;
    emit(node.item, program);
    if (node.most === Infinity) program.push({ op: "jump", to: at });
    aim(split, node.greedy, at + 1);
  }
  for (const split of splits) aim(split, !node.greedy, program.length);
}

function aim(split: { first: number; second: number }, preferred: boolean, to: number): void {
  if (preferred) split.first = to;
  else split.second = to;
}
