/** Any topology written anew as Config Connector manifests, by the format's own writer. */
import { configConnectorFormat } from "../../src/core/formats/config-connector";
import { applyTextEdits, type Change, type ChangeValue } from "../../src/core/model/change";
import { formatScope, type Resource } from "../../src/core/model/resource";
import type { Value } from "../../src/core/model/value";
import { buildTopology } from "../../src/core/topology/build";
import type { Topology } from "../../src/core/topology/topology";

export interface Written {
  readonly text: string;
  /** What could not be written, and why. */
  readonly left: readonly string[];
}

const PATH = "lb.yaml";
/** New objects need a file to go to. */
const START = "apiVersion: v1\nkind: Secret\nmetadata: {name: none}\n";

/** One document for each resource. Values that are not known, and what Config Connector does not have, are left out. */
export function asConfigConnector(topology: Topology): Written {
  const writer = new Writer();
  const ids = new Map<string, string>();
  for (const it of topology.resources) {
    const id = writer.add(it);
    if (id !== undefined) ids.set(it.id, id);
  }
  for (const it of topology.resources) {
    const id = ids.get(it.id);
    if (id === undefined) continue;
    for (const [field, value] of Object.entries(it.fields.fields)) {
      if (field === "region" || field === "zone" || field === "project") continue;
      const written = changeValue(value, field, it, topology, ids, writer.left);
      if (written !== undefined)
        writer.plan({ op: "setField", resource: id, field, value: written }, `${it.id} ${field}`);
    }
  }
  return { text: writer.text.replace(`${START}---\n`, ""), left: writer.left };
}

class Writer {
  text = START;
  readonly left: string[] = [];
  private readonly session = configConnectorFormat.open();

  /** Adds an object without fields and gives its id. */
  add({ kind, address, scope, id }: Resource): string | undefined {
    const before = new Set(this.addresses());
    const name = address.slice(address.lastIndexOf(".") + 1).replace(/_/g, "-");
    const known = formatScope(scope);
    this.plan(
      {
        op: "addResource",
        kind,
        name,
        fields: {},
        file: PATH,
        ...(scope.level === "unknown" ? {} : { scope: known === "unknown" ? scope.level : known }),
      },
      id,
    );
    return this.addresses().find((it) => !before.has(it));
  }

  plan(change: Change, what: string): void {
    this.session.update(PATH, this.text);
    const plan = this.session.plan(buildTopology(this.session.result().resources), [change]);
    if (plan.ok) this.text = applyTextEdits(this.text, plan.edits);
    else this.left.push(`${what}: ${plan.reason}`);
  }

  private addresses(): readonly string[] {
    this.session.update(PATH, this.text);
    return this.session.result().resources.map((it) => it.address);
  }
}

function changeValue(
  value: Value,
  path: string,
  from: Resource,
  topology: Topology,
  ids: ReadonlyMap<string, string>,
  left: string[],
): ChangeValue | undefined {
  const inside = (it: Value, step: string) => changeValue(it, path + step, from, topology, ids, left);
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
      left.push(`${from.id} ${path}: leads out of these files`);
      return undefined;
    }
    case "unknown":
      left.push(`${from.id} ${path}: ${value.reason}`);
      return undefined;
  }
}
