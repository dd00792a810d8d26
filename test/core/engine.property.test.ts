/** Whatever came before, a snapshot says what a new engine says of the same files. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../src/core/snapshot";
import { engineOf } from "../support/terraform";

const terraform = (name: string) => `resource "google_compute_backend_service" "${name}" {
  name        = "${name}"
  project     = "p"
  timeout_sec = 10
}

resource "google_compute_url_map" "${name}" {
  name            = "${name}"
  default_service = "projects/p/global/backendServices/web"
}
`;
const manifest = (name: string) => `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeURLMap
metadata:
  name: ${name}
spec:
  location: global
  defaultService:
    backendServiceRef:
      external: projects/p/global/backendServices/web
`;
const exported = (name: string) => `kind: compute#backendService
name: ${name}
selfLink: https://www.googleapis.com/compute/v1/projects/p/global/backendServices/${name}
customRequestHeaders: [no colon]
`;
const plan = (name: string) =>
  JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.0",
    planned_values: {
      root_module: {
        resources: [
          {
            address: `google_compute_backend_service.${name}`,
            mode: "managed",
            type: "google_compute_backend_service",
            name,
            values: { name, project: "p", timeout_sec: 30 },
          },
        ],
      },
    },
  });

const names = fc.constantFrom("web", "api");
const text = fc.oneof(
  ...[terraform, manifest, exported, plan].map((make) => names.map(make)),
  fc.constant("kind: Service\n"),
  fc.constant("{"),
  // Cut off anywhere: what is left may be of no format, or of another.
  fc
    .tuple(fc.constantFrom(terraform, manifest, exported, plan), fc.nat(400))
    .map(([make, at]) => make("web").slice(0, at)),
);
const update = fc.record({
  path: fc.constantFrom("main.tf", "b/main.tf", "a.yaml", "b.yaml", "c.json", "d.json"),
  text: fc.option(text, { nil: undefined, freq: 6 }),
});

function said({ topology, findings, problems, files }: Snapshot) {
  return {
    files: [...files].sort(),
    resources: topology.resources.map((it) => it.id).sort(),
    edges: topology.edges.map((it) => `${it.id} ${it.to}`).sort(),
    unresolved: topology.unresolved.map((it) => `${it.from} ${it.field} ${it.reason}`).sort(),
    findings: findings.map((it) => `${it.id} ${it.range.start}`).sort(),
    problems: problems.map((it) => `${it.code} ${it.range.file} ${it.range.start}`).sort(),
  };
}

describe("an engine over several formats", () => {
  it("forgets nothing and keeps nothing that is gone", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(update, { minLength: 2, maxLength: 12 }), async (updates) => {
        const engine = await engineOf({});
        const files = new Map<string, string>();
        for (const it of updates) {
          engine.update([it]);
          said(engine.snapshot);
          if (it.text === undefined) files.delete(it.path);
          else files.set(it.path, it.text);
        }
        const fresh = await engineOf(Object.fromEntries(files));
        expect(said(engine.snapshot)).toEqual(said(fresh.snapshot));
        engine.dispose();
        fresh.dispose();
      }),
      { numRuns: 150, seed: 20261121 },
    );
  });
});
