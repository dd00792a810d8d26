/** What a module's provider blocks and version constraints say about a resource. */
import { evaluate } from "./evaluate/evaluate";
import { toPlain } from "./evaluate/value";
import { keyName } from "./key-name";
import { attributeOf, type Module } from "./module";
import { settingsName } from "./module-index";
import { type Block, type Expression, isBlock } from "./syntax";

/** The provider configuration that a block uses: `google`, `google-beta`, `google.europe`. */
export function providerOf(block: Block): string {
  const value = attributeOf(block.body.items, "provider")?.value;
  if (value?.node === "traversal" && typeof value.root === "string") {
    const alias = value.steps[0];
    return alias?.node === "attr" ? `${value.root}.${alias.name}` : value.root;
  }
  if (value?.node === "template" && typeof value.parts[0] === "string") return value.parts[0];
  return "google";
}

/** An argument of a provider configuration (`region`, `zone`, `project`), where it is known. */
export function providerArgument(module: Module, provider: string, name: string): string | undefined {
  const key = `provider.${provider}`;
  module.memory.need(key);
  const declaration = module.index.get(key);
  const attribute = declaration && attributeOf(declaration.top.block.body.items, name);
  if (!declaration || !attribute) return undefined;
  const plain = toPlain(evaluate(attribute.value, module.contextOf(declaration)));
  return "plain" in plain && typeof plain.plain === "string" ? plain.plain : undefined;
}

/** The range of major versions that `required_providers` allows; undefined where it says nothing. */
export function providerMajor(module: Module, provider: string): { min?: number; max?: number } | undefined {
  module.memory.need(settingsName);
  const name = provider.replace(/\..*$/, "");
  const range: { min?: number; max?: number } = {};
  for (const declaration of module.index.settings)
    for (const item of declaration.top.block.body.items) {
      if (!isBlock(item) || item.type !== "required_providers") continue;
      const attribute = attributeOf(item.body.items, name);
      const version = attribute && versionOf(attribute.value);
      if (!version) continue;
      const plain = toPlain(evaluate(version, module.contextOf(declaration)));
      if ("plain" in plain && typeof plain.plain === "string") narrow(range, plain.plain);
    }
  return range.min === undefined && range.max === undefined ? undefined : range;
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
