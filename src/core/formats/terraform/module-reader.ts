/** What a root module holds, and all modules that it calls; read again only where something changed. */
import type { OpaqueModule } from "../../model/opaque-module";
import type { Problem } from "../../model/problem";
import type { ParsedResource } from "../../model/resource";
import type { Wanted } from "../format";
import { type InstanceKey, keyText } from "./addresses";
import { rangeOf } from "./evaluate/context";
import { mostInstances } from "./instances";
import type { Hold } from "./memory";
import type { Module } from "./module";
import type { Declaration, DeclaredBlock, FileDeclarations } from "./module-index";
import { readOpaque } from "./opaque";
import { relocate } from "./relocate";
import { readResource } from "./resources";

export interface ModuleContent {
  readonly resources: readonly ParsedResource[];
  readonly problems: readonly Problem[];
  /** Files that would tell more. */
  readonly wants: readonly Wanted[];
  readonly opaque: readonly OpaqueModule[];
  /** The folders that the content depends on, those that are not there included. */
  readonly folders: ReadonlySet<string>;
}

/** Calls beyond this many are not followed: each may make as many again. */
const mostModules = 2000;

type ProblemText = Pick<Problem, "code" | "message">;

const tooMany: ProblemText = {
  code: "too-many-modules",
  message: `More than ${mostModules} modules are called, so what this one declares is not read. Call fewer at once.`,
};

/** Reads a root module and, level by level, what it calls. */
export function readModules(root: Module): ModuleContent {
  const reader = new Reader(root);
  reader.readAll();
  return reader;
}

class Reader implements ModuleContent {
  readonly resources: ParsedResource[] = [];
  readonly problems: Problem[] = [];
  readonly wants: Wanted[] = [];
  readonly opaque: OpaqueModule[] = [];
  readonly folders = new Set<string>();
  private readonly queue: { readonly module: Module; readonly copies: number }[];

  constructor(root: Module) {
    this.queue = [{ module: root, copies: 1 }];
  }

  readAll(): void {
    for (let at = 0; at < this.queue.length; at++) {
      const next = this.queue[at];
      if (!next) continue;
      const { module, copies } = next;
      this.folders.add(module.index.folder);
      this.readResources(module, copies);
      for (const declaration of module.index.calls) this.follow(module, declaration, copies);
      module.memory.settle();
    }
  }

  private readResources(module: Module, copies: number): void {
    const { index } = module;
    const second = { count: 0 };
    for (const file of index.declarations) {
      const known = module.read.get(file);
      const holds = known?.namesVersion === index.namesVersion && known.holds.every((it) => !it.suspect);
      if (holds) for (const it of known.resources) this.resources.push(it);
      else this.readFile(module, file, copies, second);
    }
  }

  /** Of a file in which no block repeats and none is declared elsewhere, all is kept together. */
  private readFile(module: Module, file: FileDeclarations, copies: number, second: { count: number }): void {
    const { index } = module;
    const { namesVersion } = index;
    const resources: ParsedResource[] = [];
    const holds: Hold[] = [];
    let isPlain = true;
    for (const declared of file.resources) {
      if (!declared.isKnown) continue;
      const isFirst = index.get(declared.address)?.top === declared.top;
      // Later declarations of an address have results of their own.
      const key = isFirst ? declared.key : `${declared.key} ${second.count++}`;
      const keys = declared.repeats && isFirst ? keysOf(module, declared.address, declared, copies) : undefined;
      for (const own of keys ?? [undefined]) {
        const resource = this.read(module, declared, `${key}${keyText(own)}`, own);
        if (resource) resources.push(resource);
      }
      const hold = module.memory.hold(key);
      isPlain &&= isFirst && !declared.repeats && hold !== undefined;
      if (hold) holds.push(hold);
    }
    if (isPlain) module.read.set(file, { resources, holds, namesVersion });
    for (const it of resources) this.resources.push(it);
  }

  private read(module: Module, declared: DeclaredBlock, key: string, own: InstanceKey | undefined) {
    return module.memory.get<ParsedResource | undefined>(key, {
      make: () => readResource(module, declared, declared.comments, own),
      cycle: () => undefined,
      token: declared.token,
      move: (value, moves) => value && relocate(value, moves),
    });
  }

  private follow(module: Module, declaration: Declaration, copies: number): void {
    const name = declaration.top.block.labels[0]?.text ?? "";
    const callee = module.callee(name, declaration);
    if (callee.missing !== undefined) {
      if (callee.problem) this.report(module, declaration, callee.problem);
      if (callee.wants) {
        this.wants.push(callee.wants);
        this.folders.add(callee.wants.path);
      }
      if (!callee.problem) this.opaque.push(readOpaque(module, declaration, name, callee.missing));
      return;
    }
    if (this.queue.length > mostModules) {
      this.report(module, declaration, tooMany);
      return;
    }
    const keys = keysOf(module, `module.${name}`, declaration, copies);
    for (const key of keys ?? [undefined]) {
      const child = module.child(name, key);
      if (child) this.queue.push({ module: child, copies: copies * (keys?.length ?? 1) });
    }
  }

  private report(module: Module, declaration: Declaration, { code, message }: ProblemText): void {
    const range = rangeOf(declaration.top.block.head, module.contextOf(declaration));
    if (this.problems.some((it) => it.code === code && it.range.file === range.file && it.range.start === range.start))
      return;
    this.problems.push({ severity: "error", code, message, range });
  }
}

/** The instances to tell apart: those of what is called many times over are not, when there would be very many. */
function keysOf(
  module: Module,
  address: string,
  declaration: Declaration,
  copies: number,
): readonly InstanceKey[] | undefined {
  const keys = module.instances(address, declaration)?.keys;
  return keys && keys.length * copies <= mostInstances ? keys : undefined;
}
