import { describe, expect, it } from "vitest";
import { type Trials, tryOut } from "../../../src/core/constraints/trial";
import type { Resource } from "../../../src/core/model/resource";
import type { Value } from "../../../src/core/model/value";
import { engineOf, snapshotOf } from "../../support/terraform";
import { backend, globalNeg, service, toGlobal } from "./fixtures";

const origin = `${globalNeg()}${service(`protocol = "HTTPS"
load_balancing_scheme = "EXTERNAL_MANAGED"
${backend(toGlobal)}`)}`;
const id = "google_compute_backend_service.web";
const range = { file: "main.tf", start: 0, end: 0 };

interface Tried {
  readonly value: Value;
  readonly refersTo?: Resource;
}

function value(it: string): Tried {
  return { value: { type: "scalar", value: it, range } };
}

/** Ids of the rules that each value of a field brings. */
async function tried(text: string, field: string, values: readonly Tried[], goOn?: () => boolean) {
  const snapshot = await snapshotOf(text);
  const resource = snapshot.topology.get(id);
  if (!resource) throw new Error(`${id} is not there`);
  const trials = values.map(({ value, ...rest }) => ({ set: { [field]: value }, ...rest }));
  const { findings } = snapshot.tryOut([resource], trials, { open: field, goOn });
  return findings.map((it) => it?.map(({ rule }) => rule));
}

/** Three load balancers, each wrong in its own way. */
const MANY = ["a", "b", "c"]
  .map((name, index) =>
    origin
      .replaceAll(/"(web|origin)"/g, `"$1-${name}"`)
      .replaceAll(/_group\.(\w+)\./g, `_group.$1-${name}.`)
      .replace('"HTTPS"', ['"HTTPS"', '"TCP"', '"HTTP"'][index] ?? ""),
  )
  .join("\n");

function idsOf({ findings }: Trials): readonly (readonly string[])[] {
  return findings.map((it) => (it ?? []).map((finding) => finding.id));
}

describe("trying values", () => {
  it("says what each value would bring, whatever the present one is", async () => {
    const values = ["HTTPS", "HTTP2", "TCP", "SSL"].map(value);
    const expected = [[], [], ["internet-neg-protocol"], ["internet-neg-protocol"]];
    expect(await tried(origin, "protocol", values)).toEqual(expected);
    expect(await tried(origin.replace('"HTTPS"', '"TCP"'), "protocol", values)).toEqual(expected);
    expect(await tried(origin.replace('"HTTPS"', "var.protocol"), "protocol", values)).toEqual(expected);
    expect(await tried(origin.replace('protocol = "HTTPS"', ""), "protocol", values)).toEqual(expected);
  });

  it("tells only of what the value itself brings", async () => {
    const unrelated = origin.replace('"EXTERNAL_MANAGED"', '"INTERNAL_SELF_MANAGED"');
    const [https] = await tried(unrelated, "timeoutSec", [value("30")]);
    expect(https).toEqual([]);
  });

  it("makes the objects and list items on the way", async () => {
    const health: Value = { type: "list", items: [{ type: "scalar", value: "global/healthChecks/hc", range }], range };
    expect(await tried(origin, "healthChecks", [{ value: health }])).toEqual([["internet-neg-no-health-check"]]);
  });

  it("follows references into islands that were apart", async () => {
    const apart = `${globalNeg("other")}${service('protocol = "TCP"\nload_balancing_scheme = "EXTERNAL_MANAGED"')}`;
    const { topology } = await snapshotOf(apart);
    const neg = topology.get("google_compute_global_network_endpoint_group.other");
    if (!neg) throw new Error("the group is not there");
    const target = { by: "address", module: neg.module, address: neg.address } as const;
    const reference: Tried = {
      value: { type: "reference", target, attribute: "id", range },
      refersTo: neg,
    };
    expect(await tried(apart, "backends[0].group", [reference])).toEqual([["internet-neg-protocol"]]);
  });

  it("leaves unjudged what there is no time for", async () => {
    let left = 1;
    const found = await tried(origin, "protocol", ["TCP", "SSL", "UDP"].map(value), () => left-- > 0);
    expect(found.map((it) => it === undefined)).toEqual([false, false, true]);
  });

  it.each([undefined, "protocol"])(
    "says the same whether the last run is remembered or not (open: %s)",
    async (open) => {
      const engine = await engineOf({ "main.tf": MANY });
      const snapshot = engine.configure({ "backend-logging-disabled": "warning" });
      const { topology } = snapshot;
      const others = topology.all("NetworkEndpointGroup");
      for (const resource of topology.all("BackendService")) {
        const trials = others.flatMap((refersTo) => {
          const target = { by: "address", module: refersTo.module, address: refersTo.address } as const;
          const group: Value = { type: "reference", target, attribute: "id", range };
          return ["TCP", "HTTPS", undefined].map((it) => ({
            set: { ...(it ? { protocol: value(it).value } : {}), "backends[9].group": group },
            refersTo,
          }));
        });
        const alone = tryOut(topology, [resource], trials, { rules: { "backend-logging-disabled": "warning" }, open });
        expect(snapshot.findings.length).toBeGreaterThan(0);
        const remembering = snapshot.tryOut([resource], trials, { open });
        expect(idsOf(remembering)).toEqual(idsOf(alone));
        expect(idsOf(alone).flat().length).toBeGreaterThan(0);
      }
      engine.dispose();
    },
  );

  it("heeds switched off rules", async () => {
    const engine = await engineOf({ "main.tf": origin });
    const snapshot = engine.configure({ "internet-neg-protocol": "off" });
    const resource = snapshot.topology.get(id);
    if (!resource) throw new Error(`${id} is not there`);
    expect(snapshot.tryOut([resource], [{ set: { protocol: value("TCP").value } }]).findings).toEqual([[]]);
    engine.dispose();
  });
});
