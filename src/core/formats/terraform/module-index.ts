/** What a module (the files of one folder) declares, by name; kept up to date file by file. */
import { commentsOf } from "./comments";
import type { Token } from "./memory";
import type { ParsedVariables } from "./parser";
import { type Attribute, type Block, isBlock, type TerraformFile, type TopLevel } from "./syntax";

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
  /** Under which its resource is remembered. Comments above are no part of the block, so they are part of the key. */
  readonly key: string;
  /** Comments in it and right above it, which are no part of the block. */
  readonly comments: readonly string[];
}

/** Names whose meaning changed. */
export interface IndexChanges {
  readonly all: boolean;
  readonly names: ReadonlySet<string>;
}

interface FileDeclarations {
  readonly names: readonly (readonly [string, Declaration])[];
  readonly resources: readonly DeclaredBlock[];
  readonly settings: readonly Declaration[];
}

/**
 * The declarations of a module: `var.NAME`, `local.NAME`, `TYPE.NAME`, `data.TYPE.NAME`, `provider.NAME[.ALIAS]`.
 * Of two declarations of one name the first counts, by path and place in the text.
 */
export class ModuleIndex {
  private readonly files = new Map<string, FileDeclarations>();
  private readonly variables = new Map<string, ParsedVariables>();
  private names = new Map<string, Declaration>();
  private assignments = new Map<string, Assignment>();
  private allChanged = true;
  private changed = new Set<string>();
  private order: readonly FileDeclarations[] | undefined;
  private blocks: readonly DeclaredBlock[] | undefined;

  get isEmpty(): boolean {
    return this.files.size === 0 && this.variables.size === 0;
  }

  setFile(path: string, file: TerraformFile | undefined): void {
    const before = this.files.get(path);
    const now = file && declarationsOf(file, before);
    this.order = undefined;
    this.blocks = undefined;
    if (now) this.files.set(path, now);
    else this.files.delete(path);
    if (!before || !now || !this.replace(before, now)) this.allChanged = true;
  }

  setVariables(path: string, variables: ParsedVariables | undefined): void {
    if (variables) this.variables.set(path, variables);
    else this.variables.delete(path);
    this.allChanged = true;
  }

  /** What changed since the last call; everything that is asked for afterwards is as the files are now. */
  takeChanges(): IndexChanges {
    if (this.allChanged) this.rebuild();
    const changes = { all: this.allChanged, names: this.changed };
    this.allChanged = false;
    this.changed = new Set();
    return changes;
  }

  get(name: string): Declaration | undefined {
    return this.names.get(name);
  }

  assignment(variable: string): Assignment | undefined {
    return this.assignments.get(variable);
  }

  /** Every `resource` block, those declared twice included, by path and place. */
  get resources(): readonly DeclaredBlock[] {
    if (this.blocks) return this.blocks;
    const blocks: DeclaredBlock[] = [];
    for (const file of this.inOrder()) for (const block of file.resources) blocks.push(block);
    this.blocks = blocks;
    return blocks;
  }

  /** `terraform` blocks. */
  get settings(): readonly Declaration[] {
    return this.inOrder().flatMap((it) => it.settings);
  }

  /** Every declared name. */
  allNames(): Iterable<string> {
    return this.names.keys();
  }

  /** What must stay the same for everything derived from a name to stay the same. */
  identity(name: string): Token | object | undefined {
    if (this.assignments.size > 0 && name.startsWith("var.")) {
      const assignment = this.assignments.get(name.slice(4));
      if (assignment) return assignment.attribute;
    }
    return name === settingsName ? this.settings[0]?.token : this.names.get(name)?.token;
  }

  /** Puts a file's declarations in the place of its former ones, if they have the same names. */
  private replace(before: FileDeclarations, now: FileDeclarations): boolean {
    const same =
      before.names.length === now.names.length && now.names.every(([name], at) => before.names[at]?.[0] === name);
    if (!same || before.settings.length !== now.settings.length) return false;
    now.names.forEach(([name, declaration], at) => {
      const old = before.names[at]?.[1];
      if (this.names.get(name) !== old) return;
      this.names.set(name, declaration);
      if (old?.token !== declaration.token) this.changed.add(name);
    });
    if (now.settings.some((it, at) => it.token !== before.settings[at]?.token)) this.changed.add(settingsName);
    return true;
  }

  private rebuild(): void {
    this.names = new Map();
    this.assignments = new Map();
    for (const file of this.inOrder())
      for (const [name, declaration] of file.names) if (!this.names.has(name)) this.names.set(name, declaration);
    for (const source of [...this.variables.values()].sort(byPrecedence))
      for (const attribute of source.attributes) this.assignments.set(attribute.name, { source, attribute });
  }

  private inOrder(): readonly FileDeclarations[] {
    this.order ??= [...this.files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
    return this.order;
  }
}

/** The name under which `terraform` blocks are asked for. */
export const settingsName = "terraform";

/** The declarations of a file; tokens of blocks that did not change are those of before. */
function declarationsOf(file: TerraformFile, before: FileDeclarations | undefined): FileDeclarations {
  const tokens = new Map<TopLevel, Token>();
  for (const [, { top, token }] of before?.names ?? []) tokens.set(top, token);
  const names: [string, Declaration][] = [];
  const resources: DeclaredBlock[] = [];
  const settings: Declaration[] = [];
  for (const top of file.blocks) {
    const declaration = { file, top, token: tokens.get(top) ?? { file: file.path, top } };
    const { block } = top;
    if (block.type === "terraform") settings.push(declaration);
    else if (block.type === "locals") {
      for (const item of block.body.items)
        if (!isBlock(item)) names.push([`local.${item.name}`, { ...declaration, attribute: item }]);
    } else {
      const name = nameOf(top);
      if (name === undefined) continue;
      names.push([name, declaration]);
      if (block.type === "resource") resources.push(declaredBlock(declaration, name));
    }
  }
  return { names, resources, settings };
}

function declaredBlock(declaration: Declaration, address: string): DeclaredBlock {
  const comments = commentsOf(declaration.file, declaration.top);
  const key = comments.length === 0 ? address : `${address} ${comments.join("\n")}`;
  return { ...declaration, address, comments, key };
}

/** Names of blocks, made once: the same text is found much faster than an equal one. */
const nameCache = new WeakMap<Block, string>();

function nameOf({ block }: TopLevel): string | undefined {
  const known = nameCache.get(block);
  if (known !== undefined) return known;
  const name = makeName(block);
  if (name !== undefined) nameCache.set(block, name);
  return name;
}

function makeName(block: Block): string | undefined {
  const [first, second] = block.labels;
  if (!first) return undefined;
  switch (block.type) {
    case "resource":
      return second && `${first.text}.${second.text}`;
    case "data":
      return second && `data.${first.text}.${second.text}`;
    case "variable":
      return `var.${first.text}`;
    case "provider": {
      const alias = block.body.items.find((it) => !isBlock(it) && it.name === "alias");
      const text = alias && !isBlock(alias) && alias.value.node === "template" ? alias.value.parts[0] : undefined;
      return `provider.${first.text}${typeof text === "string" ? `.${text}` : ""}`;
    }
    default:
      return undefined;
  }
}

/** `terraform.tfvars` comes first, then the same in JSON, then `*.auto.tfvars` by name; later ones win. */
function byPrecedence(one: ParsedVariables, other: ParsedVariables): number {
  const rank = (it: ParsedVariables) => (/(?:^|\/)terraform\.tfvars(?:\.json)?$/.test(it.path) ? 0 : 1);
  return rank(one) - rank(other) || (one.path < other.path ? -1 : 1);
}
