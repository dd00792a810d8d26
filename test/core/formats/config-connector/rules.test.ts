import { describe, expect, it } from "vitest";
import { fillAnswers } from "../../../../src/core/changes/answers";
import { constraints } from "../../../../src/core/constraints/all";
import { runConstraints } from "../../../../src/core/constraints/run";
import { asConfigConnector } from "../../../../src/core/examples/as-config-connector";
import { inConfigConnector } from "../../../../src/core/examples/in-config-connector";
import { configConnectorFormat } from "../../../../src/core/formats/config-connector";
import { applyTextEdits } from "../../../../src/core/model/change";
import type { Question } from "../../../../src/core/model/finding";
import { buildTopology } from "../../../../src/core/topology/build";
import { snapshotOf, terraformOf } from "../../../support/terraform";

/** Rules whose example has something that Config Connector does not: nothing to compare then. */
const without: ReadonlySet<string> = new Set([
  // Many endpoints in one resource, and endpoints of regional groups.
  "endpoint-duplicate",
  "neg-endpoint-limit",
  "neg-takes-no-endpoints",
  "portmap-endpoint-client-port-required",
  // Networks without subnetworks.
  "neg-legacy-network",
  // A reference to nothing cannot be written.
  "dangling-reference",
  // A check of Terraform's provider: the API takes 1 for what is absent.
  "tf-regional-external-capacity-scaler",
  // The example's secret is a variable.
  "private-origin-auth-needs-internet-neg",
  // About the defaults of Terraform's provider.
  "terraform-default-scheme",
  // The example's function is written anew as a Cloud Run service; the rule's own test reads one of Config Connector.
  "serverless-function-gen1-needs-global-external",
  // Projects are not written anew; the rule's own test reads some.
  "serverless-neg-project-mismatch",
]);

const answers: Readonly<Record<Question["check"], string>> = { fqdn: "origin.example.com", name: "fresh", port: "443" };

function read(text: string) {
  const session = configConnectorFormat.open();
  session.update("lb.yaml", text);
  const { resources, problems, declares } = session.result();
  const topology = buildTopology(resources, declares ? { declares } : {});
  return { session, topology, problems, findings: runConstraints(topology, { rules: {}, suppressions: [] }).findings };
}

describe("every rule and every repair works on manifests", () => {
  const rows = constraints.flatMap(({ meta }) =>
    meta.examples && !without.has(meta.id) ? [[meta.id, meta.examples] as const] : [],
  );

  it("shows no example on the page of a rule that would not report it", async () => {
    const terraform = await terraformOf();
    const shown = constraints.filter(({ meta }) => without.has(meta.id) && inConfigConnector(terraform, meta)?.bad.ok);
    expect(shown.map((it) => it.meta.id)).toEqual([]);
  });

  it("has most of the rules", () => {
    expect(rows.length).toBeGreaterThan(55);
  });

  it.each(rows)("%s", async (id, { bad, good }) => {
    const own = (findings: readonly { rule: string }[]) => findings.filter((it) => it.rule === id);
    const snapshot = await snapshotOf(bad);
    const { text } = asConfigConnector(snapshot.topology);
    const { session, topology, problems, findings } = read(text);
    expect(problems).toEqual([]);
    expect(own(findings).length, text).toBe(own(snapshot.findings).length);
    for (const finding of findings.filter((it) => it.rule === id))
      for (const { title, changes, ask } of finding.fixes) {
        const plan = session.plan(topology, fillAnswers(changes, ask ? { [ask.id]: answers[ask.check] } : {}));
        if (!plan.ok) throw new Error(`${title}: ${plan.reason}`);
        const after = read(applyTextEdits(text, plan.edits));
        expect(after.problems).toEqual([]);
        expect(own(after.findings).length, title).toBeLessThan(own(findings).length);
      }
    const fine = asConfigConnector((await snapshotOf(good)).topology);
    // What could not be written may be what makes it good.
    if (fine.left.length === 0) expect(own(read(fine.text).findings), fine.text).toEqual([]);
  });
});
