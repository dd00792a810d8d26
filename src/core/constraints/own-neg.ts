/** The fix that leaves one platform to a serverless NEG and gives each other one a NEG of its own. */
import type { Change, ChangeValue } from "../model/change";
import type { Fix } from "../model/finding";
import { formatScope, type Resource } from "../model/resource";
import { type ObjectValue, type ScalarType, scalarOf, type Value } from "../model/value";
import { field } from "../topology/read";
import type { Topology } from "../topology/topology";
import { removeField } from "./changes";
import { whole } from "./islands";
import { type PlatformField, platformWords } from "./serverless";

/** What the fix looks at beyond its island: the names that are taken. */
export function takenNegNames(topology: Topology): string {
  return topology
    .all("NetworkEndpointGroup")
    .map((it) => it.name)
    .join(" ");
}

const suffixes: Readonly<Record<PlatformField, string>> = {
  cloudRun: "run",
  appEngine: "app",
  cloudFunction: "function",
  serverlessDeployment: "gateway",
};

/**
 * One fix for each platform that may stay. Nothing to offer where a copy would have to guess: a value that is not known, a
 * name that is taken or too long, one of several instances.
 */
export function moveOtherPlatforms(topology: Topology, neg: Resource, platforms: readonly PlatformField[]): Fix[] {
  if (neg.many ?? neg.key ?? neg.readOnly) return [];
  const taken = new Set(
    whole(topology)
      .all("NetworkEndpointGroup")
      .map((it) => it.name),
  );
  return platforms.flatMap((kept) => {
    const changes: Change[] = [];
    const others = platforms.filter((it) => it !== kept);
    for (const other of others) {
      const name = `${neg.name}-${suffixes[other]}`;
      const copy = copyOf(topology, neg, other);
      if (copy === undefined || taken.has(name) || !/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return [];
      changes.push(removeField(neg, other), {
        op: "addResource",
        kind: "NetworkEndpointGroup",
        name,
        scope: formatScope(neg.scope),
        fields: { name, networkEndpointType: "SERVERLESS", ...copy },
        format: neg.format,
        file: neg.range.file,
      });
    }
    return [
      {
        title: `Keep ${platformWords[kept]} here, move ${others.map((it) => platformWords[it]).join(" and ")} to its own NEG`,
        changes,
        effect: "No backend service uses the new NEG yet. Changing the platform replaces the old one.",
      },
    ];
  });
}

/** The fields of the new NEG: its platform and its region. */
function copyOf(topology: Topology, neg: Resource, platform: PlatformField): Record<string, ChangeValue> | undefined {
  const block = field(neg, platform);
  const region = field(neg, "region");
  const place = scalarOf(region);
  if (block?.type !== "object" || block.open !== undefined || (region !== undefined && place === undefined))
    return undefined;
  const copy = valuesOf(topology, neg, platform, block);
  return copy && { ...(place === undefined ? {} : { region: place }), [platform]: copy };
}

function valuesOf(
  topology: Topology,
  neg: Resource,
  platform: PlatformField,
  block: ObjectValue,
): Record<string, ChangeValue> | undefined {
  const copy: Record<string, ChangeValue> = {};
  for (const [name, value] of Object.entries(block.fields)) {
    const text = literalOf(value);
    const target = topology.out(neg.id, "serverless").find((it) => it.field === `${platform}.${name}`)?.to;
    if (text !== undefined) copy[name] = text;
    // Of what a reference reads only the name can be written anew.
    else if (value.type === "reference" && value.attribute === "name" && target !== undefined && topology.get(target))
      copy[name] = { ref: target };
    else return undefined;
  }
  return copy;
}

/** What the text itself says: a value, or a name in a field that refers to something. */
function literalOf(value: Value): ScalarType | undefined {
  if (value.type === "scalar") return value.value;
  return value.type === "reference" && value.target.by === "link" ? value.target.link : undefined;
}
