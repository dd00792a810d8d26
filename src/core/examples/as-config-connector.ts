/** Any topology written anew as Config Connector manifests, by the format's own writer. */
import { configConnectorFormat } from "../formats/config-connector";
import { kindSpec } from "../kinds/registry";
import { applyTextEdits, type Change, type ChangeValue } from "../model/change";
import { formatScope, type Resource } from "../model/resource";
import type { Value } from "../model/value";
import { buildTopology } from "../topology/build";
import type { Topology } from "../topology/topology";

export interface Written {
  readonly text: string;
  /** What could not be written, and why. */
  readonly left: readonly Left[];
}

export interface Left {
  /** The resource's id in the topology, with the field where it is about one. */
  readonly what: string;
  /** A sentence or a part of one: what Config Connector, or the topology, does not have. */
  readonly reason: string;
}

const PATH = "lb.yaml";
/** New objects need a file to go to. */
const START = "apiVersion: v1\nkind: Secret\nmetadata: {name: none}\n";
/** Said by the place of the object, not by a field. */
const PLACES: ReadonlySet<string> = new Set(["region", "zone"]);

/** One document for each resource. Values that are not known, and what Config Connector does not have, are left out. */
export function asConfigConnector(topology: Topology): Written {
  const writer = new Writer();
  const ids = writer.add(topology.resources);
  const wanted: Wanted[] = [];
  for (const it of topology.resources) {
    const id = ids.get(it.id);
    if (id === undefined) continue;
    for (const [field, value] of Object.entries(it.fields.fields)) {
      if (PLACES.has(field)) continue;
      if (field === "project") {
        writer.left.push({ what: `${it.id} project`, reason: "an object's project is not part of what is written" });
        continue;
      }
      const written = changeValue(value, field, { from: it, topology, ids, writer });
      if (written !== undefined)
        wanted.push({
          what: `${it.id} ${field}`,
          change: { op: "setField", resource: id, field, value: written },
        });
    }
  }
  writer.apply(wanted);
  return { text: writer.text.replace(`${START}---\n`, ""), left: writer.left };
}

interface Wanted {
  readonly what: string;
  readonly change: Change;
}

class Writer {
  text = START;
  readonly left: Left[] = [];
  private readonly session = configConnectorFormat.open();

  /** Adds objects without fields, and gives the id of each by that of the resource it stands for. */
  add(resources: readonly Resource[]): Map<string, string> {
    const ids = new Map<string, string>();
    for (const it of this.apply(resources.map((it) => ({ what: it.id, change: adding(it) })))) {
      const added = this.session.result().resources.find((object) => !seen(ids, object.address) && isFor(object, it));
      if (added) ids.set(it.what, added.address);
    }
    return ids;
  }

  /** Makes changes, all at once where that works; gives those that were made. */
  apply(wanted: readonly Wanted[]): readonly Wanted[] {
    this.session.update(PATH, this.text);
    if (wanted.length === 0) return [];
    const plan = this.session.plan(
      buildTopology(this.session.result().resources),
      wanted.map((it) => it.change),
    );
    if (plan.ok) {
      this.text = applyTextEdits(this.text, plan.edits);
      this.session.update(PATH, this.text);
      return wanted;
    }
    const [only] = wanted;
    if (wanted.length === 1 && only) {
      this.left.push({ what: only.what, reason: plan.reason });
      return [];
    }
    const half = Math.ceil(wanted.length / 2);
    return [...this.apply(wanted.slice(0, half)), ...this.apply(wanted.slice(half))];
  }
}

function adding({ kind, address, scope, fields }: Resource): Extract<Change, { op: "addResource" }> {
  const name = address.slice(address.lastIndexOf(".") + 1).replace(/_/g, "-");
  const known = formatScope(scope);
  // Some fields decide which kind of Config Connector it is, and are not written then.
  const deciding = new Set(kindSpec(kind).terraform.flatMap((it) => Object.keys(it.implied ?? {})));
  const decided = Object.entries(fields.fields).flatMap(([field, value]) =>
    deciding.has(field) && value.type === "scalar" ? [[field, value.value] as const] : [],
  );
  return {
    op: "addResource",
    kind,
    name,
    fields: Object.fromEntries(decided),
    file: PATH,
    ...(scope.level === "unknown" ? {} : { scope: known === "unknown" ? scope.level : known }),
  };
}

function seen(ids: ReadonlyMap<string, string>, address: string): boolean {
  return [...ids.values()].includes(address);
}

/** Whether an object is the one that a change added: its kind, under the name that it was to have. */
function isFor(object: { readonly kind: string; readonly address: string }, { change }: Wanted): boolean {
  return change.op === "addResource" && object.kind === change.kind && object.address.endsWith(`/${change.name}`);
}

interface Context {
  readonly from: Resource;
  readonly topology: Topology;
  readonly ids: ReadonlyMap<string, string>;
  readonly writer: Writer;
}

function changeValue(value: Value, path: string, context: Context): ChangeValue | undefined {
  const { from, topology, ids, writer } = context;
  const leave = (reason: string) => void writer.left.push({ what: `${from.id} ${path}`, reason });
  const inside = (it: Value, step: string) => changeValue(it, path + step, context);
  switch (value.type) {
    case "scalar":
      return value.value;
    case "list":
      return value.items.flatMap((it, index) => inside(it, `[${index}]`) ?? []);
    case "object":
      return Object.fromEntries(
        Object.entries(value.fields).flatMap(([key, it]) => {
          const written = inside(it, `.${key}`);
          return written === undefined ? [] : [[key, written] as const];
        }),
      );
    case "reference": {
      const edge = topology.out(from.id).find((it) => it.field === path);
      const id = edge && ids.get(edge.to);
      if (id !== undefined) return { ref: id };
      if (value.target.by === "link") return value.target.link;
      leave("it leads out of these files");
      return undefined;
    }
    case "unknown":
      leave(value.reason);
      return undefined;
  }
}
