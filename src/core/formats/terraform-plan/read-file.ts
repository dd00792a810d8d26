/** One file: what sort it is, and its resources. */
import type { Problem } from "../../model/problem";
import type { ParsedResource } from "../../model/resource";
import { itemsOf, type JsonNode, memberOf, readJson } from "../terraform/json/json-tree";
import { refuseText } from "../unreadable";
import { instancesBefore, instancesIn, statesIn } from "./instances";
import { readPlan } from "./plan";
import { readInstance } from "./resource";
import type { PlanFile } from "./session";

/** A plan of this size takes some seconds, and some 200 MB while it is read. */
const largest = 10_000_000;

/** Reads any text; never throws. */
export function readPlanFile(path: string, text: string): PlanFile {
  const refused = refuseText(path, text, { largest, expected: "a plan or a state" });
  if (refused) return { resources: [], problems: [refused] };
  const { root, errors } = readJson(text);
  const problems = errors.map((it): Problem => {
    const { start, end } = it;
    return { severity: "error", code: "syntax", message: it.message, range: { file: path, start, end } };
  });
  if (!root) return { resources: [], problems };
  const version = memberOf(root, "format_version");
  if (version && !/^[01]\./.test(String(version.value)))
    return { resources: [], problems: [...problems, versionProblem(path, version)] };
  const plan = readPlan(root, path);
  const instances = version
    ? instancesIn(memberOf(memberOf(root, "planned_values") ?? memberOf(root, "values"), "root_module"))
    : statesIn(itemsOf(memberOf(root, "resources")));
  plan.know(instances);
  return { resources: instances.flatMap((it) => readInstance(it, plan) ?? []), problems };
}

/**
 * What there is before a plan is applied, from the plan itself; undefined for what is no plan: a state tells of no change.
 */
export function readBefore(path: string, text: string): readonly ParsedResource[] | undefined {
  if (refuseText(path, text, { largest, expected: "a plan" })) return undefined;
  const { root } = readJson(text);
  const changes = memberOf(root, "resource_changes");
  if (!root || changes?.type !== "array" || !memberOf(root, "planned_values")) return undefined;
  // What was configured then is not known: only what the values say themselves.
  const plan = { ...readPlan(root, path), change: () => undefined, module: () => undefined, resource: () => undefined };
  return instancesBefore(itemsOf(changes)).flatMap((it) => readInstance(it, plan) ?? []);
}

function versionProblem(file: string, version: JsonNode): Problem {
  return {
    severity: "error",
    code: "version",
    message: `The format of this plan or state has version ${String(version.value)}; versions 0 and 1 can be read.`,
    range: { file, start: version.offset, end: version.offset + version.length },
  };
}
