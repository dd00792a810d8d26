/** One file, read: everything that depends on its text alone. */
import { kindOfConnectorKind } from "../../kinds/registry";
import type { Problem, Suppression } from "../../model/problem";
import type { ParsedResource } from "../../model/resource";
import { valueAt } from "../../model/value";
import { entriesOf } from "../document/look-up";
import { readJson } from "../document/read-json";
import { readYaml } from "../document/read-yaml";
import { findSuppressions } from "../document/suppressions";
import type { TreeFile } from "../document/tree";
import { ValueReader } from "../document/values";
import { isKustomization } from "./claims";
import { type Kustomization, readKustomization } from "./kustomize";
import { isConnector, isPatch, type Manifest, manifestsOf } from "./manifests";
import { projectAnnotation, projectIn, readResource } from "./resources";
import { templateActionIn } from "./templates";

export interface ConnectorFile {
  readonly tree: TreeFile;
  readonly manifests: readonly Manifest[];
  /** The resources that manifests declare, by manifest. */
  readonly declared: ReadonlyMap<Manifest, ParsedResource>;
  readonly resources: readonly ParsedResource[];
  readonly problems: readonly Problem[];
  readonly suppressions: readonly Suppression[];
  /** Projects by the namespaces that are declared here with one. */
  readonly projects: ReadonlyMap<string, string>;
  readonly kustomization?: Kustomization;
}

/** Reads a text as Config Connector's; never throws. A template is read as nothing, and says so. */
export function readConnectorFile(path: string, text: string): ConnectorFile {
  const action = templateActionIn(text);
  if (action) return template(path, text, action);
  const tree = /\.json$/i.test(path) ? readJson(path, text) : readYaml(path, text);
  if (isKustomization(path)) return { ...nothing(tree), kustomization: readKustomization(tree) };
  const manifests = manifestsOf(tree);
  const values = new ValueReader(tree);
  const declared = new Map<Manifest, ParsedResource>();
  const names = new Map<string, Manifest>();
  const problems: Problem[] = [...tree.problems];
  for (const manifest of manifests) {
    if (!isConnector(manifest)) continue;
    const patch = isPatch(manifest);
    const resource = patch ? undefined : readResource(tree, manifest, values);
    if (patch) problems.push(patchProblem(path, manifest));
    else if (resource) {
      declared.set(manifest, resource);
      const name = `${resource.address} ${resource.namespace ?? ""}`;
      const other = names.get(name);
      if (other) problems.push(repeated(tree, manifest, other, resource));
      else names.set(name, manifest);
    } else if (kindOfConnectorKind(manifest.kind) && manifest.name === undefined)
      problems.push(nameless(path, manifest));
  }
  return {
    tree,
    manifests,
    declared,
    resources: [...declared.values()],
    problems,
    suppressions: findSuppressions(tree),
    projects: projectsIn(manifests, values),
  };
}

function nothing(tree: TreeFile): ConnectorFile {
  return {
    tree,
    manifests: [],
    declared: new Map(),
    resources: [],
    problems: [],
    suppressions: [],
    projects: new Map(),
  };
}

function template(path: string, text: string, at: { readonly start: number; readonly end: number }): ConnectorFile {
  const tree: TreeFile = { path, text, language: "yaml", documents: [], comments: [], problems: [] };
  const problem: Problem = {
    severity: "info",
    code: "template",
    message:
      "This is a template, Helm's or another tool's. What it makes depends on values that are filled in when it is rendered, so it is left alone; what comes out (`helm template`) can be read.",
    range: { file: path, start: at.start, end: at.end },
  };
  return { ...nothing(tree), problems: [problem] };
}

function patchProblem(path: string, { root }: Manifest): Problem {
  const { start, end } = entriesOf(root).get("$patch")?.entry ?? root;
  return {
    severity: "info",
    code: "patch",
    message: "This is a patch for Kustomize, no object of its own, so it is left alone.",
    range: { file: path, start, end },
  };
}

function nameless(path: string, { kind, root }: Manifest): Problem {
  const entry = entriesOf(root).get("kind")?.entry ?? root;
  return {
    severity: "warning",
    code: "no-name",
    message: `This ${kind} has no metadata.name, so it cannot be applied and nothing can refer to it.`,
    range: { file: path, start: entry.start, end: entry.end },
  };
}

/** Of two objects with one name the cluster keeps what was applied last. */
function repeated(
  { text }: TreeFile,
  { kind, name }: Manifest,
  other: Manifest,
  { headRange }: ParsedResource,
): Problem {
  const line = text.slice(0, other.root.start).split("\n").length;
  const message = `${kind}/${name ?? ""} is declared in line ${line} already: one of the two replaces the other. Give this one another name.`;
  return { severity: "warning", code: "duplicate-address", message, range: headRange };
}

function projectsIn(manifests: readonly Manifest[], values: ValueReader): ReadonlyMap<string, string> {
  const projects = new Map<string, string>();
  for (const { apiVersion, kind, name, root } of manifests) {
    if (apiVersion !== "v1" || kind !== "Namespace" || name === undefined) continue;
    const path = `metadata.annotations[${JSON.stringify(projectAnnotation)}]`;
    const project = projectIn(valueAt(values.object(root), path));
    if (project !== undefined) projects.set(name, project);
  }
  return projects;
}
