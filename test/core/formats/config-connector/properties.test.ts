import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../../../../src/core/model/change";
import { type Value, valueAt } from "../../../../src/core/model/value";
import { manifest, parse, plain } from "./support";
import { applied, planOf } from "./testing-changes";

const SERVICE = "ComputeBackendService/shop/app";

/** How a generated file is written. */
interface Generated {
  readonly text: string;
  readonly backends: number;
  readonly checks: readonly string[];
}

const generated: fc.Arbitrary<Generated> = fc
  .record({
    backends: fc.integer({ min: 0, max: 3 }),
    checks: fc.uniqueArray(fc.constantFrom("one", "two", "three"), { maxLength: 3 }),
    flow: fc.boolean(),
    crlf: fc.boolean(),
    comments: fc.boolean(),
    list: fc.boolean(),
    indented: fc.boolean(),
    description: fc.constantFrom("plain", "'in quotes'", '"with: colon"', "|\n  two\n  lines"),
    before: fc.boolean(),
  })
  .map(({ backends, checks, flow, crlf, comments, list, indented, description, before }) => {
    const dash = indented ? "  - " : "- ";
    const more = indented ? "    " : "  ";
    const note = comments ? " # said why" : "";
    const spec = [
      `location: global${note}`,
      `description: ${description}`,
      ...(comments ? ["# how they are spoken to"] : []),
      "protocol: HTTP",
      flow ? "logConfig: {enable: true, sampleRate: 0.5}" : `logConfig:${note}\n  enable: true\n  sampleRate: 0.5`,
      ...(checks.length === 0 ? [] : ["healthChecks:"]),
      ...checks.map((it) => `${dash}healthCheckRef: {name: ${it}}`),
      ...(backends === 0 ? [] : ["backend:"]),
      ...Array.from({ length: backends }, (_, index) =>
        flow
          ? `${dash}{balancingMode: RATE, group: {instanceGroupRef: {name: g${index}}}}`
          : `${dash}balancingMode: RATE${note}\n${more}group:\n${more}  instanceGroupRef:\n${more}    name: g${index}`,
      ),
    ].join("\n");
    const service = manifest("ComputeBackendService", "app", spec, "namespace: shop");
    const others = [
      ...["one", "two", "three"].map((it) => manifest("ComputeHealthCheck", it, "location: global", "namespace: shop")),
      manifest(
        "ComputeURLMap",
        "web",
        "location: global\ndefaultService: {backendServiceRef: {name: app}}",
        "namespace: shop",
      ),
    ];
    const all = before ? [...others, service] : [service, ...others];
    const yaml = list
      ? `apiVersion: v1\nkind: List\nitems:\n${all.map((it) => `- ${it.trimEnd().replace(/\n(?=.)/g, "\n  ")}\n`).join("")}`
      : all.join("---\n");
    return { text: crlf ? yaml.replace(/\n/g, "\r\n") : yaml, backends, checks };
  });

/** Texts with what is special in YAML. */
const text = fc.oneof(
  fc.constantFrom(
    "HTTPS",
    "",
    "80",
    "true",
    "null",
    "- a",
    "a: b",
    "# c",
    "'",
    '"',
    "\\",
    "*a",
    "&b",
    "!c",
    "a\nb",
    "é",
    "{x}",
    " x ",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }).filter((it) => !/\$[({]|\{\{|[\ud800-\udfff]/.test(it)),
);

interface Setting {
  readonly path: string;
  readonly value: string | number | boolean;
}

function settings({ backends }: Generated): fc.Arbitrary<Setting> {
  const texts = ["description", "protocol", "portName", "cdnPolicy.cacheMode"];
  const numbers = ["timeoutSec", "logConfig.sampleRate", "outlierDetection.interval.seconds"];
  const flags = ["enableCDN", "logConfig.enable"];
  for (let index = 0; index <= backends; index++) {
    texts.push(`backends[${index}].balancingMode`);
    numbers.push(`backends[${index}].maxRate`);
  }
  return fc.oneof(
    fc.record({ path: fc.constantFrom(...texts), value: text }),
    fc.record({ path: fc.constantFrom(...numbers), value: fc.nat(100) }),
    fc.record({ path: fc.constantFrom(...flags), value: fc.boolean() }),
  );
}

const withSetting = generated.chain((file) => settings(file).map((setting) => ({ file, setting })));

/** Every resource without places. */
function contents(source: string): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    parse(source).resources.map((it) => [it.address, plain(it.fields) as Record<string, unknown>]),
  );
}

function valueIn(source: string, path: string): Value | undefined {
  return valueAt(parse(source).resources.find((it) => it.address === "ComputeBackendService/app")?.fields, path);
}

/** The lines of a text but for white space at their ends. */
function lines(source: string): readonly string[] {
  return source.split(/\r?\n/).map((it) => it.trimEnd());
}

/** Lines of `before` that are not in `after`, in whatever place. */
function lost(before: string, after: string): readonly string[] {
  const left = [...lines(after)];
  return lines(before).filter((it) => {
    const at = left.indexOf(it);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function change(source: string, ...changes: Change[]): string {
  return applied({ "lb.yaml": source }, planOf(source, changes))["lb.yaml"] ?? "";
}

describe("properties of the writer", () => {
  it("setField: the field says the value, all else what it said; again it does nothing", () => {
    fc.assert(
      fc.property(withSetting, ({ file, setting: { path, value } }) => {
        const set: Change = { op: "setField", resource: SERVICE, field: path, value };
        const before = contents(file.text);
        const after = change(file.text, set);
        expect(parse(after).problems).toEqual([]);
        expect(plain(valueIn(after, path))).toBe(value);
        const now = contents(after);
        const { "ComputeBackendService/app": own = {}, ...others } = now;
        const { "ComputeBackendService/app": ownBefore = {}, ...othersBefore } = before;
        expect(others).toEqual(othersBefore);
        const top = path.replace(/[.[].*/, "");
        const { [top]: _, ...rest } = own;
        const { [top]: __, ...restBefore } = ownBefore;
        expect(rest).toEqual(restBefore);
        // A text over several lines goes with its lines.
        expect(lost(file.text, after).length).toBeLessThanOrEqual(3);
        expect(planOf(after, [set])).toEqual({ ok: true, edits: [] });
        expect(/\r\n/.test(after)).toBe(/\r\n/.test(file.text));
      }),
      { numRuns: 1000, seed: 31 },
    );
  });

  it("removeField: the field is gone, all else stays", () => {
    fc.assert(
      fc.property(withSetting, ({ file, setting: { path } }) => {
        const remove: Change = { op: "removeField", resource: SERVICE, field: path };
        const after = change(file.text, remove);
        expect(parse(after).problems).toEqual([]);
        expect(valueIn(after, path)).toBeUndefined();
        const { "ComputeBackendService/app": own = {}, ...others } = contents(after);
        const { "ComputeBackendService/app": ownBefore = {}, ...othersBefore } = contents(file.text);
        expect(others).toEqual(othersBefore);
        const top = path.replace(/[.[].*/, "");
        expect({ ...own, [top]: 0 }).toEqual({ ...ownBefore, [top]: 0 });
        expect(planOf(after, [remove])).toEqual({ ok: true, edits: [] });
      }),
      { numRuns: 1000, seed: 32 },
    );
  });

  it("set and set back, connect and disconnect, rename and rename back leave the text as it was", () => {
    const gestures = generated.chain((file) =>
      fc.record({
        file: fc.constant(file),
        setting: settings(file),
        gesture: fc.constantFrom<"field" | "edge" | "name">("field", "edge", "name"),
        check: fc.constantFrom("one", "two", "three"),
        name: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/),
      }),
    );
    fc.assert(
      fc.property(gestures, ({ file, setting: { path, value }, gesture, check, name }) => {
        const [there, back] = pair(file, path, value, gesture, check, name);
        const after = change(file.text, there);
        expect(change(after, back)).toBe(file.text);
      }),
      { numRuns: 1000, seed: 33 },
    );
  });
});

/** A change and what takes it back. */
function pair(
  file: Generated,
  path: string,
  value: Setting["value"],
  gesture: "field" | "edge" | "name",
  check: string,
  name: string,
): readonly [Change, Change] {
  if (gesture === "name")
    return [
      { op: "rename", resource: SERVICE, name },
      { op: "rename", resource: `ComputeBackendService/shop/${name}`, name: "app" },
    ];
  const known = plain(valueIn(file.text, path));
  const set: Change = { op: "setField", resource: SERVICE, field: path, value };
  if (gesture === "edge") {
    const edge = { from: SERVICE, to: `ComputeHealthCheck/shop/${check}` };
    // What was there before is not taken away.
    if (!file.checks.includes(check))
      return [
        { op: "connect", ...edge },
        { op: "disconnect", ...edge },
      ];
  } else if (known === undefined && !path.includes("["))
    return [set, { op: "removeField", resource: SERVICE, field: path }];
  // Text over several lines, or that needs quotes (as what is a boolean to YAML 1.1 does), may come back in another style.
  const simple =
    typeof known === "string" &&
    path !== "description" &&
    typeof value === "string" &&
    /^[A-Za-z]+$/.test(value) &&
    !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value);
  if (simple || (typeof known === "number" && typeof value === "number") || typeof known === "boolean")
    return [
      { ...set, value: typeof known === "boolean" ? !known : value },
      { op: "setField", resource: SERVICE, field: path, value: known as Setting["value"] },
    ];
  return [
    { op: "setField", resource: SERVICE, field: "timeoutSec", value: 7 },
    { op: "removeField", resource: SERVICE, field: "timeoutSec" },
  ];
}
