/** What a module's provider blocks and version constraints say about a resource. */
import { attributeOf } from "./attributes";
import { evaluate } from "./evaluate/evaluate";
import { toPlain } from "./evaluate/value";
import { keyName } from "./key-name";
import type { Module } from "./module";
import { type Declaration, settingsName } from "./module-index";
import { type Block, type Expression, isBlock } from "./syntax";

/** The provider configuration that a block uses: `google`, `google-beta`, `google.europe`. */
export function providerOf(block: Block): string {
  const value = attributeOf(block.body.items, "provider")?.value;
  return (value && providerName(value)) ?? "google";
}

/** `google.europe`, also in quotes. */
function providerName(value: Expression): string | undefined {
  if (value.node === "traversal" && typeof value.root === "string") {
    const alias = value.steps[0];
    return alias?.node === "attr" ? `${value.root}.${alias.name}` : value.root;
  }
  return value.node === "template" && typeof value.parts[0] === "string" ? value.parts[0] : undefined;
}

/** An argument of a provider configuration (`region`, `zone`, `project`), where it is known. */
export function providerArgument(module: Module, provider: string, name: string): string | undefined {
  return module.memory.get<string | undefined>(`provider ${provider} ${name}`, {
    make: () => readProviderArgument(module, provider, name),
    cycle: () => undefined,
  });
}

function readProviderArgument(module: Module, provider: string, name: string): string | undefined {
  const found = configurationOf(module, provider);
  const attribute = found && attributeOf(found.declaration.top.block.body.items, name);
  if (!found || !attribute) return undefined;
  const plain = toPlain(evaluate(attribute.value, found.module.contextOf(found.declaration)));
  return "plain" in plain && typeof plain.plain === "string" ? plain.plain : undefined;
}

/**
 * Where a provider is configured: in the module itself, or where its callers say by `providers`. Without that argument
 * a module has the configurations of its caller that have no alias.
 */
function configurationOf(module: Module, provider: string): { module: Module; declaration: Declaration } | undefined {
  const declaration = module.declaration(`provider.${provider}`);
  if (declaration) return { module, declaration };
  const { caller } = module;
  const call = caller?.module.declaration(`module.${caller.name}`);
  if (!caller || !call) return undefined;
  const passed = attributeOf(call.top.block.body.items, "providers")?.value;
  if (!passed) return provider.includes(".") ? undefined : configurationOf(caller.module, provider);
  if (passed.node !== "object") return undefined;
  const entry = passed.entries.find(({ key }) => providerName(key) === provider);
  const outer = entry && providerName(entry.value);
  return outer === undefined ? undefined : configurationOf(caller.module, outer);
}

/** The range of major versions that `required_providers` allows, here and in the callers; undefined where none says. */
export function providerMajor(module: Module, provider: string): MajorRange | undefined {
  return module.memory.get<MajorRange | undefined>(`major ${provider}`, {
    make: () => {
      const range: MajorRange = {};
      for (let at: Module | undefined = module; at; at = at.caller?.module) narrowBySettings(range, at, provider);
      return range.min === undefined && range.max === undefined ? undefined : range;
    },
    cycle: () => undefined,
  });
}

interface MajorRange {
  min?: number;
  max?: number;
}

function narrowBySettings(range: MajorRange, module: Module, provider: string): void {
  module.memory.need(module.index.name(settingsName));
  const name = provider.replace(/\..*$/, "");
  for (const declaration of module.index.settings)
    for (const item of declaration.top.block.body.items) {
      if (!isBlock(item) || item.type !== "required_providers") continue;
      const attribute = attributeOf(item.body.items, name);
      const version = attribute && versionOf(attribute.value);
      if (!version) continue;
      const plain = toPlain(evaluate(version, module.contextOf(declaration)));
      if ("plain" in plain && typeof plain.plain === "string") narrow(range, plain.plain);
    }
}

/** `{ source = …, version = "~> 6.0" }`, or the constraint alone. */
function versionOf(value: Expression): Expression | undefined {
  if (value.node === "template") return value;
  if (value.node !== "object") return undefined;
  return value.entries.find(({ key }) => keyName(key) === "version")?.value;
}

/** Narrows a range of major versions by a constraint such as ">= 5, < 7", "~> 6.0" or "7.1.0". */
function narrow(range: { min?: number; max?: number }, constraint: string): void {
  const atLeast = (major: number) => {
    range.min = Math.max(range.min ?? major, major);
  };
  const atMost = (major: number) => {
    range.max = Math.min(range.max ?? major, major);
  };
  for (const part of constraint.split(",")) {
    const match = /^\s*(=|!=|>=|>|<=|<|~>)?\s*v?(\d+)((?:\.\d+)*)/.exec(part);
    if (!match) continue;
    const [, operator = "=", digits, rest = ""] = match;
    const major = Number(digits);
    switch (operator) {
      case "=":
        atLeast(major);
        atMost(major);
        break;
      case ">":
      case ">=":
        atLeast(major);
        break;
      case "<=":
        atMost(major);
        break;
      case "<":
        // Below 7 and below 7.0.0 are below major 7; below 7.5 allows some of it.
        atMost(/[1-9]/.test(rest) ? major : major - 1);
        break;
      case "~>":
        atLeast(major);
        // "~> 6" leaves the last number given free, which is the major one.
        if (rest !== "") atMost(major);
        break;
    }
  }
}
