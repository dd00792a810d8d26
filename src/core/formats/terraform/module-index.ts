/** What a module (the files of one folder) declares, by name; kept up to date file by file. */
import { kindOfTerraformType } from "../../kinds/registry";
import { commentsOf } from "./comments";
import type { Manifest } from "./manifest";
import type { Meaning, Name, Token } from "./memory";
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
  /** Whether it has `count` or `for_each`. */
  readonly repeats: boolean;
  /** Whether its type is one of a load balancer's. */
  readonly isKnown: boolean;
  /** Under which its resource is remembered. Comments above are no part of the block, so they are part of the key. */
  readonly key: string;
  /** Comments in it and right above it, which are no part of the block. */
  readonly comments: readonly string[];
}

/** Names whose meaning changed: some, or all that may have. */
export interface IndexChanges {
  readonly all: boolean;
  readonly names: ReadonlySet<Name>;
}

export interface FileDeclarations {
  readonly names: readonly (readonly [string, Declaration])[];
  readonly resources: readonly DeclaredBlock[];
  readonly calls: readonly Declaration[];
  readonly settings: readonly Declaration[];
  readonly moves: readonly Declaration[];
}

const nothing: FileDeclarations = { names: [], resources: [], calls: [], settings: [], moves: [] };

/**
 * The declarations of a folder: `var.NAME`, `local.NAME`, `output.NAME`, `TYPE.NAME`, `data.TYPE.NAME`, `module.NAME`,
 * `provider.NAME[.ALIAS]`. Several modules share it where the folder is called several times.
 * Of two declarations of one name the first counts, by path and place in the text.
 */
export class ModuleIndex {
  private readonly files = new Map<string, FileDeclarations>();
  private readonly variables = new Map<string, ParsedVariables>();
  private names = new Map<string, Declaration>();
  private assignments = new Map<string, Assignment>();
  private outputNames: readonly string[] = [];
  private allChanged = true;
  private changed = new Set<Name>();
  private order: readonly FileDeclarations[] | undefined;
  private blocks: readonly DeclaredBlock[] | undefined;
  private callsMade: readonly Declaration[] | undefined;
  private settingsMade: readonly Declaration[] | undefined;
  private movesMade: readonly Declaration[] = [];
  private nameChanges = 0;
  private readonly asked = new Map<string, Name>();
  private manifestNow: Manifest | undefined;

  constructor(readonly folder: string) {}

  /** Whether there is configuration in the folder. */
  get hasFiles(): boolean {
    return this.files.size > 0;
  }

  /** Names of outputs; the same list as long as they are the same. */
  get outputs(): readonly string[] {
    return this.outputNames;
  }

  setFile(path: string, file: TerraformFile | undefined): void {
    const before = this.files.get(path);
    const now = file && declarationsOf(file, before);
    this.order = undefined;
    this.blocks = undefined;
    this.callsMade = undefined;
    this.settingsMade = undefined;
    if (now) this.files.set(path, now);
    else this.files.delete(path);
    const comesOrGoes = this.files.size <= 1 && (!before || !now);
    this.allChanged ||= comesOrGoes || !this.replace(path, before ?? nothing, now ?? nothing);
  }

  setVariables(path: string, variables: ParsedVariables | undefined): void {
    if (variables) this.variables.set(path, variables);
    else this.variables.delete(path);
    this.allChanged = true;
  }

  /** The files of variables that the user chose for this root module, the last one weighing most. */
  chosen: readonly ParsedVariables[] = [];

  setChosen(chosen: readonly ParsedVariables[]): void {
    this.chosen = chosen;
    this.allChanged = true;
  }

  /** The modules that `terraform init` has put beside the folder, where that is known. */
  get manifest(): Manifest | undefined {
    return this.manifestNow;
  }

  setManifest(manifest: Manifest | undefined): void {
    this.manifestNow = manifest;
    this.changed.add(this.name(manifestName));
  }

  /** What changed since the last call; everything that is asked for afterwards is as the files are now. */
  takeChanges(): IndexChanges {
    if (this.allChanged) this.rebuild();
    const changes = { all: this.allChanged, names: this.allChanged ? new Set(this.asked.values()) : this.changed };
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

  /** The declarations of each file, by path; the same object as long as its text is the same. */
  get declarations(): readonly FileDeclarations[] {
    return this.inOrder();
  }

  /** Changes when a name comes, goes, or another file's declaration of it is the first one now. */
  get namesVersion(): number {
    return this.nameChanges;
  }

  /** Every `resource` block, those declared twice included, by path and place. */
  get resources(): readonly DeclaredBlock[] {
    if (this.blocks) return this.blocks;
    const blocks: DeclaredBlock[] = [];
    for (const file of this.inOrder()) for (const block of file.resources) blocks.push(block);
    this.blocks = blocks;
    return blocks;
  }

  /** `module` blocks, second ones of a name left out, by path and place. */
  get calls(): readonly Declaration[] {
    this.callsMade ??= this.inOrder()
      .flatMap((it) => it.calls)
      .filter((it) => this.names.get(nameOf(it.top) ?? "")?.top === it.top);
    return this.callsMade;
  }

  /** `terraform` blocks. */
  get settings(): readonly Declaration[] {
    this.settingsMade ??= this.inOrder().flatMap((it) => it.settings);
    return this.settingsMade;
  }

  /** `moved` blocks; the same list as long as they are the same. */
  get moves(): readonly Declaration[] {
    const moves = this.inOrder().flatMap((it) => it.moves);
    const before = this.movesMade;
    if (moves.length !== before.length || moves.some((it, at) => !saysTheSame(it, before[at]))) this.movesMade = moves;
    return this.movesMade;
  }

  /** Every declared name, by path and place of its declarations. */
  allNames(): Iterable<string> {
    return this.inOrder().flatMap((it) => it.names.map(([name]) => name));
  }

  /** The object that stands for a name, declared or not. */
  name(text: string): Name {
    let name = this.asked.get(text);
    if (!name) {
      name = { text, meaning: () => this.meaning(text), dependents: new Set() };
      this.asked.set(text, name);
    }
    return name;
  }

  private meaning(name: string): Meaning {
    if (name.startsWith(valuePrefix)) return this.assignments.get(name.slice(valuePrefix.length))?.attribute;
    switch (name) {
      case settingsName:
        return this.settings[0]?.token;
      case movesName:
        return this.moves;
      case manifestName:
        return this.manifestNow;
      case folderName:
        return this.files.size === 0 ? undefined : this;
      case outputsName:
        return this.outputNames;
      default:
        return this.names.get(name)?.token;
    }
  }

  /** Puts a file's declarations in the place of its former ones, where that is less than beginning anew. */
  private replace(path: string, before: FileDeclarations, now: FileDeclarations): boolean {
    if (before.settings.length !== now.settings.length || before.moves.length !== now.moves.length) return false;
    const same =
      before.names.length === now.names.length && now.names.every(([name], at) => before.names[at]?.[0] === name);
    if (same)
      now.names.forEach(([name, declaration], at) => {
        const old = before.names[at]?.[1];
        if (this.names.get(name) === old) this.declare(name, declaration);
      });
    else if (!this.exchange(path, before, now)) return false;
    if (now.settings.some((it, at) => it.token !== before.settings[at]?.token))
      this.changed.add(this.name(settingsName));
    if (now.moves.some((it, at) => !saysTheSame(it, before.moves[at]))) this.changed.add(this.name(movesName));
    return true;
  }

  /** The same where names came or went: another file may declare them as well. */
  private exchange(path: string, before: FileDeclarations, now: FileDeclarations): boolean {
    this.nameChanges++;
    const first = new Map<string, Declaration>();
    for (const [name, declaration] of now.names) if (!first.has(name)) first.set(name, declaration);
    const gone = new Set(before.names.map(([name]) => name).filter((it) => !first.has(it)));
    const hadNames = new Set(before.names.map(([name]) => name));
    const isOutput = (name: string) => name.startsWith("output.");
    if ([...gone].some(isOutput) || [...first.keys()].some((it) => isOutput(it) && !hadNames.has(it))) return false;
    for (const [name, declaration] of first) {
      const holder = this.names.get(name)?.file.path;
      if (holder === undefined || holder >= path) this.declare(name, declaration);
    }
    for (const name of gone) if (this.names.get(name)?.file.path === path) this.declare(name, undefined);
    if (gone.size > 0)
      for (const file of this.inOrder())
        for (const [name, declaration] of file.names)
          if (gone.has(name) && !this.names.has(name)) this.declare(name, declaration);
    return true;
  }

  private declare(name: string, declaration: Declaration | undefined): void {
    if (this.names.get(name)?.token !== declaration?.token) this.changed.add(this.name(name));
    if (declaration) this.names.set(name, declaration);
    else this.names.delete(name);
  }

  private rebuild(): void {
    this.nameChanges++;
    this.names = new Map();
    this.assignments = new Map();
    for (const file of this.inOrder())
      for (const [name, declaration] of file.names) if (!this.names.has(name)) this.names.set(name, declaration);
    const outputs = [...this.names.keys()].filter((it) => it.startsWith("output.")).map((it) => it.slice(7));
    const before = this.outputNames;
    if (outputs.length !== before.length || outputs.some((it, at) => it !== before[at])) this.outputNames = outputs;
    for (const source of [...[...this.variables.values()].sort(byPrecedence), ...this.chosen])
      for (const attribute of source.attributes) this.assignments.set(attribute.name, { source, attribute });
  }

  private inOrder(): readonly FileDeclarations[] {
    this.order ??= [...this.files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
    return this.order;
  }
}

/** What the names begin with under which values for variables are asked for. */
export const valuePrefix = "value.";

/** The name under which `terraform` blocks are asked for. */
export const settingsName = "terraform";

/** The name under which `moved` blocks are asked for. */
export const movesName = "moved";

/** The name under which the manifest is asked for. */
export const manifestName = "modules.json";

/** The name under which the names of outputs are asked for. */
export const outputsName = "output";

/** The name under which it is asked for whether there is any file. */
export const folderName = ".";

/** The declarations of a file; tokens of blocks that did not change are those of before. */
function declarationsOf(file: TerraformFile, before: FileDeclarations | undefined): FileDeclarations {
  const tokens = new Map<TopLevel, Token>();
  for (const [, { top, token }] of before?.names ?? []) tokens.set(top, token);
  const names: [string, Declaration][] = [];
  const resources: DeclaredBlock[] = [];
  const calls: Declaration[] = [];
  const settings: Declaration[] = [];
  const moves: Declaration[] = [];
  for (const top of file.blocks) {
    const declaration = { file, top, token: tokens.get(top) ?? { file: file.path, top } };
    const { block } = top;
    if (block.type === "terraform") settings.push(declaration);
    else if (block.type === "moved") moves.push(declaration);
    else if (block.type === "locals") {
      for (const item of block.body.items)
        if (!isBlock(item)) names.push([`local.${item.name}`, { ...declaration, attribute: item }]);
    } else {
      const name = nameOf(top);
      if (name === undefined) continue;
      names.push([name, declaration]);
      if (block.type === "resource") resources.push(declaredBlock(declaration, name));
      else if (block.type === "module") calls.push(declaration);
    }
  }
  return { names, resources, calls, settings, moves };
}

function declaredBlock(declaration: Declaration, address: string): DeclaredBlock {
  const comments = commentsOf(declaration.file, declaration.top);
  const key = ["resource", address, ...(comments.length === 0 ? [] : [comments.join("\n")])].join(" ");
  const isKnown = kindOfTerraformType(declaration.top.block.labels[0]?.text ?? "") !== undefined;
  const repeats = declaration.top.block.body.items.some(
    (it) => !isBlock(it) && (it.name === "count" || it.name === "for_each"),
  );
  return { ...declaration, address, isKnown, repeats, comments, key };
}

/** Whether two declarations are the same block, wherever it stands now. */
function saysTheSame(one: Declaration, other: Declaration | undefined): boolean {
  return one.top.block === other?.top.block;
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
    case "module":
      return `module.${first.text}`;
    case "output":
      return `output.${first.text}`;
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
