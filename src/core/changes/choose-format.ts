/** Which format a new resource is written in. */
import type { Change } from "../model/change";
import type { FormatId } from "../model/resource";
import { sideOf } from "../topology/same-object";
import { type AddResource, Refusal, referencesIn, type Subjects } from "./subjects";

/** What there is to write to. */
export interface Formats {
  /** Every format that there is, in the order in which they are asked. */
  readonly all: readonly FormatId[];
  /** Files by path, with the format of each. */
  readonly files: ReadonlyMap<string, FormatId>;
  /** The format that would claim a file that is not there yet. */
  readonly claiming: (path: string) => FormatId | undefined;
}

/**
 * That of the resource which is copied; else the format that the change names; else that of its file; else that of the resources it refers to, or that refer to it;
 * else the one that has most resources of its kind, or most resources at all.
 */
export function chooseFormat(
  change: AddResource,
  changes: readonly Change[],
  subjects: Subjects,
  formats: Formats,
): FormatId {
  const { format, file, copyOf } = change;
  const copied = copyOf === undefined ? undefined : subjects.find(copyOf);
  if (copied) return copied.format;
  if (format !== undefined) {
    const named = formats.all.find((it) => it === format);
    if (named === undefined) throw new Refusal(`There is no format ${format}; there are ${formats.all.join(", ")}.`);
    return named;
  }
  return (
    (file === undefined ? undefined : formatOfFile(file, formats)) ??
    around(change, changes, subjects) ??
    mostUsed(change, subjects, formats)
  );
}

/** A file is named by its path, or by the end of it where that is unique. */
function formatOfFile(file: string, { files, claiming }: Formats): FormatId | undefined {
  const exact = files.get(file);
  if (exact !== undefined) return exact;
  const ends = new Set([...files].flatMap(([path, format]) => (path.endsWith(`/${file}`) ? [format] : [])));
  const [only] = ends;
  return ends.size === 1 ? only : claiming(file);
}

function around(change: AddResource, changes: readonly Change[], subjects: Subjects): FormatId | undefined {
  const own = `${change.kind}/${change.name}`;
  const neighbours = [
    ...referencesIn(change.fields),
    ...changes.flatMap((it) => {
      if (it.op === "setField") return referencesIn(it.value).includes(own) ? [it.resource] : [];
      if (it.op === "connect") return it.to === own ? [it.from] : it.from === own ? [it.to] : [];
      return [];
    }),
  ];
  return neighbours.map((it) => subjects.find(it)?.format).find((it) => it !== undefined && isWritable(it));
}

function mostUsed(change: AddResource, { topology }: Subjects, { files }: Formats): FormatId {
  const used = [...new Set(files.values())];
  const candidates = used.some(isWritable) ? used.filter(isWritable) : used;
  const counts = new Map<FormatId, number>();
  // One of the same kind weighs more than any number of others.
  for (const it of topology.resources)
    counts.set(it.format, (counts.get(it.format) ?? 0) + (it.kind === change.kind ? topology.resources.length : 1));
  const [best] = [...candidates].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  if (best === undefined) throw new Refusal("There is no file to edit.");
  return best;
}

/** Exports can be edited, but nobody declares anything in a plan or a state. */
function isWritable(format: FormatId): boolean {
  return format === "api" || sideOf(format) === "declared";
}
