/** One file, read: everything that depends on its text alone. */
import type { Problem, Suppression } from "../../model/problem";
import type { ParsedResource } from "../../model/resource";
import { readJson } from "../document/read-json";
import { readYaml } from "../document/read-yaml";
import { findSuppressions } from "../document/suppressions";
import type { TreeFile } from "../document/tree";
import { ValueReader } from "../document/values";
import { isCertain } from "./claims";
import { type ApiObjects, objectsOf } from "./objects";
import { readResource } from "./resources";

export interface ApiFile {
  readonly tree: TreeFile;
  readonly found: ApiObjects;
  readonly resources: readonly ParsedResource[];
  readonly problems: readonly Problem[];
  readonly suppressions: readonly Suppression[];
}

/** Reads a text as the API's; never throws. */
export function readApiFile(path: string, text: string): ApiFile {
  const tree = readTree(path, text);
  const found = objectsOf(tree);
  const values = new ValueReader(tree);
  const resources = found.objects.map((it) => readResource(tree, it, values));
  const ours = found.objects.length > 0 || found.endpoints.length > 0 || isCertain(text);
  return {
    tree,
    found,
    resources,
    // Of a file that turns out to be somebody else's, nothing is said.
    problems: ours ? [...tree.problems, ...found.nameless.map((it) => nameless(path, it))] : [],
    suppressions: findSuppressions(tree),
  };
}

/** JSON is read as such whatever the file is called: gcloud's output goes where it is sent. */
function readTree(path: string, text: string): TreeFile {
  return /\.(?:json|jsonl|ndjson)$/i.test(path) || isJson(text) ? readJson(path, text) : readYaml(path, text);
}

function isJson(text: string): boolean {
  if (!/^\s*[{[]\s*["{[\]}]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function nameless(path: string, { node, label }: ApiFile["found"]["nameless"][number]): Problem {
  return {
    severity: "warning",
    code: "no-name",
    message: `This ${label.toLowerCase()} has no name, so nothing can refer to it.`,
    range: { file: path, start: node.start, end: node.start + 1 },
  };
}
