/** What a module holds, read again only where something changed. */
import { kindOfTerraformType } from "../../kinds/registry";
import type { Problem } from "../../model/problem";
import type { ParsedResource } from "../../model/resource";
import { commentsOf } from "./comments";
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
    const { index } = module;
    const resources: ParsedResource[] = [];
    const seen = new Map<string, number>();
    for (const declared of index.resources) {
      if (!kindOfTerraformType(declared.top.block.labels[0]?.text ?? "")) continue;
      const nth = seen.get(declared.address) ?? 0;
      seen.set(declared.address, nth + 1);
      // Comments above a block are no part of it, so they are part of the key.
      const comments = commentsOf(declared.file, declared.top);
      const resource = module.memory.get<ParsedResource | undefined>(
        ["resource", nth, declared.address, ...comments].join(" "),
        {
          make: () => readResource(module, declared, comments),
          cycle: () => undefined,
          token: declared.token,
          move: (value, moves) => value && relocate(value, moves),
        },
      );
      if (resource) resources.push(resource);
    }
    return { resources, problems: [...findDuplicates(index), ...this.cycles.find(index)] };
  }
}

/** The module of a file: the path of its folder, "" for the top. */
export function moduleOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function findDuplicates(index: ModuleIndex): Problem[] {
  const problems: Problem[] = [];
  for (const declared of index.resources) {
    const first = index.get(declared.address);
    if (!first || first.top === declared.top) continue;
    problems.push(duplicate(declared, first.file.path, lineOf(first.file.text, first.top.offset)));
  }
  return problems;
}

function duplicate({ file, top, address }: DeclaredBlock, path: string, line: number): Problem {
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
