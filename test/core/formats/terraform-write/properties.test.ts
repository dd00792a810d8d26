import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planTerraform } from "../../../../src/core/formats/terraform/write/plan";
import { parseText } from "../../../../src/core/formats/terraform/write/text-parser";
import { kindOfTerraformType } from "../../../../src/core/kinds/registry";
import type { Change, EditPlan } from "../../../../src/core/model/change";
import type { ParsedResource } from "../../../../src/core/model/resource";
import { buildTopology } from "../../../../src/core/topology/build";
import { plainResources, withField, withoutField } from "../../../support/plain-resources";
import { type GeneratedModule, generatedModule } from "../../../support/terraform-modules";
import { applied, type Files, snapshotOfFiles, terraformIsThere, unformatted } from "../../../support/test-change";

const SERVICE = "google_compute_backend_service.web";

/** Texts with what is special in Terraform's strings. */
const text = fc.oneof(
  fc.constantFrom("HTTP", "", "a ${b} %{c}", '"', "\\", "$${", "%%{", "\n", "\r\n", "\t", "é", "#", "= 1"),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

interface Setting {
  readonly path: string;
  readonly value: string | number | boolean;
}

function settings(module: GeneratedModule): fc.Arbitrary<Setting> {
  const texts = ["description", "protocol", "sessionAffinity", "portName", "tlsSettings.sni", "iap.oauth2ClientId"];
  const numbers = ["timeoutSec", "affinityCookieTtlSec", "logConfig.sampleRate"];
  const flags = ["enableCDN", "logConfig.enable", "cdnPolicy.cacheKeyPolicy.includeHost"];
  for (let index = 0; index <= module.backends; index++) {
    texts.push(`backends[${index}].balancingMode`);
    numbers.push(`backends[${index}].capacityScaler`);
    flags.push(`backends[${index}].failover`);
  }
  for (let index = 0; index <= module.headers; index++) texts.push(`customRequestHeaders[${index}]`);
  return fc.oneof(
    fc.record({ path: fc.constantFrom(...texts), value: text }),
    fc.record({ path: fc.constantFrom(...numbers), value: fc.nat(100) }),
    fc.record({ path: fc.constantFrom(...flags), value: fc.boolean() }),
  );
}

const moduleAndSetting = generatedModule.chain((module) => settings(module).map((setting) => ({ module, setting })));

describe("properties of the writer", () => {
  it("setField: the field says the value, every other field what it said; again it does nothing", async () => {
    await fc.assert(
      fc.asyncProperty(moduleAndSetting, async ({ module, setting }) => {
        const files = { "main.tf": module.text };
        const change: Change = { op: "setField", resource: SERVICE, field: setting.path, value: setting.value };
        const snapshot = await snapshotOfFiles(files);
        const before = plainResources(snapshot);
        const after = applied(files, snapshot.plan([change]));
        const result = await snapshotOfFiles(after);
        expect(result.problems.filter((it) => it.code === "syntax")).toEqual([]);
        expect(plainResources(result)).toEqual({
          ...before,
          [SERVICE]: withField(before[SERVICE], setting.path, setting.value),
        });
        expect(result.plan([change])).toEqual({ ok: true, edits: [] });
        expectRestUntouched(module.text, after["main.tf"] ?? "", 1);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  it("removeField: the field is gone, every other field says what it said; comments stay", async () => {
    await fc.assert(
      fc.asyncProperty(moduleAndSetting, async ({ module, setting }) => {
        const files = { "main.tf": module.text };
        const change: Change = { op: "removeField", resource: SERVICE, field: setting.path };
        const snapshot = await snapshotOfFiles(files);
        const before = plainResources(snapshot);
        const after = applied(files, snapshot.plan([change]));
        const result = await snapshotOfFiles(after);
        expect(plainResources(result)).toEqual({ ...before, [SERVICE]: withoutField(before[SERVICE], setting.path) });
        expectRestUntouched(module.text, after["main.tf"] ?? "", 3);
        for (const comment of module.text.match(/^ *#.*$/gm) ?? []) expect(after["main.tf"]).toContain(comment);
      }),
      { numRuns: 1000, seed: 8 },
    );
  });

  it("a change and its inverse give the original text, byte for byte", () => {
    const changes = generatedModule.chain((module) =>
      fc.record({
        module: fc.constant(module),
        setting: settings(module),
        gesture: fc.constantFrom<"field" | "connect" | "rename">("field", "connect", "rename"),
        name: fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
      }),
    );
    fc.assert(
      fc.property(changes, ({ module, setting, gesture, name }) => {
        const files = { "main.tf": module.text };
        const [change, inverse] = changeAndInverse(module, setting, gesture, name);
        const changed = applied(files, planFromText(files, [change]));
        const back = applied(changed, planFromText(changed, [inverse]));
        // Lines that stood apart from the formatter's ways may have come to fit them by the change, and then keep to them.
        if (module.style === "formatted") expect(back).toEqual(files);
        else expect(withoutBlanks(back)).toEqual(withoutBlanks(files));
        const together = planFromText(files, [change, inverse]);
        expect(together, "in one plan they cancel out").toMatchObject(
          module.style === "formatted" ? { ok: true, edits: [] } : { ok: true },
        );
      }),
      { numRuns: 1000, seed: 9 },
    );
  });

  it.skipIf(!terraformIsThere)(
    "leaves formatted text as terraform fmt leaves it (skipped without terraform)",
    async () => {
      const before: Record<string, string> = {};
      const after: Record<string, string> = {};
      for (const [index, { module, setting }] of fc.sample(moduleAndSetting, { numRuns: 400, seed: 10 }).entries()) {
        if (module.style === "loose") continue;
        const files = { "main.tf": module.text };
        for (const op of ["setField", "removeField"] as const) {
          const change = {
            op,
            resource: SERVICE,
            field: setting.path,
            ...(op === "setField" ? { value: setting.value } : {}),
          } as Change;
          before[`${index}-${op}`] = module.text.replace(/\r\n/g, "\n");
          after[`${index}-${op}`] = (
            applied(files, (await snapshotOfFiles(files)).plan([change]))["main.tf"] ?? ""
          ).replace(/\r\n/g, "\n");
        }
      }
      expect(Object.keys(after).length).toBeGreaterThan(200);
      expect(unformatted(before)).toEqual([]);
      expect(unformatted(after)).toEqual([]);
    },
  );
});

function changeAndInverse(
  module: GeneratedModule,
  setting: Setting,
  gesture: "field" | "connect" | "rename",
  name: string,
): readonly [Change, Change] {
  if (gesture === "rename")
    return [
      { op: "rename", resource: SERVICE, name },
      { op: "rename", resource: `google_compute_backend_service.${name}`, name: "web" },
    ];
  const old = module.literals[setting.path];
  const isExpression = old === undefined && /^(portName|sessionAffinity|compressionMode)$/.test(setting.path);
  // A one-line block that was opened up for more stays open; an expression that was replaced is gone.
  if (gesture === "connect" || isExpression || (module.shortBackends && setting.path.startsWith("backends"))) {
    const edge = { from: SERVICE, to: `google_compute_network_endpoint_group.g${module.backends}` };
    return [
      { op: "connect", ...edge },
      { op: "disconnect", ...edge },
    ];
  }
  const change: Change = { op: "setField", resource: SERVICE, field: setting.path, value: setting.value };
  if (typeof old === "string" || typeof old === "number" || typeof old === "boolean")
    return [change, { ...change, value: old }];
  // Removing the only field of a new item would leave the item.
  const added = `backends[${module.backends}]`;
  return [
    change,
    { op: "removeField", resource: SERVICE, field: setting.path.startsWith(added) ? added : setting.path },
  ];
}

/** A plan over texts alone: resources are known by their addresses, their values are not. Quicker than an engine. */
function planFromText(files: Files, changes: readonly Change[]): EditPlan {
  const parsed = new Map(Object.entries(files).map(([path, it]) => [path, parseText(path, it)]));
  const resources = [...parsed.values()].flatMap((file) =>
    file.blocks.flatMap(({ block, offset }): ParsedResource[] => {
      const [typeName = "", label = ""] = block.labels.map((it) => it.text);
      const known = kindOfTerraformType(typeName);
      if (block.type !== "resource" || !known) return [];
      const range = { file: file.path, start: offset, end: offset + block.end };
      return [
        {
          address: `${typeName}.${label}`,
          module: "",
          kind: known.spec.kind,
          format: "terraform",
          typeName,
          scope: { level: "unknown" },
          fields: { type: "object", fields: {}, range, open: "not read" },
          range,
          headRange: range,
        },
      ];
    }),
  );
  return planTerraform(parsed, buildTopology(resources), changes);
}

function withoutBlanks(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, it]) => [path, it.replace(/ +/g, " ")]));
}

/** Checks that, blanks aside, all lines but a few neighbouring ones are those of before. */
function expectRestUntouched(before: string, after: string, most: number): void {
  const lines = (it: string) => it.split("\n").map((line) => line.replace(/ +/g, " "));
  const old = lines(before);
  const now = lines(after);
  let prefix = 0;
  while (prefix < old.length && old[prefix] === now[prefix]) prefix++;
  let suffix = 0;
  while (suffix < Math.min(old.length, now.length) - prefix && old.at(-1 - suffix) === now.at(-1 - suffix)) suffix++;
  const replaced = old.slice(prefix, old.length - suffix).filter((it) => it.trim() !== "");
  expect(replaced.length).toBeLessThanOrEqual(most);
}
