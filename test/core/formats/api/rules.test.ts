import { describe, expect, it } from "vitest";
import { fillAnswers } from "../../../../src/core/changes/answers";
import { constraints } from "../../../../src/core/constraints/all";
import { runConstraints } from "../../../../src/core/constraints/run";
import { apiFormat } from "../../../../src/core/formats/api";
import { applyTextEdits } from "../../../../src/core/model/change";
import type { Question } from "../../../../src/core/model/finding";
import { buildTopology } from "../../../../src/core/topology/build";
import { asApi, type Files } from "../../../support/as-api";
import { snapshotOf } from "../../../support/terraform";

/** Rules whose example has something that no object of the API has: nothing to compare then. */
const without: ReadonlySet<string> = new Set<string>([
  // A reference to nothing cannot be written, and an object that is there twice is the same object.
  "dangling-reference",
  "duplicate-name",
  // About the defaults of Terraform's provider.
  "terraform-default-scheme",
  // No object has a name that the API refuses.
  "resource-name-invalid",
  // A check of Terraform's provider: the API takes 1 for what is absent.
  "tf-regional-external-capacity-scaler",
  // Functions are no objects of the Compute API, and a name alone says nothing about their generation.
  "serverless-function-gen1-needs-global-external",
  // Nor are Cloud Run services.
  "cloud-run-ingress-open",
  "serverless-neg-project-mismatch",
  "serverless-neg-region-mismatch",
]);

const answers: Readonly<Record<Question["check"], string>> = { fqdn: "origin.example.com", name: "fresh", port: "443" };

function read(files: Files) {
  const session = apiFormat.open();
  for (const [path, text] of Object.entries(files)) session.update(path, text);
  const { resources, problems, declares } = session.result();
  const topology = buildTopology(resources, declares ? { declares } : {});
  return { session, topology, problems, findings: runConstraints(topology, { rules: {}, suppressions: [] }).findings };
}

describe.each(["yaml", "json"] as const)("every rule and every repair works on %s of the API", (language) => {
  const rows = constraints.flatMap(({ meta }) =>
    meta.examples && !without.has(meta.id) ? [[meta.id, meta.examples] as const] : [],
  );

  it("has most of the rules", () => {
    expect(rows.length).toBeGreaterThan(55);
  });

  it.each(rows)("%s", async (id, { bad, good }) => {
    const own = (findings: readonly { rule: string }[]) => findings.filter((it) => it.rule === id);
    const snapshot = await snapshotOf(bad);
    const { files, left } = asApi(snapshot.topology, language);
    const { session, topology, problems, findings } = read(files);
    expect(problems).toEqual([]);
    expect(own(findings).length, left.join("\n")).toBe(own(snapshot.findings).length);
    for (const finding of findings.filter((it) => it.rule === id))
      for (const { title, changes, ask } of finding.fixes) {
        const plan = session.plan(topology, fillAnswers(changes, ask ? { [ask.id]: answers[ask.check] } : {}));
        if (!plan.ok) throw new Error(`${title}: ${plan.reason}`);
        const edited = Object.fromEntries(
          Object.entries(files).map(([path, text]) => [
            path,
            applyTextEdits(
              text,
              plan.edits.filter((it) => it.file === path),
            ),
          ]),
        );
        const after = read(edited);
        expect(after.problems).toEqual([]);
        expect(own(after.findings).length, title).toBeLessThan(own(findings).length);
      }
    const fine = asApi((await snapshotOf(good)).topology, language);
    // What could not be written may be what makes it good.
    if (fine.left.length === 0)
      expect(own(read(fine.files).findings), Object.values(fine.files).join("\n")).toEqual([]);
  });
});
