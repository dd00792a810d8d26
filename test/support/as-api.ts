/** Any topology written anew as what the API prints, by the format's own writer: YAML documents or a JSON list. */
import { apiFormat } from "../../src/core/formats/api";
import { applyTextEdits, type Change, type ChangeValue } from "../../src/core/model/change";
import { formatScope, type Resource } from "../../src/core/model/resource";
import { scalarOf, type Value } from "../../src/core/model/value";
import { buildTopology } from "../../src/core/topology/build";
import type { Topology } from "../../src/core/topology/topology";

export type Files = Readonly<Record<string, string>>;

export interface Written {
  readonly files: Files;
  /** What could not be written, and why. */
  readonly left: readonly string[];
}

/** New objects need a file to go to. */
const START = {
  yaml: "kind: compute#network\nname: none\nselfLink: https://www.googleapis.com/compute/v1/projects/p/global/networks/none\n",
  json: '[\n  {\n    "kind": "compute#network",\n    "name": "none",\n    "selfLink": "https://www.googleapis.com/compute/v1/projects/p/global/networks/none"\n  }\n]\n',
};

/** Values that are not known, and kinds that are no objects of the API, are left out. */
export function asApi(topology: Topology, language: "yaml" | "json"): Written {
  const writer = new Writer(`lb.${language}`, START[language]);
  const ids = new Map<string, string>();
  for (const it of topology.resources) {
    const id = it.kind === "NetworkEndpoint" ? undefined : writer.add(it);
    if (id !== undefined) ids.set(it.id, id);
  }
  const value = (it: Value, path: string, from: Resource) => changeValue(it, path, from, topology, ids, writer.left);
  for (const it of topology.resources) {
    const id = ids.get(it.id);
    if (id === undefined) continue;
    for (const [field, own] of Object.entries(it.fields.fields)) {
      if (["name", "region", "zone", "project"].includes(field)) continue;
      const written = value(own, field, it);
      if (written !== undefined)
        writer.plan({ op: "setField", resource: id, field, value: written }, `${it.id} ${field}`);
    }
  }
  const lists: Record<string, string> = {};
  for (const it of topology.resources) {
    if (it.kind !== "NetworkEndpoint") continue;
    const group = ids.get(topology.out(it.id, "networkEndpointGroup")[0]?.to ?? "");
    if (group === undefined) {
      writer.left.push(`${it.id}: its group is elsewhere`);
      continue;
    }
    const members = Object.entries(it.fields.fields).flatMap(([field, own]) => {
      if (["networkEndpointGroup", "region", "zone", "project"].includes(field)) return [];
      const written = value(own, field, it);
      return written === undefined ? [] : [[field, written] as const];
    });
    const path = `${group.slice(group.lastIndexOf("/") + 1)}-endpoints.jsonl`;
    lists[path] = `${lists[path] ?? ""}${JSON.stringify({ networkEndpoint: Object.fromEntries(members) })}\n`;
  }
  return { files: { ...writer.files, ...lists }, left: writer.left };
}

class Writer {
  private text: string;
  readonly left: string[] = [];
  private readonly session = apiFormat.open();

  constructor(
    private readonly path: string,
    start: string,
  ) {
    this.text = start;
  }

  get files(): Files {
    return { [this.path]: this.text };
  }

  /** Adds an object without fields and gives its id. */
  add({ kind, address, scope, id, fields }: Resource): string | undefined {
    const before = new Set(this.addresses());
    const known = scalarOf(fields.fields.name);
    const plain = address.slice(address.lastIndexOf(".") + 1).replace(/_/g, "-");
    const name = typeof known === "string" && /^[a-z][-a-z0-9]*$/.test(known) ? known : plain;
    const place = formatScope(scope);
    this.plan(
      {
        op: "addResource",
        kind,
        name,
        fields: {},
        file: this.path,
        ...(scope.level === "unknown" ? {} : { scope: place === "unknown" ? `${scope.level}/somewhere` : place }),
      },
      id,
    );
    return this.addresses().find((it) => !before.has(it));
  }

  plan(change: Change, what: string): void {
    this.session.update(this.path, this.text);
    const plan = this.session.plan(buildTopology(this.session.result().resources, {}), [change]);
    if (plan.ok) this.text = applyTextEdits(this.text, plan.edits);
    else this.left.push(`${what}: ${plan.reason}`);
  }

  private addresses(): readonly string[] {
    this.session.update(this.path, this.text);
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
