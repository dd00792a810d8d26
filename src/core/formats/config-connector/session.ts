/** The memory of a set of Config Connector files: an update reads one file, a result puts them together. */
import type { Change, EditPlan } from "../../model/change";
import type { Problem, Suppression } from "../../model/problem";
import type { SourceRange } from "../../model/range";
import type { ParsedResource } from "../../model/resource";
import type { ScalarType } from "../../model/value";
import type { Topology } from "../../topology/topology";
import { planScalar } from "../document/write/replace-scalar";
import type { FormatSession, ParseResult } from "../format";
import { type ConnectorFile, readConnectorFile } from "./file";
import { folderOf } from "./resources";
import { planConnector } from "./write/plan";
import { planSuppress } from "./write/suppress";

export class ConnectorSession implements FormatSession {
  private readonly files = new Map<string, ConnectorFile>();
  private last: ParseResult | undefined;

  update(path: string, text: string | undefined): void {
    this.last = undefined;
    if (text === undefined) this.files.delete(path);
    else this.files.set(path, readConnectorFile(path, text));
  }

  result(): ParseResult {
    this.last ??= this.gather();
    return this.last;
  }

  plan(topology: Topology, changes: readonly Change[]): EditPlan {
    return planConnector(this.files, new Set(this.patches().keys()), topology, changes);
  }

  planLiteral(range: SourceRange, value: ScalarType): EditPlan {
    return planScalar(this.files.get(range.file)?.tree, range, value);
  }

  planSuppress(range: SourceRange, rule: string): EditPlan {
    return planSuppress(this.files, range, rule);
  }

  dispose(): void {
    this.files.clear();
    this.last = undefined;
  }

  private gather(): ParseResult {
    const patchedBy = this.patches();
    const projects = this.projects();
    const resources: ParsedResource[] = [];
    const problems: Problem[] = [];
    const suppressions: Suppression[] = [];
    for (const path of [...this.files.keys()].sort()) {
      const file = this.files.get(path);
      if (!file) continue;
      suppressions.push(...file.suppressions);
      const by = patchedBy.get(path);
      if (by !== undefined) {
        if (file.manifests.length > 0) problems.push(patchProblem(path, by, file));
        continue;
      }
      problems.push(...file.problems);
      for (const resource of file.resources) resources.push(withProject(resource, projects));
      if (file.kustomization?.changes) problems.push(...this.overlayProblem(path, file, file.kustomization.resources));
    }
    // Declaring is asked of addresses of other formats.
    return { resources, problems, suppressions, declares: () => false };
  }

  /** Files that a kustomization applies as patches, with the kustomization. */
  private patches(): ReadonlyMap<string, string> {
    const patches = new Map<string, string>();
    for (const [path, { kustomization }] of this.files)
      for (const patch of kustomization?.patches ?? []) if (!patches.has(patch)) patches.set(patch, path);
    return patches;
  }

  private projects(): ReadonlyMap<string, string> {
    const projects = new Map<string, string>();
    for (const { projects: own } of this.files.values())
      for (const [namespace, project] of own) {
        const before = projects.get(namespace);
        // Two clusters may have namespaces of one name.
        projects.set(namespace, before === undefined || before === project ? project : "");
      }
    return projects;
  }

  /** Said once in an overlay that takes in Config Connector objects and changes them. */
  private overlayProblem(path: string, { tree }: ConnectorFile, resources: readonly string[]): Problem[] {
    const taken = (file: string) => resources.some((it) => it === file || it === folderOf(file));
    const root = tree.documents[0]?.root;
    if (!root || ![...this.files].some(([file, { resources: own }]) => own.length > 0 && taken(file))) return [];
    const message =
      "Kustomize changes objects here. What comes out is not worked out: each object is shown as its own file says; what `kustomize build` prints can be read.";
    return [
      { severity: "info", code: "overlay", message, range: { file: path, start: root.start, end: root.start + 1 } },
    ];
  }
}

function patchProblem(path: string, by: string, { manifests }: ConnectorFile): Problem {
  const start = manifests[0]?.root.start ?? 0;
  const message = `This is a patch that ${by} applies, no object of its own, so it is left alone.`;
  return { severity: "info", code: "patch", message, range: { file: path, start, end: start + 1 } };
}

/** Resources with the project of their namespace; the same objects for the same project. */
const made = new WeakMap<ParsedResource, ParsedResource>();

function withProject(resource: ParsedResource, projects: ReadonlyMap<string, string>): ParsedResource {
  if (resource.project !== undefined || resource.namespace === undefined) return resource;
  const project = projects.get(resource.namespace);
  if (project === undefined || project === "") return resource;
  const before = made.get(resource);
  if (before?.project === project) return before;
  const named = { ...resource, project };
  made.set(resource, named);
  return named;
}
