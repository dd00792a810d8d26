/** However the files of modules came to be what they are, they mean what they would mean read anew. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Engine, Snapshot } from "../../../../../src/core/snapshot";
import { engineOf } from "../../../../support/terraform";
import { files } from "./files";

const paths = Object.keys(files);

/** Changes that people make, and some that they only make on the way to another. */
const rewrites: readonly (readonly [path: string, from: string, to: string])[] = [
  ["live/terraform.tfvars", 'run = "images"', 'groups = ["b"]'],
  ["live/terraform.tfvars", "timeout = 10", "timeout = 20"],
  ["live/terraform.tfvars", "blog = {", "news = {"],
  ["live/main.tf", 'toset(["b", "c"])', "var.zones"],
  ["live/main.tf", "for_each = var.front_ends", "# many"],
  ["live/main.tf", "each.value.default", '"api"'],
  ["live/main.tf", 'source   = "../modules/front"', 'source   = "../modules/gone"'],
  ["live/main.tf", 'source   = "../modules/front"', 'source   = "acme/front/google"'],
  ["live/main.tf", 'project = "shop-prod"', 'project = "shop-test"'],
  ["modules/front/main.tf", "if it.run != null", ""],
  ["modules/front/main.tf", "each.value.cdn", "true"],
  ["modules/front/main.tf", 'source   = "../neg"', 'source   = "../front"'],
  ["modules/front/main.tf", 'output "http_proxy"', 'output "proxy"'],
  ["modules/front/main.tf", "google_compute_url_map.this.id", "google_compute_url_map.that.id"],
  ["modules/front/variables.tf", 'default = "europe-west1"', 'default = "us-east1"'],
  ["modules/neg/main.tf", "google_compute_region_network_endpoint_group.this.id", "var.name"],
  ["modules/neg/main.tf", "name                  = var.name", 'name = "${var.name}-neg"'],
];

type Step =
  | { readonly do: "rewrite" | "undo"; readonly which: number }
  | { readonly do: "insert"; readonly path: string; readonly at: number; readonly text: string }
  | { readonly do: "delete" | "restore"; readonly path: string };

const path = fc.constantFrom(...paths);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("rewrite" as const, "undo" as const),
      which: fc.nat(rewrites.length - 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("insert" as const),
      path,
      at: fc.nat(4000),
      text: fc.constantFrom(
        "\n",
        "# c\n",
        "{",
        "}",
        '"',
        "x",
        '\nmodule "more" {\n  source = "../neg"\n  name = "m"\n}\n',
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("delete" as const, "restore" as const), path }) },
);

test("edits one after the other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const now = new Map(Object.entries(files));
      const engine = await engineOf(files);
      try {
        for (const it of steps) {
          for (const [file, text] of apply(it, now)) engine.update([{ path: file, text }]);
          await expectSame(engine, now);
        }
      } finally {
        engine.dispose();
      }
    }),
    { numRuns: 40, seed: 3 },
  );
});

/** Makes the step; gives the files that it changed. */
function apply(it: Step, now: Map<string, string>): [string, string | undefined][] {
  if ("which" in it) {
    const [file, a, b] = rewrites[it.which] ?? ["", "", ""];
    const [from, to] = it.do === "rewrite" ? [a, b] : [b, a];
    const before = now.get(file);
    if (before === undefined || from === "" || !before.includes(from)) return [];
    now.set(file, before.replace(from, to));
    return [[file, now.get(file)]];
  }
  if (it.do === "delete") {
    now.delete(it.path);
    return [[it.path, undefined]];
  }
  const before = now.get(it.path) ?? "";
  const at = "at" in it ? it.at % (before.length + 1) : 0;
  now.set(it.path, "at" in it ? before.slice(0, at) + it.text + before.slice(at) : (files[it.path] ?? ""));
  return [[it.path, now.get(it.path)]];
}

async function expectSame(engine: Engine, now: ReadonlyMap<string, string>): Promise<void> {
  const fresh = await engineOf(Object.fromEntries(now));
  expect(shown(engine.snapshot)).toEqual(shown(fresh.snapshot));
  fresh.dispose();
}

function shown({ topology, problems, findings, wants }: Snapshot) {
  const { resources, edges, ghosts, unresolved } = topology;
  return JSON.parse(JSON.stringify({ resources, edges, ghosts, unresolved, problems, findings, wants }));
}
