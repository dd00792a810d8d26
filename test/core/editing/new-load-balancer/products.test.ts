import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { newProducts } from "../../../../src/core/editing/new-load-balancer/all";
import type { Engine } from "../../../../src/core/snapshot";
import { productName } from "../../../../src/core/topology/products";
import { plainResources } from "../../../support/plain-resources";
import { engineOf } from "../../../support/terraform";
import { cases, make, targets, write } from "./cases";

let engine: Engine;
afterEach(() => engine?.dispose());

/** Nothing that a default could avoid: it is so with every global internet NEG. */
const unavoidable = ["global-internet-neg-no-failover"];

describe.each(targets)("a new load balancer in $file", (target) => {
  it.each(cases)("$name", async (one) => {
    engine = await engineOf({});
    const made = make(one, engine.snapshot, target);
    const { text, snapshot } = write(engine, made, target.file);
    const { topology, findings, problems } = snapshot;
    expect(problems).toEqual([]);
    expect(topology.loadBalancers.map((it) => it.candidates)).toEqual([[one.product]]);
    expect(findings.filter((it) => !unavoidable.includes(it.rule)).map((it) => `${it.rule}: ${it.message}`)).toEqual(
      [],
    );
    expect(topology.ghosts.filter((it) => it.state !== "outside")).toEqual([]);
    // One resource for each change, and nothing of it got lost on the way.
    expect(topology.resources.map((it) => it.kind)).toHaveLength(made.changes.length);
    const [loadBalancer] = topology.loadBalancers;
    expect(loadBalancer?.forwardingRules).toHaveLength(topology.all("ForwardingRule").length);
    // The rest is what Terraform's JSON has no text of its own for: the same resources.
    if (target.file.endsWith(".json")) return;
    const slug = one.name.replaceAll(", ", "-");
    await expect(text).toMatchFileSnapshot(`texts/${slug}${path.extname(target.file)}`);
  });

  it.each(cases)("$name: doing it again makes another one beside it", async (one) => {
    engine = await engineOf({});
    write(engine, make(one, engine.snapshot, target), target.file);
    const before = engine.snapshot.text(target.file) ?? "";
    const { text, snapshot } = write(engine, make(one, engine.snapshot, target), target.file);
    if (!target.file.endsWith(".json")) expect(text.startsWith(before)).toBe(true);
    expect(snapshot.topology.loadBalancers.map((it) => it.candidates)).toEqual([[one.product], [one.product]]);
    expect(snapshot.findings.filter((it) => it.severity !== "info").map((it) => it.message)).toEqual([]);
    // What is there of the network is used.
    expect(snapshot.topology.all("Network").length).toBeLessThanOrEqual(1);
  });
});

describe("Terraform's two languages", () => {
  it.each(cases)("say the same: $name", async (one) => {
    const results = [];
    for (const target of targets.filter((it) => it.format === "terraform")) {
      engine = await engineOf({});
      const { snapshot } = write(engine, make(one, engine.snapshot, target), target.file);
      results.push(plainResources(snapshot));
      engine.dispose();
    }
    expect(results[1]).toEqual(results[0]);
  });
});

describe("terraform fmt", () => {
  it.skipIf(!hasTerraform())("has nothing to change", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "new-load-balancer-"));
    try {
      const target = { format: "terraform", file: "load-balancer.tf" } as const;
      for (const [index, one] of cases.entries()) {
        engine = await engineOf({});
        writeFileSync(
          path.join(folder, `${index}.tf`),
          write(engine, make(one, engine.snapshot, target), target.file).text,
        );
        engine.dispose();
      }
      expect(execFileSync("terraform", ["fmt", "-check", "-diff", folder], { encoding: "utf8" })).toBe("");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

it("offers every product but the classic ones, under the names of the documentation", () => {
  expect(newProducts.map((it) => it.id).filter((it) => it.startsWith("classic"))).toEqual([]);
  expect(newProducts.map((it) => it.label)).toEqual(newProducts.map((it) => productName(it.id)));
  expect(new Set(cases.map((it) => it.product))).toEqual(new Set(newProducts.map((it) => it.id)));
});

function hasTerraform(): boolean {
  try {
    execFileSync("terraform", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false; // The other tests do without it.
  }
}
