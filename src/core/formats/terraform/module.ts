/** A module: the files of one folder, what they declare, and the values of variables and local values. */
import type { SourceRange } from "../../model/range";
import type { Context, DeclaredResource, Definitions, Effort, Instances } from "./evaluate/context";
import { convertToType } from "./evaluate/convert-type";
import { evaluate } from "./evaluate/evaluate";
import { applySteps, expandInstances } from "./evaluate/traversal";
import { type Evaluated, toPlain } from "./evaluate/value";
import { Memory } from "./memory";
import { type Declaration, ModuleIndex } from "./module-index";
import { type Attribute, type Body, type Expression, isBlock, type Span } from "./syntax";

export class Module implements Definitions {
  readonly effort: Effort = { depth: 0, steps: 0 };
  readonly index = new ModuleIndex();
  readonly memory = new Memory(this.index);

  constructor(readonly module: string) {}

  /** The context of expressions in a declaration. */
  contextOf({ file, top }: Declaration): Context {
    return { definitions: this, file: file.path, text: file.text, offset: top.offset, bindings: undefined };
  }

  variable(name: string): Evaluated | undefined {
    return this.named(`var.${name}`, (declaration) => this.makeVariable(name, declaration));
  }

  local(name: string): Evaluated | undefined {
    return this.named(`local.${name}`, (declaration) => {
      const { attribute } = declaration;
      if (!attribute) return undefined;
      const context = this.contextOf(declaration);
      return this.from(evaluate(attribute.value, context), `local.${name}`, at(attribute, context));
    });
  }

  resource(address: string): DeclaredResource | undefined {
    this.memory.need(address);
    const declaration = this.index.get(address);
    if (!declaration) return undefined;
    const self = this;
    return {
      get instances() {
        return self.instances(address, declaration);
      },
      argument: (path) =>
        self.memory.get<Evaluated | undefined>(`argument ${address} ${path.join(".")}`, {
          make: () => self.makeArgument(declaration, path),
          cycle: () => undefined,
          token: declaration.token,
        }),
    };
  }

  /** The instances of a resource; undefined where it has neither `count` nor `for_each`. */
  instances(address: string, declaration: Declaration): Instances | undefined {
    const { items } = declaration.top.block.body;
    if (!attributeOf(items, "count") && !attributeOf(items, "for_each")) return undefined;
    return this.memory.get<Instances | undefined>(`instances ${address}`, {
      make: () => this.makeInstances(declaration),
      cycle: () => undefined,
      token: declaration.token,
    });
  }

  private named(key: string, make: (declaration: Declaration) => Evaluated | undefined): Evaluated | undefined {
    this.memory.need(key);
    const declaration = this.index.get(key);
    if (!declaration) return undefined;
    return this.memory.get<Evaluated | undefined>(key, {
      make: () => {
        this.memory.need(key);
        return make(declaration);
      },
      cycle: () => ({
        type: "unknown",
        reason: `${key} depends on itself`,
        expression: key,
        range: at(declaration.attribute ?? declaration.top.block, this.contextOf(declaration)),
      }),
    });
  }

  private makeVariable(name: string, declaration: Declaration): Evaluated {
    const context = this.contextOf(declaration);
    const { items } = declaration.top.block.body;
    const assignment = this.index.assignment(name);
    const type = attributeOf(items, "type");
    const fallback = attributeOf(items, "default");
    const convert = (value: Evaluated) => (type ? convertToType(value, type.value, context) : value);
    if (assignment) {
      const { source, attribute } = assignment;
      const outside = { ...context, file: source.path, text: source.text, offset: 0 };
      const file = source.path.slice(source.path.lastIndexOf("/") + 1);
      return this.from(convert(evaluate(attribute.value, outside)), `var.${name} (${file})`, at(attribute, outside));
    }
    const range = at(fallback ?? declaration.top.block.head, context);
    const what = `var.${name}`;
    if (fallback) return this.from(convert(evaluate(fallback.value, context)), `${what} (default)`, range);
    return { type: "unknown", reason: "variable without a value", expression: what, range, via: [{ what, range }] };
  }

  private makeInstances(declaration: Declaration): Instances | undefined {
    const context = this.contextOf(declaration);
    const { items } = declaration.top.block.body;
    const count = attributeOf(items, "count");
    if (count) {
      const plain = toPlain(evaluate(count.value, context));
      if ("unknown" in plain)
        return { by: "count", keys: undefined, reason: `the count is not known: ${plain.unknown}` };
      const number = Number(plain.plain);
      if (!Number.isInteger(number) || number < 0 || number > 10_000)
        return { by: "count", keys: undefined, reason: "the count is no usable number" };
      return { by: "count", keys: Array.from({ length: number }, (_, index) => index), reason: "" };
    }
    const forEach = attributeOf(items, "for_each");
    return forEach ? forEachInstances(evaluate(forEach.value, context), context) : undefined;
  }

  private makeArgument(declaration: Declaration, path: readonly (string | number)[]): Evaluated | undefined {
    const context = this.contextOf(declaration);
    let body: Body = declaration.top.block.body;
    for (const [index, step] of path.entries()) {
      if (typeof step !== "string") return undefined;
      const attribute = attributeOf(body.items, step);
      if (attribute) {
        const rest = path.slice(index + 1);
        const value = evaluate(attribute.value, context);
        return rest.length === 0 ? value : applySteps(value, rest.map(toStep), attribute.value, context);
      }
      const next = path[index + 1];
      const blocks = body.items.filter(isBlock).filter((it) => it.type === step);
      const block = blocks[typeof next === "number" ? next : 0];
      if (!block) return undefined;
      if (typeof next === "number") return this.inBlock(block.body, path.slice(index + 2), context);
      body = block.body;
    }
    return undefined;
  }

  private inBlock(body: Body, path: readonly (string | number)[], context: Context): Evaluated | undefined {
    const [name, ...rest] = path;
    const attribute = typeof name === "string" ? attributeOf(body.items, name) : undefined;
    return attribute && rest.length === 0 ? evaluate(attribute.value, context) : undefined;
  }

  private from(value: Evaluated, what: string, range: SourceRange): Evaluated {
    return { ...value, via: [{ what, range }, ...(value.via ?? [])] };
  }
}

/** The attribute of that name. */
export function attributeOf(items: Body["items"], name: string): Attribute | undefined {
  for (const item of items) if (!isBlock(item) && item.name === name) return item;
  return undefined;
}

function forEachInstances(value: Evaluated, context: Context): Instances {
  const expanded = expandInstances(value, context);
  // for_each over another resource: each.value is that resource.
  if (value.type === "reference" && value.attribute === "")
    return {
      by: "for_each",
      keys: expanded.type === "object" ? Object.keys(expanded.fields) : undefined,
      reason: "it follows the instances of another resource",
      each: value,
    };
  const unknown = (reason: string): Instances => ({ by: "for_each", keys: undefined, reason });
  if (expanded.type === "unknown") return unknown(`the for_each is not known: ${expanded.reason}`);
  if (expanded.type === "object")
    return expanded.open === undefined
      ? { by: "for_each", keys: Object.keys(expanded.fields), reason: "", ...onlyOf(Object.values(expanded.fields)) }
      : unknown(expanded.open);
  if (expanded.type !== "list" || expanded.open !== undefined)
    return unknown(expanded.type === "list" ? (expanded.open ?? "") : "the for_each is no collection");
  const keys: string[] = [];
  for (const item of expanded.items) {
    const plain = toPlain(item);
    if ("unknown" in plain || typeof plain.plain !== "string") return unknown("a key of the for_each is not known");
    keys.push(plain.plain);
  }
  return { by: "for_each", keys, reason: "", ...onlyOf(expanded.items) };
}

function onlyOf(items: readonly Evaluated[]): { only?: Evaluated } {
  const [only] = items;
  return only && items.length === 1 ? { only } : {};
}

function toStep(step: string | number) {
  const span = { start: 0, end: 0 };
  if (typeof step === "string") return { node: "attr" as const, name: step, ...span };
  const key: Expression = { node: "literal", value: step, ...span };
  return { node: "index" as const, key, ...span };
}

function at(span: Span, context: Context): SourceRange {
  return { file: context.file, start: context.offset + span.start, end: context.offset + span.end };
}
