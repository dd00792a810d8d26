/** Findings on what one piece of text makes several of: said once, with the calls that lead there. */
import type { Finding, Related } from "../model/finding";
import type { Resource } from "../model/resource";
import { valueAt } from "../model/value";
import type { Topology } from "../topology/topology";

/**
 * Findings in called modules get the chain of calls as related places. In a module that was downloaded nothing can be
 * changed: there the finding lands on the outermost call.
 */
export function placeInCalls(findings: readonly Finding[], topology: Topology): readonly Finding[] {
  return findings.map((finding) => {
    const resource = topology.get(finding.resource);
    const [outermost] = resource?.calls ?? [];
    if (!resource || !outermost) return finding;
    const chain = chainOf(resource, finding);
    const place = resource.readOnly === undefined ? undefined : outermost.range;
    if (!place) return { ...finding, related: [...finding.related, ...chain] };
    const inside: Related = { message: `In ${outermost.what}`, range: finding.range, resource: resource.id };
    return { ...finding, range: place, related: [inside, ...finding.related, ...chain] };
  });
}

/** Where the value comes from that the finding is about, and the calls, innermost first. */
function chainOf(resource: Resource, finding: Finding): readonly Related[] {
  const value = finding.field === undefined ? undefined : valueAt(resource.fields, finding.field);
  const related: Related[] = [];
  for (const { what, range } of value?.via ?? [])
    if (range) related.push({ message: `The value comes from ${what}`, range });
  for (const { what, range } of [...(resource.calls ?? [])].reverse())
    if (range) related.push({ message: `Called as ${what}`, range });
  return related;
}

/**
 * Findings of one rule that say the same of the same text become one: entries that a dynamic block makes, and instances
 * of a resource. Of which others it is true the finding says.
 */
export function sayOnce(findings: readonly Finding[], topology: Topology): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding, topology.get(finding.resource));
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].flatMap(merge);
}

/** Keys of findings on resources that are no instances: most findings are those of the run before. */
const keys = new WeakMap<Finding, string>();

function keyOf(finding: Finding, resource: Resource | undefined): string {
  const { rule, range } = finding;
  const join = (...said: string[]) => [rule, range.start, range.end, range.file, ...said].join("\n");
  // Messages name the instance, and others that differ with it.
  if (resource?.key !== undefined || resource?.calls !== undefined) return join(finding.template ?? finding.message);
  let key = keys.get(finding);
  if (key === undefined) {
    key = join(finding.message, finding.resource);
    keys.set(finding, key);
  }
  return key;
}

function merge([first, ...rest]: readonly Finding[]): Finding[] {
  if (!first) return [];
  const others = [...new Set(rest.map((it) => it.resource))].filter((it) => it !== first.resource);
  if (others.length === 0) return [first];
  const more = others.length === 1 ? "and 1 more instance" : `and ${others.length} more instances`;
  return [{ ...first, message: `${first.message} (${more})`, instances: others }];
}
