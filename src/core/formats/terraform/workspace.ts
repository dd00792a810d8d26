/** All folders of a session: which are root modules, and what these hold with everything they call. */

import type { OpaqueModule } from "../../model/opaque-module";
import type { Problem } from "../../model/problem";
import type { ParsedResource } from "../../model/resource";
import type { Wanted } from "../format";
import { parseAddress } from "./addresses";
import { FolderProblems } from "./folder-problems";
import { Folders } from "./folders";
import { Module } from "./module";
import type { ModuleIndex } from "./module-index";
import { type ModuleContent, readModules } from "./module-reader";
import { type ParsedVariables, parseVariables } from "./parser";
import { joinPath } from "./paths";
import { findRoots } from "./roots";

export interface WorkspaceContent {
  readonly resources: readonly ParsedResource[];
  readonly problems: readonly Problem[];
  readonly wants: readonly Wanted[];
  readonly opaque: readonly OpaqueModule[];
}

/** Nothing that changes on a keystroke. */
const none: readonly string[] = [];

export class Workspace {
  private readonly folders = new Folders();
  private readonly roots = new Map<string, { readonly module: Module; content: ModuleContent | undefined }>();
  private readonly problems = new Map<string, FolderProblems>();
  /** Folders that changed since the last reading. */
  private readonly changed = new Set<string>();
  /** Chosen files of variables, each relative to every root module. */
  private chosen = none;

  /** Takes the text of a file that is no configuration, or that it is not there. */
  provide(path: string, text: string | undefined): void {
    this.folders.data.set(path, text);
    for (const root of this.roots.values()) root.content = undefined;
    for (const folder of this.roots.keys()) if (this.chosenIn(folder).includes(path)) this.choose(folder);
  }

  /** The files of variables that every root module is to take beside its own, the last one weighing most. */
  setVariableFiles(files: readonly string[]): void {
    this.chosen = files;
    for (const folder of this.roots.keys()) this.choose(folder);
  }

  /** Problems in the chosen files, by file. */
  get chosenProblems(): readonly ParsedVariables[] {
    return [...this.roots.keys()].flatMap((folder) => this.folders.index(folder).chosen);
  }

  private chosenIn(folder: string): readonly string[] {
    return this.chosen.map((it) => joinPath(folder, it));
  }

  private choose(folder: string): void {
    const { data } = this.folders;
    const parsed = this.chosenIn(folder).flatMap((path) => {
      data.name(path); // Asked for from now on.
      const text = data.text(path);
      return text === undefined ? [] : [parseVariables(path, text)];
    });
    this.change(folder).setChosen(parsed);
  }

  /** What a folder declares, to be told about its files. */
  change(folder: string): ModuleIndex {
    this.changed.add(folder);
    return this.folders.index(folder);
  }

  read(): WorkspaceContent {
    this.takeChanges();
    const resources: ParsedResource[] = [];
    const problems: Problem[] = [...this.problems.values()].flatMap((it) => it.current);
    const wants: Wanted[] = [];
    const opaque: OpaqueModule[] = [];
    for (const root of this.roots.values()) {
      root.content ??= readModules(root.module);
      for (const resource of root.content.resources) resources.push(resource);
      problems.push(...root.content.problems);
      wants.push(...root.content.wants);
      opaque.push(...root.content.opaque);
    }
    return { resources, problems, wants: [...wants, ...this.folders.data.wants], opaque };
  }

  /** The folder of the module that an address of a root module leads to, and whether it is declared there. */
  find(root: string, address: string): { readonly folder: string; readonly isDeclared: boolean } | undefined {
    this.takeChanges();
    const { calls, local } = parseAddress(address);
    let module = this.roots.get(root)?.module;
    for (const { name } of calls) {
      const declaration = module?.declaration(`module.${name}`);
      // Which instance does not matter: they are all made of the same folder.
      const key = declaration && module?.instances(`module.${name}`, declaration)?.keys?.[0];
      module = module?.child(name, key);
    }
    return module && { folder: module.index.folder, isDeclared: module.index.get(local) !== undefined };
  }

  private takeChanges(): void {
    if (this.changed.size === 0) return;
    for (const folder of this.changed) {
      const index = this.folders.index(folder);
      const changes = index.takeChanges();
      for (const name of changes.names) for (const entry of name.dependents) entry.suspect = true;
      let problems = this.problems.get(folder);
      if (!problems) {
        problems = new FolderProblems();
        this.problems.set(folder, problems);
      }
      problems.update(index, changes);
      for (const root of this.roots.values()) if (root.content?.folders.has(folder)) root.content = undefined;
    }
    this.changed.clear();
    this.findRoots();
  }

  private findRoots(): void {
    const names = findRoots(this.folders.present());
    const modules = new Map([...this.roots].map(([name, root]) => [name, root] as const));
    this.roots.clear();
    for (const name of names)
      this.roots.set(name, modules.get(name) ?? { module: new Module(name, this.folders), content: undefined });
    if (this.chosen.length > 0) for (const name of names) if (!modules.has(name)) this.choose(name);
    this.takeChanges();
  }
}
