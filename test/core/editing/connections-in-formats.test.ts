/** Every connection that can be made between fifteen unconnected resources, made and taken back in every format. */
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { judgeConnection } from "../../../src/core/editing/connections";
import { connectionsOf } from "../../../src/core/editing/disconnect";
import { applyTextEdits, type Change, type ChangeValue } from "../../../src/core/model/change";
import type { Engine } from "../../../src/core/snapshot";
import { engineOf } from "../../support/terraform";

const scheme = { loadBalancingScheme: "EXTERNAL_MANAGED" };
interface Wanted {
  readonly kind: string;
  readonly collection: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, ChangeValue>>;
}
const wanted: readonly Wanted[] = [
  { kind: "ForwardingRule", collection: "forwardingRules", name: "rule", fields: { ...scheme, portRange: "80" } },
  { kind: "TargetHttpProxy", collection: "targetHttpProxies", name: "http", fields: {} },
  { kind: "TargetHttpsProxy", collection: "targetHttpsProxies", name: "https", fields: {} },
  { kind: "TargetTcpProxy", collection: "targetTcpProxies", name: "tcp", fields: {} },
  { kind: "UrlMap", collection: "urlMaps", name: "map", fields: {} },
  { kind: "BackendService", collection: "backendServices", name: "one", fields: { ...scheme, protocol: "HTTP" } },
  { kind: "BackendService", collection: "backendServices", name: "two", fields: { ...scheme, protocol: "HTTP" } },
  { kind: "BackendBucket", collection: "backendBuckets", name: "files", fields: { bucketName: "files" } },
  {
    kind: "NetworkEndpointGroup",
    collection: "networkEndpointGroups",
    name: "origin",
    fields: { networkEndpointType: "INTERNET_FQDN_PORT", defaultPort: 443 },
  },
  { kind: "InstanceGroup", collection: "instanceGroups", name: "machines", fields: {} },
  {
    kind: "HealthCheck",
    collection: "healthChecks",
    name: "check",
    fields: { type: "HTTP", httpHealthCheck: { port: 80 } },
  },
  { kind: "SslCertificate", collection: "sslCertificates", name: "certificate", fields: {} },
  { kind: "SslPolicy", collection: "sslPolicies", name: "policy", fields: { profile: "MODERN" } },
  { kind: "SecurityPolicy", collection: "securityPolicies", name: "armor", fields: {} },
  { kind: "Address", collection: "addresses", name: "address", fields: {} },
];
const zone = "us-central1-a";
const isZonal = ({ kind }: Wanted) => kind === "InstanceGroup";

/** What an export of them all would be. */
const exported = wanted.map((it) => ({
  kind: `compute#${it.kind.charAt(0).toLowerCase()}${it.kind.slice(1)}`,
  name: it.name,
  selfLink: `https://www.googleapis.com/compute/v1/projects/p/${isZonal(it) ? `zones/${zone}` : "global"}/${it.collection}/${it.name}`,
  ...it.fields,
}));

/** What a format writes of them itself. */
async function written(file: string, format: string): Promise<string> {
  const engine = await engineOf({});
  for (const it of wanted) {
    const { kind, name, fields } = it;
    const scope = isZonal(it) ? `zone/${zone}` : "global";
    edit(engine, file, [{ op: "addResource", kind, name, scope, fields, format, file }]);
  }
  const text = engine.snapshot.text(file) ?? "";
  engine.dispose();
  return text;
}

function edit(engine: Engine, file: string, changes: readonly Change[]): void {
  const plan = engine.snapshot.plan(changes);
  if (!plan.ok) throw new Error(`${JSON.stringify(changes)} is refused: ${plan.reason}`);
  const text = applyTextEdits(engine.snapshot.text(file) ?? "", plan.edits);
  engine.update([{ path: file, text }]);
}

describe("every way of connecting two resources", () => {
  it.each([
    ["main.tf", () => written("main.tf", "terraform")],
    ["main.tf.json", () => written("main.tf.json", "terraform")],
    ["lb.yaml", () => written("lb.yaml", "config-connector")],
    ["export.yaml", async () => exported.map((it) => stringify(it)).join("---\n")],
    ["export.json", async () => `${JSON.stringify(exported, undefined, 2)}\n`],
  ])("makes the reference in %s, and taking it away leaves the text as it was", async (file, make) => {
    const text = await make();
    const engine = await engineOf({ [file]: text });
    const { resources } = engine.snapshot.topology;
    expect(resources).toHaveLength(wanted.length);
    let made = 0;
    for (const from of resources)
      for (const to of resources) {
        for (const way of judgeConnection(engine.snapshot, { id: from.id }, to.id).ways) {
          const what = `${from.id} to ${to.id}: ${way.label}`;
          edit(engine, file, way.changes);
          expect(engine.snapshot.problems, what).toEqual([]);
          const ends = [from.id, to.id];
          const { topology } = engine.snapshot;
          const [edge, ...others] = topology.edges.filter((it) => ends.includes(it.from) && ends.includes(it.to));
          expect(others, what).toEqual([]);
          const connection = connectionsOf(topology, edge?.from ?? "").find((it) => it.edge === edge?.id);
          edit(engine, file, connection?.changes ?? []);
          expect(engine.snapshot.text(file), what).toBe(text);
          made++;
        }
      }
    engine.dispose();
    // A forwarding rule with three proxies, a service, an address; proxies with maps and certificates; and so on.
    expect(made).toBeGreaterThan(50);
  });
});
