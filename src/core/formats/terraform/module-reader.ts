/** What a module holds, read again only where something changed. */
import { kindOfTerraformType } from "../../kinds/registry";
import type { Problem } from "../../model/problem";
import type { ParsedResource } from "../../model/resource";
import { CycleFinder } from "./cycles";
import type { Module } from "./module";
import type { DeclaredBlock, ModuleIndex } from "./module-index";
import { relocate } from "./relocate";
import { readResource } from "./resources";

export interface ModuleContent {
  readonly resources: readonly ParsedResource[];
  readonly problems: readonly Problem[];
}

export class ModuleReader {
  private last: ModuleContent | undefined;
  private readonly cycles = new CycleFinder();

  constructor(readonly module: Module) {}

  /** The module's files changed. */
  changed(): void {
    this.last = undefined;
  }

  read(): ModuleContent {
    this.last ??= this.make();
    return this.last;
  }

  private make(): ModuleContent {
    const { module } = this;
    const { index, memory } = module;
    const changes = index.takeChanges();
    memory.doubt(changes);
    const resources: ParsedResource[] = [];
    const duplicates: DeclaredBlock[] = [];
    for (const declared of index.resources) {
      if (index.get(declared.address)?.top !== declared.top) duplicates.push(declared);
      else this.add(declared, declared.key, resources);
    }
    // Later declarations of an address have results of their own.
    duplicates.forEach((it, nth) => {
      this.add(it, `${it.key} ${nth}`, resources);
    });
    return {
      resources,
      problems: [...duplicates.map((it) => duplicateProblem(index, it)), ...this.cycles.find(index, changes)],
    };
  }

  private add(declared: DeclaredBlock, key: string, resources: ParsedResource[]): void {
    const { module } = this;
    if (!kindOfTerraformType(declared.top.block.labels[0]?.text ?? "")) return;
    const resource = module.memory.get<ParsedResource | undefined>(key, {
      make: () => readResource(module, declared, declared.comments),
      cycle: () => undefined,
      token: declared.token,
      move: (value, moves) => value && relocate(value, moves),
    });
    if (resource) resources.push(resource);
  }
}

/** The module of a file: the path of its folder, "" for the top. */
export function moduleOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function duplicateProblem(index: ModuleIndex, { file, top, address }: DeclaredBlock): Problem {
  const first = index.get(address);
  const line = first ? lineOf(first.file.text, first.top.offset) : 0;
  const path = first?.file.path ?? "";
  const where = path === file.path ? `on line ${line}` : `in ${path.slice(path.lastIndexOf("/") + 1)}, line ${line}`;
  const { head } = top.block;
  return {
    severity: "error",
    code: "duplicate-address",
    message: `${address} is declared ${where} already: Terraform takes each address once. Give this one another name.`,
    range: { file: file.path, start: top.offset + head.start, end: top.offset + head.end },
  };
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
