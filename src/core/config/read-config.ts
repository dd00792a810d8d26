/** The text of a `.lb-topology.yaml` to what it says. What is wrong in it is a problem with its place; the rest holds. */
import { isMap, isNode, LineCounter, type Node, parseDocument } from "yaml";
import { constraints } from "../constraints/all";
import { nearest } from "../constraints/nearest";
import type { Problem } from "../model/problem";
import { type ProjectConfig, ProjectConfigSchema } from "./schema";

export interface ReadConfig {
  readonly config: ProjectConfig;
  readonly problems: readonly Problem[];
}

export function readConfig(file: string, text: string): ReadConfig {
  const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false });
  const problems: Problem[] = [];
  const say = (severity: Problem["severity"], message: string, start: number, end: number) =>
    problems.push({ severity, message, range: { file, start, end: Math.max(start, end) }, code: "configuration" });
  for (const { message, pos } of document.errors) say("error", message, pos[0], pos[1]);
  if (document.errors.length > 0) return { config: {}, problems };
  const value: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
  const sayAt = (severity: Problem["severity"], message: string, path: readonly PropertyKey[]) =>
    say(severity, message, ...rangeOf(document.contents, path));
  const config = accepted(value, (message, path) => sayAt("error", message, path));
  for (const path of ruleTables(config))
    for (const id of Object.keys(path.rules)) if (!known.has(id)) sayAt("warning", unknownRule(id), [...path.at, id]);
  return { config, problems };
}

const known: ReadonlySet<string> = new Set(constraints.map((it) => it.meta.id));

function unknownRule(id: string): string {
  const [near] = nearest(id, [...known]);
  return `There is no rule "${id}".${near ? ` Did you mean "${near}"?` : ""}`;
}

function ruleTables({ rules, overrides }: ProjectConfig) {
  return [
    { rules: rules ?? {}, at: ["rules"] },
    ...(overrides ?? []).map((it, index) => ({ rules: it.rules ?? {}, at: ["overrides", index, "rules"] })),
  ];
}

/** What of the value fits the schema: members that do not are told and left out, and the rest is looked at again. */
function accepted(value: unknown, tell: (message: string, path: readonly PropertyKey[]) => void): ProjectConfig {
  let left = value;
  for (;;) {
    const result = ProjectConfigSchema.safeParse(left);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const paths = issue.code === "unrecognized_keys" ? issue.keys.map((it) => [...issue.path, it]) : [issue.path];
      for (const path of paths) {
        tell(issue.code === "unrecognized_keys" ? unknownKey(String(path.at(-1))) : `${issue.message}.`, path);
        left = without(left, path);
      }
    }
  }
}

function unknownKey(key: string): string {
  return `There is no setting "${key}" here.`;
}

/** The value without a member; an item of a list becomes nothing that says anything. */
function without(value: unknown, [step, ...rest]: readonly PropertyKey[]): unknown {
  if (step === undefined) return {};
  if (Array.isArray(value))
    return value.flatMap((it: unknown, index) => {
      if (index !== step) return [it];
      return rest.length === 0 ? [] : [without(it, rest)];
    });
  if (typeof value !== "object" || value === null) return {};
  const { [step as string]: own, ...others } = value as Record<string, unknown>;
  if (rest.length === 0 || own === undefined) return others;
  return { ...others, [step as string]: without(own, rest) };
}

/** The place of the deepest node on the path that is there; of a member of a mapping, its key. */
function rangeOf(contents: Node | null, path: readonly PropertyKey[]): [number, number] {
  let range: [number, number] = [0, 0];
  let node: unknown = contents;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((it) => isNode(it.key) && String(it.key) === String(step));
      if (!pair) break;
      if (isNode(pair.key) && pair.key.range) range = [pair.key.range[0], pair.key.range[1]];
      node = pair.value;
    } else {
      node = isNode(node) && "items" in node && Array.isArray(node.items) ? node.items[Number(step)] : undefined;
      if (isNode(node) && node.range) range = [node.range[0], node.range[1]];
    }
  }
  return range;
}
