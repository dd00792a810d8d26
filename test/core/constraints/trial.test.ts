import { describe, expect, it } from "vitest";
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

  it("heeds switched off rules", async () => {
    const engine = await engineOf({ "main.tf": origin });
    const snapshot = engine.configure({ "internet-neg-protocol": "off" });
    const resource = snapshot.topology.get(id);
    if (!resource) throw new Error(`${id} is not there`);
    expect(snapshot.tryOut([resource], [{ set: { protocol: value("TCP").value } }]).findings).toEqual([[]]);
    engine.dispose();
  });
});
