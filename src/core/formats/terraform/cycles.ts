/** Declarations that depend on themselves: Terraform refuses them, and no value can be made of them. */
import type { Problem } from "../../model/problem";
import type { IndexChanges, ModuleIndex } from "./module-index";
import { type Block, type Body, type Expression, isBlock, type Span } from "./syntax";
import { visitExpressions } from "./visit";

/** Finds the cycles of a module; looks again only at what mentions other names than before. */
export class CycleFinder {
  private readonly known = new Map<string, readonly string[]>();
  private none = false;

  /** One problem for each cycle among local values and resources, at its first declaration in text order. */
  find(index: ModuleIndex, changes: IndexChanges): Problem[] {
    const changed = changes.all ? index.allNames() : [...changes.names].map((it) => it.text);
    const different: string[] = [];
    for (const name of changed) {
      const names = namesIn(index, name);
      if (!sameNames(this.known.get(name), names)) different.push(name);
      this.known.set(name, names);
    }
    // Where there was none, a cycle goes through what mentions other names now, or through what is new.
    if (this.none && !changes.all && findCycles(index, different).length === 0) return [];
    const problems = findCycles(index, index.allNames());
    this.none = problems.length === 0;
    return problems;
  }
}

function sameNames(before: readonly string[] | undefined, now: readonly string[]): boolean {
  return before === now || (before?.length === now.length && now.every((it, at) => before[at] === it));
}

/** The cycles that are met on the way from some names. */
function findCycles(index: ModuleIndex, starts: Iterable<string>): Problem[] {
  const problems: Problem[] = [];
  const done = new Set<string>();
  for (const start of starts) {
    if (done.has(start)) continue;
    // Depth first, with the way there at hand; a name met again on the way closes a cycle.
    const way: { readonly name: string; readonly next: Iterator<string> }[] = [];
    const on = new Set<string>();
    const enter = (name: string) => {
      way.push({ name, next: namesIn(index, name)[Symbol.iterator]() });
      on.add(name);
    };
    enter(start);
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const { value, done: finished } = top.next.next();
      if (finished) {
        done.add(top.name);
        on.delete(top.name);
        way.pop();
      } else if (on.has(value)) {
        const names = way.slice(way.findIndex((it) => it.name === value)).map((it) => it.name);
        problems.push(cycleProblem(index, names));
      } else if (!done.has(value) && index.get(value)) enter(value);
    }
  }
  return problems;
}

function cycleProblem(index: ModuleIndex, names: readonly string[]): Problem {
  const [first = "", ...rest] = names;
  const declaration = index.get(first);
  const span: Span = declaration?.attribute?.nameSpan ?? declaration?.top.block.head ?? { start: 0, end: 0 };
  const offset = declaration?.top.offset ?? 0;
  const message = rest.length
    ? `${first} depends on itself by way of ${rest.join(", ")}: Terraform cannot tell which to make first. Break the cycle.`
    : `${first} depends on itself: Terraform cannot evaluate it. Remove the reference.`;
  return {
    severity: "error",
    code: "cycle",
    message,
    range: { file: declaration?.file.path ?? "", start: offset + span.start, end: offset + span.end },
  };
}

const ofBlock = new WeakMap<Block, readonly string[]>();
const ofExpression = new WeakMap<Expression, readonly string[]>();

/** Names of local values and resources that a declaration mentions. */
function namesIn(index: ModuleIndex, name: string): readonly string[] {
  const declaration = index.get(name);
  if (!declaration) return [];
  const { attribute } = declaration;
  const { block } = declaration.top;
  const known = attribute ? ofExpression.get(attribute.value) : ofBlock.get(block);
  if (known) return known;
  const names = new Set<string>();
  if (attribute) inExpression(attribute.value, names);
  // What a variable's validation mentions, the variable itself among others, is looked at when all have their values.
  // Inputs and outputs of a module are apart: one input may well depend on an output that another one does not reach.
  else if (block.type !== "variable" && block.type !== "module") inBody(block.body, names);
  const result = [...names];
  if (attribute) ofExpression.set(attribute.value, result);
  else ofBlock.set(block, result);
  return result;
}

function inBody(body: Body, names: Set<string>): void {
  for (const item of body.items) {
    if (!isBlock(item)) inExpression(item.value, names);
    else if (item.type !== "lifecycle" && item.type !== "provisioner") inBody(item.body, names);
  }
}

function inExpression(expression: Expression, names: Set<string>): void {
  visitExpressions(expression, (it) => {
    if (it.node !== "traversal" || typeof it.root !== "string") return;
    const [first] = it.steps;
    if (first?.node === "attr") names.add(`${it.root}.${first.name}`);
  });
}
