/** Values at the caret: those that the tables list, resources to refer to, regions and zones of the workspace. */
import { kindSpec } from "../kinds/registry";
import { formatScope, type Resource } from "../model/resource";
import type { Value } from "../model/value";
import { judgedValues, listedValues, type Objection, objectionIn } from "../queries/judged-values";
import type { Snapshot } from "../snapshot";
import type { CompletionItem } from "./item";
import { type Named, naming } from "./reference-text";
import { isReference, type Spot } from "./spot";

/** References offered at most; what is typed narrows them down. */
const mostReferences = 2000;
/** Of those, the first so many are judged: each may bring in a load balancer of its own. */
const mostJudged = 100;

export interface Judging {
  /** Where the values are tried: the last text without mistakes in it, where the present one has some. */
  readonly snapshot: Snapshot;
  readonly resources: readonly Resource[];
  readonly goOn?: () => boolean;
}

export function valueItems(spot: Spot, judging: Judging, all: Snapshot, file: string): readonly CompletionItem[] {
  const { named, path, inside } = spot;
  const field = named?.field;
  if (!field || !spot.cursor.whole) return [];
  if (isReference(field) || inside) return referenceItems(spot, judging, all, file);
  const listed = listedValues(field);
  if (listed.length > 0)
    return judgedValues(judging.snapshot, judging.resources, path, listed, judging.goOn).map(({ value, objection }) =>
      valueItem(spot, value, field.doc, objection),
    );
  return placesFor(spot, all).map((name) => valueItem(spot, name, `A ${field.name} of this workspace.`, undefined));
}

/** Regions and zones that the workspace knows; a manifest's `location` may be global as well. */
function placesFor({ named, spelling }: Spot, { topology }: Snapshot): readonly string[] {
  const name = named?.field?.name;
  const levels: readonly string[] =
    name === "location" && spelling.format === "config-connector"
      ? spelling.type.levels
      : name === "region" || name === "zone"
        ? [name]
        : [];
  const known = topology.resources.flatMap(({ scope }) =>
    levels.includes(scope.level) && scope.name ? [scope.name] : [],
  );
  return [...(levels.includes("global") ? ["global"] : []), ...[...new Set(known)].sort()];
}

function valueItem(
  { cursor, path, spec }: Spot,
  value: string | boolean,
  doc: string | undefined,
  objection: Objection | undefined,
): CompletionItem {
  const quotes = typeof value === "string" && (cursor.language !== "yaml" || cursor.quoted) ? '"' : "";
  return item(cursor, {
    label: String(value),
    kind: "value",
    detail: objection?.message ?? "",
    text: `${quotes}${value}${quotes}`,
    about: { kind: spec.kind, path },
    ...(doc === undefined ? {} : { doc }),
    ...(objection ? { objection } : {}),
  });
}

function referenceItems(
  spot: Spot,
  { snapshot, resources, goOn }: Judging,
  whole: Snapshot,
  file: string,
): readonly CompletionItem[] {
  const [own] = spot.resources;
  const kinds = spot.named?.field?.ref?.kinds ?? [];
  const name = naming(spot, own, file, whole.text(file) ?? "");
  const texts = new Set<string>();
  const candidates: { readonly to: Resource; readonly named: Named }[] = [];
  // What stands in the same file is the likeliest, and the first to be judged.
  const all = [...whole.topology.all(...kinds)].sort(
    (a, b) => Number(b.range.file === file) - Number(a.range.file === file),
  );
  for (const to of all) {
    if (candidates.length >= mostReferences) break;
    if (to.format !== spot.spelling.format || spot.resources.includes(to)) continue;
    const named = name(to);
    if (!named || texts.has(named.text)) continue;
    texts.add(named.text);
    candidates.push({ to, named });
  }
  const path = itemPath(spot);
  const range = own?.headRange;
  const trials = candidates.slice(0, mostJudged).map(({ to, named }) => {
    const value: Value = { type: "reference", target: named.target, attribute: "", range: range ?? to.headRange };
    const known = snapshot.topology.get(to.id);
    return { set: { [path]: value }, ...(known ? { refersTo: known } : {}) };
  });
  const { findings } = snapshot.tryOut(resources, trials, { open: path, goOn });
  return candidates.map(({ to, named }, index) => {
    const objection = objectionIn(findings[index]);
    const what = `${kindSpec(to.kind).label} ${to.name}, ${formatScope(to.scope)}`;
    const yamlText = spot.cursor.quoted && spot.cursor.language === "yaml" ? `"${named.text}"` : named.text;
    const isJsonText = spot.cursor.language === "json" && !named.text.startsWith('"');
    return item(spot.cursor, {
      label: named.text.replace(/^"|"$/g, ""),
      kind: "reference",
      detail: objection?.message ?? what,
      doc: what,
      text: isJsonText ? JSON.stringify(named.text) : yamlText,
      ...(objection ? { objection } : {}),
    });
  });
}

/** The path of the one reference that is written: an item of a field that takes several. */
function itemPath({ path, named }: Spot): string {
  return named?.field?.type === "list" && !path.endsWith("]") ? `${path}[0]` : path;
}

function item(
  { range, gap }: Spot["cursor"],
  {
    text,
    ...rest
  }: Omit<CompletionItem, "filter" | "range" | "before" | "after" | "again"> & { readonly text: string },
): CompletionItem {
  return { ...rest, filter: text, range, before: gap ? ` ${text}` : text, after: "", again: false };
}
