/** The same load balancers written in every format: the same topology, the same products, the same findings. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { formatScope, type Resource } from "../../../src/core/model/resource";
import type { Snapshot } from "../../../src/core/snapshot";
import { snapshotOf } from "../../support/terraform";

const folder = path.join(import.meta.dirname, "one-load-balancer");
const original = "terraform";

/** What belongs to load balancers; of what is around them (networks, buckets), an export says no more than the link. */
const around = new Set(["Network", "Subnetwork", "StorageBucket", "Instance"]);

/** Rules that only one format can break: Terraform's own checks, and what others do not show. */
const ownOfFormats = new Set([
  // Terraform's provider refuses it, the API does not.
  "tf-regional-external-capacity-scaler",
  // A plan and an export do not say whether a literal or a variable was in the text.
  "inline-secret",
  // An export need not hold every subnetwork of its project.
  "proxy-only-subnet-missing",
]);

const identity = (it: Resource) => `${it.kind} ${formatScope(it.scope)} ${it.name}`;

function read(format: string): Promise<Snapshot> {
  const names = readdirSync(path.join(folder, format));
  const text = (name: string) => readFileSync(path.join(folder, format, name), "utf8");
  return snapshotOf(Object.fromEntries(names.map((name) => [`${format}/${name}`, text(name)])));
}

function summary({ topology, findings, problems, ruleFailures }: Snapshot) {
  const name = (id: string) => {
    const resource = topology.get(id);
    return resource ? identity(resource) : id;
  };
  const kept = topology.resources.filter((it) => !around.has(it.kind));
  const inside = new Set(kept.map((it) => it.id));
  return {
    problems: problems.map((it) => it.message),
    ruleFailures,
    resources: kept.map(identity).sort(),
    edges: topology.edges
      .filter((it) => inside.has(it.from) && inside.has(it.to))
      .map((it) => `${name(it.from)} -- ${it.field} --> ${name(it.to)}`)
      .sort(),
    dangling: topology.ghosts.filter((it) => it.state === "dangling"),
    loadBalancers: topology.loadBalancers
      .map((it) => `${it.candidates}: ${it.forwardingRules.map(name).sort().join(", ")}`)
      .sort(),
    findings: findings
      .filter((it) => !ownOfFormats.has(it.rule))
      .map((it) => `${it.rule} (${it.severity}) ${name(it.resource)} ${it.field ?? ""}`)
      .sort(),
  };
}

const formats = readdirSync(folder).filter((it) => it !== original);

test.each(formats)("%s tells the same as Terraform", async (format) => {
  const expected = summary(await read(original));
  expect(expected.findings.length).toBeGreaterThan(5);
  expect(expected.edges.length).toBeGreaterThan(40);
  expect(summary(await read(format))).toEqual(expected);
});

test("there is a folder for each format", () => {
  expect(formats).toEqual(["api-json", "api-yaml", "config-connector", "terraform-json", "terraform-plan"]);
});
