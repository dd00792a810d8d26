import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../../../../src/core/model/change";
import { fieldOf, plainResources, withField, withoutField } from "../../../support/plain-resources";
import { terraformAsJson } from "../../../support/terraform-json";
import { type GeneratedModule, generatedModule } from "../../../support/terraform-modules";
import { applied, snapshotOfFiles } from "../../../support/test-change";

const SERVICE = "google_compute_backend_service.web";
const FILE = "main.tf.json";

/** A module in JSON, laid out in one of the ways in which people's tools lay it out. */
interface JsonModule {
  readonly module: GeneratedModule;
  readonly text: string;
}

const layout = fc.constantFrom<(value: unknown) => string>(
  (it) => `${JSON.stringify(it, null, 2)}\n`,
  (it) => JSON.stringify(it, null, 4),
  (it) => `${JSON.stringify(it, null, "\t")}\n`,
  (it) => `${JSON.stringify(it, null, 2).replace(/\n/g, "\r\n")}\r\n`,
  (it) => JSON.stringify(it),
);

const jsonModule: fc.Arbitrary<JsonModule> = fc
  .tuple(generatedModule, layout)
  .map(([module, print]) => ({ module, text: print(terraformAsJson(module.text)) }));

const text = fc.oneof(
  fc.constantFrom("HTTP", "", "a ${b} %{c}", '"', "\\", "$${", "%%%{", "\n", "\t", "é", "\u2028", "a/b"),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

const case_ = jsonModule.chain((it) => {
  const { module } = it;
  const texts = ["description", "protocol", "sessionAffinity", "portName", "tlsSettings.sni", "iap.oauth2ClientId"];
  const numbers = ["timeoutSec", "affinityCookieTtlSec", "logConfig.sampleRate"];
  const flags = ["enableCDN", "logConfig.enable", "cdnPolicy.cacheKeyPolicy.includeHost"];
  for (let index = 0; index <= module.backends; index++) {
    texts.push(`backends[${index}].balancingMode`);
    numbers.push(`backends[${index}].capacityScaler`);
  }
  for (let index = 0; index <= module.headers; index++) texts.push(`customRequestHeaders[${index}]`);
  return fc
    .oneof(
      fc.record({ path: fc.constantFrom(...texts), value: text }),
      fc.record({ path: fc.constantFrom(...numbers), value: fc.nat(100) }),
      fc.record({ path: fc.constantFrom(...flags), value: fc.boolean() }),
    )
    .map((setting) => ({ ...it, ...setting }));
});

describe("properties of the writer of JSON", () => {
  it("setField: the field says the value, every other field what it said; again it does nothing", async () => {
    await fc.assert(
      fc.asyncProperty(case_, async ({ text, path, value }) => {
        const change: Change = { op: "setField", resource: SERVICE, field: path, value };
        const snapshot = await snapshotOfFiles({ [FILE]: text });
        const before = plainResources(snapshot);
        const after = applied({ [FILE]: text }, snapshot.plan([change]))[FILE] ?? "";
        const result = await snapshotOfFiles({ [FILE]: after });
        expect(result.problems).toEqual([]);
        expect(plainResources(result)).toEqual({ ...before, [SERVICE]: withField(before[SERVICE], path, value) });
        expect(result.plan([change])).toEqual({ ok: true, edits: [] });
        expectOneStretch(text, after);
        if (text.includes("\n")) expect(after).toBe(relaid(after, text));
      }),
      { numRuns: 1000, seed: 17 },
    );
  });

  it("removeField: the field is gone, every other field says what it said", async () => {
    await fc.assert(
      fc.asyncProperty(case_, async ({ text, path }) => {
        const change: Change = { op: "removeField", resource: SERVICE, field: path };
        const snapshot = await snapshotOfFiles({ [FILE]: text });
        const before = plainResources(snapshot);
        const after = applied({ [FILE]: text }, snapshot.plan([change]))[FILE] ?? "";
        const result = await snapshotOfFiles({ [FILE]: after });
        expect(result.problems).toEqual([]);
        expect(plainResources(result)).toEqual({ ...before, [SERVICE]: withoutField(before[SERVICE], path) });
        expect(result.plan(fieldOf(before[SERVICE], path) === undefined ? [change] : [])).toEqual({
          ok: true,
          edits: [],
        });
        expectOneStretch(text, after);
      }),
      { numRuns: 1000, seed: 18 },
    );
  });

  it("a change and its inverse give the original text, byte for byte", async () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
    await fc.assert(
      fc.asyncProperty(case_, name, fc.boolean(), async ({ text, module, path, value }, label, renames) => {
        const old = module.literals[path];
        const [change, inverse]: readonly Change[] =
          renames || old === undefined
            ? [
                { op: "rename", resource: SERVICE, name: label },
                { op: "rename", resource: `google_compute_backend_service.${label}`, name: "web" },
              ]
            : [
                { op: "setField", resource: SERVICE, field: path, value },
                { op: "setField", resource: SERVICE, field: path, value: old },
              ];
        if (!change || !inverse) return;
        const changed = applied({ [FILE]: text }, (await snapshotOfFiles({ [FILE]: text })).plan([change]));
        expect(applied(changed, (await snapshotOfFiles(changed)).plan([inverse]))).toEqual({ [FILE]: text });
      }),
      { numRuns: 1000, seed: 19 },
    );
  });

  it("addResource and removeResource: what was there is what it was", async () => {
    await fc.assert(
      fc.asyncProperty(jsonModule, text, async ({ text }, description) => {
        const add: Change = {
          op: "addResource",
          kind: "BackendService",
          name: "more",
          scope: "global",
          fields: { description, backends: [{ group: { ref: "google_compute_network_endpoint_group.g0" } }] },
        };
        const snapshot = await snapshotOfFiles({ [FILE]: text });
        const before = plainResources(snapshot);
        const added = applied({ [FILE]: text }, snapshot.plan([add]));
        const result = await snapshotOfFiles(added);
        const { "google_compute_backend_service.more": more, ...others } = plainResources(result);
        expect(others).toEqual(before);
        expect(more).toMatchObject({ name: "more", description });
        expectOneStretch(text, added[FILE] ?? "");
        const removed = applied(
          added,
          result.plan([{ op: "removeResource", resource: "google_compute_backend_service.more" }]),
        );
        expect(removed).toEqual({ [FILE]: text });
      }),
      { numRuns: 1000, seed: 20 },
    );
  });
});

/** Checks that the texts differ in one stretch, white space aside, and that little of what was there is in it. */
function expectOneStretch(textBefore: string, textAfter: string): void {
  const before = textBefore.replace(/\s+/g, "");
  const after = textAfter.replace(/\s+/g, "");
  let prefix = 0;
  while (prefix < before.length && before[prefix] === after[prefix]) prefix++;
  let suffix = 0;
  while (suffix < Math.min(before.length, after.length) - prefix && before.at(-1 - suffix) === after.at(-1 - suffix))
    suffix++;
  expect(before.length - prefix - suffix).toBeLessThanOrEqual(120);
}

/** The text as the tool that wrote `like` would lay it out, where nothing but layout may differ. */
function relaid(after: string, like: string): string {
  const unit = /\n([ \t]+)/.exec(like)?.[1] ?? "";
  const lineBreak = like.includes("\r\n") ? "\r\n" : "\n";
  const end = like.endsWith("\n") ? lineBreak : "";
  return JSON.stringify(JSON.parse(after), null, unit).replace(/\n/g, lineBreak) + end;
}
