/** Every load balancer that can be made from nothing, in every variant, and the answers that make it. */
import { newProduct } from "../../../../src/core/editing/new-load-balancer/all";
import type { Answers } from "../../../../src/core/editing/new-load-balancer/model";
import { type NewLoadBalancer, NewLoadBalancerPlan } from "../../../../src/core/editing/new-load-balancer/plan";
import type { Target } from "../../../../src/core/editing/new-load-balancer/surroundings";
import { applyTextEdits } from "../../../../src/core/model/change";
import type { Engine, Snapshot } from "../../../../src/core/snapshot";

export interface Case {
  readonly name: string;
  readonly product: string;
  readonly answers: Answers;
}

const given: Answers = {
  project: "my-project",
  domain: "www.example.com",
  origin: "origin.example.net",
  service: "shop",
  bucket: "shop-assets",
};

const variants: Readonly<Record<string, readonly Answers[]>> = {
  "global-external-alb": ["internet-neg", "cloud-run", "zonal-neg", "bucket"].map((backend) => ({ backend })),
  "regional-external-alb": [{ backend: "zonal-neg" }, { backend: "cloud-run" }],
  "regional-internal-alb": [{ backend: "zonal-neg" }, { backend: "cloud-run", scheme: "http" }],
  "cross-region-internal-alb": [{ backend: "zonal-neg" }, { backend: "cloud-run", scheme: "http" }],
  "global-external-proxy-nlb": [{}],
  "regional-external-proxy-nlb": [{}],
  "regional-internal-proxy-nlb": [{}],
  "cross-region-internal-proxy-nlb": [{}],
  "external-passthrough-nlb": [{}],
  "internal-passthrough-nlb": [{}],
};

export const cases: readonly Case[] = Object.entries(variants).flatMap(([product, list]) =>
  list.map((answers) => ({ name: [product, ...Object.values(answers)].join(", "), product, answers })),
);

export const targets: readonly Target[] = [
  { format: "terraform", file: "load-balancer.tf" },
  { format: "terraform", file: "load-balancer.tf.json" },
  { format: "config-connector", file: "load-balancer.yaml" },
];

/** Makes the load balancer of a case, with the answers that are offered where the case gives none. */
export function make({ product, answers }: Case, snapshot: Snapshot, target: Target): NewLoadBalancer {
  const found = newProduct(product);
  if (!found) throw new Error(`there is no product ${product}`);
  const plan = new NewLoadBalancerPlan(snapshot.topology, found, target);
  const whole = plan.complete(answers);
  // Only what is asked is given, as a person would.
  let asked = whole;
  while (asked.missing) {
    const { id } = asked.missing;
    asked = plan.complete({ ...asked.answers, [id]: given[id] ?? "" });
  }
  for (const [id, answer] of Object.entries(asked.answers)) {
    const wrong = plan.check(id, answer, asked.answers);
    if (wrong) throw new Error(`${id}: ${wrong}`);
  }
  return plan.build(asked.answers);
}

/** The text of the file after the load balancer has been made, and what the engine says of it. */
export function write(
  engine: Engine,
  { changes }: NewLoadBalancer,
  file: string,
): { text: string; snapshot: Snapshot } {
  const plan = engine.snapshot.plan(changes);
  if (!plan.ok) throw new Error(plan.reason);
  const text = applyTextEdits(
    engine.snapshot.text(file) ?? "",
    plan.edits.filter((it) => it.file === file),
  );
  return { text, snapshot: engine.update([{ path: file, text }]) };
}
