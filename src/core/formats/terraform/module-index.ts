/** What a module (the files of one folder) declares, by name. */

import type { Token } from "./memory";
import type { ParsedVariables } from "./parser";
import { type Attribute, isBlock, type TerraformFile, type TopLevel } from "./syntax";

/** A declaration: where it stands, and for a local value the attribute that makes it. */
export interface Declaration {
  readonly file: TerraformFile;
  readonly top: TopLevel;
  /** The block, and where it stands. */
  readonly token: Token;
  readonly attribute?: Attribute;
}

/** A value for a variable, from a `.tfvars` file. */
export interface Assignment {
  readonly source: ParsedVariables;
  readonly attribute: Attribute;
}

/** A named `resource` block. */
export interface DeclaredBlock extends Declaration {
  readonly address: string;
}

/**
 * The declarations of a module: `var.NAME`, `local.NAME`, `TYPE.NAME`, `data.TYPE.NAME`, `provider.NAME[.ALIAS]`.
 * Of two declarations of one name the first counts, by path and place in the text.
 */
export class ModuleIndex {
  readonly locals: string[] = [];
  /** Every `resource` block, those declared twice included. */
  readonly resources: DeclaredBlock[] = [];
  /** `terraform` blocks. */
  readonly settings: Declaration[] = [];
  private readonly names = new Map<string, Declaration>();
  private readonly assignments = new Map<string, Assignment>();

  constructor(files: readonly TerraformFile[], variables: readonly ParsedVariables[]) {
    for (const file of files) for (const top of file.blocks) this.add({ file, top, token: { file: file.path, top } });
    for (const source of [...variables].sort(byPrecedence))
      for (const attribute of source.attributes) this.assignments.set(attribute.name, { source, attribute });
  }

  get(name: string): Declaration | undefined {
    return this.names.get(name);
  }

  assignment(variable: string): Assignment | undefined {
    return this.assignments.get(variable);
  }

  /** What must stay the same for everything derived from a name to stay the same. */
  identity(name: string): Token | object | undefined {
    if (this.assignments.size > 0 && name.startsWith("var.")) {
      const assignment = this.assignments.get(name.slice(4));
      if (assignment) return assignment.attribute;
    }
    return name === settingsName ? this.settings[0]?.token : this.names.get(name)?.token;
  }

  private add(declaration: Declaration): void {
    const { block } = declaration.top;
    const [first, second] = block.labels;
    switch (block.type) {
      case "resource":
      case "data": {
        if (!first || !second) return;
        const address = `${first.text}.${second.text}`;
        this.name(block.type === "data" ? `data.${address}` : address, declaration);
        if (block.type === "resource") this.resources.push({ ...declaration, address });
        return;
      }
      case "variable":
        if (first) this.name(`var.${first.text}`, declaration);
        return;
      case "provider": {
        if (!first) return;
        const alias = block.body.items.find((it) => !isBlock(it) && it.name === "alias");
        const text = alias && !isBlock(alias) && alias.value.node === "template" ? alias.value.parts[0] : undefined;
        this.name(`provider.${first.text}${typeof text === "string" ? `.${text}` : ""}`, declaration);
        return;
      }
      case "terraform":
        this.settings.push(declaration);
        return;
      case "locals":
        for (const item of block.body.items) {
          if (isBlock(item)) continue;
          if (this.name(`local.${item.name}`, { ...declaration, attribute: item })) this.locals.push(item.name);
        }
    }
  }

  private name(name: string, declaration: Declaration): boolean {
    if (this.names.has(name)) return false;
    this.names.set(name, declaration);
    return true;
  }
}

/** The name under which `terraform` blocks are asked for. */
export const settingsName = "terraform";

/** `terraform.tfvars` comes first, then `*.auto.tfvars` in the order of their names; later ones win. */
function byPrecedence(one: ParsedVariables, other: ParsedVariables): number {
  const rank = (it: ParsedVariables) => (/(?:^|\/)terraform\.tfvars$/.test(it.path) ? 0 : 1);
  return rank(one) - rank(other) || (one.path < other.path ? -1 : 1);
}
