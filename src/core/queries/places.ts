/** From a place in the text to what stands there: the way from a caret to a resource, a field or a reference. */
import type { SourceRange } from "../model/range";
import type { Resource } from "../model/resource";
import { formatPath, type Value } from "../model/value";
import type { Edge, Topology } from "../topology/topology";

/** The resource whose text holds the offset; the innermost where one stands in another. */
export function resourceAt(topology: Topology, file: string, offset: number): Resource | undefined {
  let best: Resource | undefined;
  for (const resource of resourcesIn(topology, file)) {
    if (!holds(resource.range, file, offset)) continue;
    if (!best || resource.range.end - resource.range.start < best.range.end - best.range.start) best = resource;
  }
  return best;
}

/** Resources of one file, in text order. Worked out once for a topology, which never changes. */
export function resourcesIn(topology: Topology, file: string): readonly Resource[] {
  let files = byFile.get(topology);
  if (!files) {
    files = new Map();
    for (const resource of topology.resources) {
      const list = files.get(resource.range.file);
      if (list) list.push(resource);
      else files.set(resource.range.file, [resource]);
    }
    for (const list of files.values()) list.sort((a, b) => a.range.start - b.range.start);
    byFile.set(topology, files);
  }
  return files.get(file) ?? [];
}

/** The same, those that one text makes together: instances of `count`, `for_each` and of calls of a module. */
export function textsIn(topology: Topology, file: string): readonly (readonly [Resource, ...Resource[]])[] {
  const texts: [Resource, ...Resource[]][] = [];
  for (const resource of resourcesIn(topology, file)) {
    const last = texts.at(-1);
    const isSame = last?.[0].range.start === resource.range.start && last[0].range.end === resource.range.end;
    if (last && isSame) last.push(resource);
    else texts.push([resource]);
  }
  return texts;
}

/** All resources that the text of one makes, itself included. */
export function instancesOf(topology: Topology, resource: Resource): readonly Resource[] {
  if (resource.key === undefined && resource.calls === undefined) return [resource];
  return textsIn(topology, resource.range.file).find((it) => it.includes(resource)) ?? [resource];
}

const byFile = new WeakMap<Topology, Map<string, Resource[]>>();

export interface FieldPlace {
  readonly path: string;
  readonly value: Value;
  /** Text of the whole construct that sets the field. */
  readonly range: SourceRange;
}

/** The innermost field of a resource whose text holds the offset. */
export function fieldAt(resource: Resource, file: string, offset: number): FieldPlace | undefined {
  let best: FieldPlace | undefined;
  const visit = (value: Value, steps: readonly (string | number)[]): void => {
    const range = value.fieldRange ?? value.range;
    const here = holds(range, file, offset);
    // An object may be put together from several places, so what it holds is looked at even where it does not itself match.
    if (here && steps.length > 0) best = { path: formatPath(steps), value, range };
    if (value.type === "object") for (const [name, it] of Object.entries(value.fields)) visit(it, [...steps, name]);
    if (value.type === "list") for (const [index, it] of value.items.entries()) visit(it, [...steps, index]);
  };
  visit(resource.fields, []);
  return best;
}

/** The reference whose text holds the offset. */
export function referenceAt(topology: Topology, file: string, offset: number): Edge | undefined {
  const resource = resourceAt(topology, file, offset);
  const edges = resource ? topology.out(resource.id).filter((it) => holds(it.value.range, file, offset)) : [];
  return edges.reduce<Edge | undefined>((best, it) => (best && length(best) <= length(it) ? best : it), undefined);
}

function length(edge: Edge): number {
  return edge.value.range.end - edge.value.range.start;
}

/** A caret right behind the last character still belongs to the text before it. */
function holds(range: SourceRange, file: string, offset: number): boolean {
  return range.file === file && range.start <= offset && offset <= range.end;
}
