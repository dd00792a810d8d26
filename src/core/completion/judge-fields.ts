/** Which fields could not be added to a resource, whatever their value. */
import type { FieldSpec } from "../kinds/kind";
import type { Finding } from "../model/finding";
import type { Resource } from "../model/resource";
import { type Objection, objectionIn } from "../queries/judged-values";
import type { Snapshot } from "../snapshot";
import { samplesOf } from "./sample";

export interface Candidate {
  readonly path: string;
  readonly field: FieldSpec;
}

/** Few enough that one does not hide what another brings. */
const triedTogether = 4;

/**
 * What speaks against each of some fields that are not set, by path. Several are tried at once first: only those that
 * something is said of then are tried one by one, so that it does not cost as much as there are fields.
 */
export function judgedFields(
  snapshot: Pick<Snapshot, "tryOut">,
  resources: readonly Resource[],
  candidates: readonly Candidate[],
  goOn?: () => boolean,
): ReadonlyMap<string, Objection> {
  const [resource] = resources;
  const [first] = candidates;
  const objections = new Map<string, Objection>();
  if (!resource || !first) return objections;
  // Fields that stand beside it may still come: the object is being written.
  const choice = { open: first.path, goOn, absent: true };
  const samples = candidates
    .filter((it) => !decidesTheRest.has(it.path))
    .map((it) => ({ ...it, values: samplesOf(it.field, resource) }))
    .filter((it) => it.values.length > 0);
  const groups: (typeof samples)[] = [];
  for (let at = 0; at < samples.length; at += triedTogether) groups.push(samples.slice(at, at + triedTogether));
  const trials = groups.map((group) => ({
    set: Object.fromEntries(group.flatMap(({ path, values: [it] }) => (it ? [[path, it.value] as const] : []))),
  }));
  const together = snapshot.tryOut(resources, trials, choice).findings;
  const suspects = groups.flatMap((group, index) =>
    group.filter(({ path }) => together[index]?.some((it) => isOn(it, path))),
  );
  for (const { path, values } of suspects) {
    if (goOn && !goOn()) break;
    const { findings } = snapshot.tryOut(
      resources,
      values.map(({ value }) => ({ set: { [path]: value } })),
      choice,
    );
    const onField = findings.map((found, index) =>
      found?.filter((it) => isOn(it, path) && !mentions(it, values[index]?.mention)),
    );
    const shared = onField.reduce(
      (common, found) => common && found && common.filter((it) => found.some(({ rule }) => rule === it.rule)),
      onField[0],
    );
    const objection = objectionIn(shared);
    if (objection) objections.set(path, objection);
  }
  return objections;
}

/** Any value of these would be a guess that changes what all else is judged by. */
const decidesTheRest: ReadonlySet<string> = new Set(["name", "region", "zone", "location", "network", "subnetwork"]);

/** What a message says of the sample itself is not true of the field. */
function mentions({ message }: Finding, word: string | undefined): boolean {
  if (word === undefined) return false;
  const at = message.indexOf(word);
  return at >= 0 && !/\w/.test(message[at - 1] ?? " ") && !/\w/.test(message[at + word.length] ?? " ");
}

/** Whether a finding is about a field, or about something in it. */
function isOn({ field }: Finding, path: string): boolean {
  return field?.startsWith(path) === true && /^(?:$|[.[])/.test(field.slice(path.length));
}
