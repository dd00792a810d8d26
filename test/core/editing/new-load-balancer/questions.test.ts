import { afterEach, describe, expect, it } from "vitest";
import { newProduct } from "../../../../src/core/editing/new-load-balancer/all";
import type { Answers } from "../../../../src/core/editing/new-load-balancer/model";
import { NewLoadBalancerPlan } from "../../../../src/core/editing/new-load-balancer/plan";
import type { Target } from "../../../../src/core/editing/new-load-balancer/surroundings";
import type { Engine } from "../../../../src/core/snapshot";
import { engineOf } from "../../../support/terraform";
import { write } from "./cases";

let engine: Engine;
afterEach(() => engine.dispose());

const terraform: Target = { format: "terraform", file: "lb.tf" };

async function planOf(product: string, files: Readonly<Record<string, string>> = {}, target = terraform) {
  engine = await engineOf(files);
  const found = newProduct(product);
  if (!found) throw new Error(`there is no product ${product}`);
  return new NewLoadBalancerPlan(engine.snapshot.topology, found, target);
}

/** The ids of all questions in their order, answered as given or as offered. */
function asked(plan: NewLoadBalancerPlan, given: Answers): string[] {
  const ids: string[] = [];
  let answers: Answers = {};
  for (let next = plan.next(answers); next; next = plan.next(answers)) {
    ids.push(next.id);
    answers = { ...answers, [next.id]: given[next.id] ?? next.fallback ?? "x" };
  }
  return ids;
}

const network = `resource "google_compute_network" "main" {
  name                    = "main"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "apps" {
  name          = "apps"
  region        = "europe-west4"
  network       = google_compute_network.main.id
  ip_cidr_range = "10.129.0.0/24"
}
`;
const proxies = `
resource "google_compute_subnetwork" "proxies" {
  name          = "proxies"
  region        = "europe-west4"
  network       = google_compute_network.main.id
  ip_cidr_range = "10.5.0.0/23"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}
`;

describe("the questions", () => {
  it.each([
    [{ backend: "cloud-run" }, "name domain backend region service protection"],
    [{ backend: "internet-neg" }, "name domain backend origin protection"],
    [{ backend: "bucket" }, "name domain backend bucket"],
    [{ backend: "zonal-neg" }, "name domain backend region zone port network protection"],
    [{ backend: "zonal-neg", network: "shared" }, "name domain backend region zone port network subnetwork protection"],
  ])("are those that the answers %o leave", async (answers, expected) => {
    const plan = await planOf("global-external-alb");
    expect(asked(plan, answers).join(" ")).toBe(expected);
  });

  it("ask for the project where manifests have to name it", async () => {
    const plan = await planOf("internal-passthrough-nlb", {}, { format: "config-connector", file: "lb.yaml" });
    expect(asked(plan, {}).slice(0, 2)).toEqual(["name", "project"]);
  });

  it("ask whether a network that is declared elsewhere has a proxy-only subnet", async () => {
    const plan = await planOf("regional-internal-proxy-nlb", { "main.tf": network });
    expect(asked(plan, { network: "shared" })).toContain("proxyOnly");
    expect(asked(plan, {})).not.toContain("proxyOnly");
  });

  it("offer what the workspace has", async () => {
    const plan = await planOf("regional-internal-alb", { "main.tf": network });
    const { answers, missing } = plan.complete({ scheme: "http" });
    expect(missing).toBeUndefined();
    expect(answers).toMatchObject({
      name: "web",
      region: "europe-west4",
      zone: "europe-west4-a",
      network: "google_compute_network.main",
      subnetwork: "google_compute_subnetwork.apps",
    });
  });

  it("offer nothing of another module", async () => {
    const plan = await planOf("regional-internal-alb", { "other/main.tf": network });
    expect(plan.complete({ scheme: "http" }).answers.network).toBe("new");
  });

  it("say which answer is missing", async () => {
    const plan = await planOf("global-external-alb");
    expect(plan.complete({}).missing).toMatchObject({ id: "domain", check: "fqdn" });
  });
});

describe("an answer", () => {
  const at = { region: "europe-west4" };
  it.each([
    ["name", "Web", {}, /lower-case/],
    ["name", "main", {}, /named main already/],
    ["name", "a".repeat(41), {}, /40 characters/],
    ["name", "shop", {}, undefined],
    ["domain", "https://example.com", {}, /Leave out/],
    ["backend", "vm", {}, /one of cloud-run/],
    ["region", "Frankfurt", {}, /reads like/],
    ["region", "northamerica-northeast1", {}, undefined],
    ["zone", "europe-west1-b", at, /not in europe-west4/],
    ["zone", "europe-west4-c", at, undefined],
    ["port", "0", {}, /no port/],
    ["bucket", "gs://assets", {}, /Leave out gs:/],
    ["bucket", "assets.example.com", {}, undefined],
    ["network", "google_compute_network.main", {}, undefined],
    ["network", "google_compute_network.other", {}, /"_" is none of these/],
    ["network", "projects/host/global/networks/shared", {}, undefined],
    ["project", "123456789", {}, /not its number/],
    ["colour", "red", {}, /asks for no "colour"/],
  ])("to %s may be %s or not", async (id, answer, answers, wrong) => {
    const plan = await planOf("global-external-alb", { "main.tf": network });
    const said = plan.check(id, answer, answers);
    if (wrong) expect(said).toMatch(wrong);
    else expect(said).toBeUndefined();
  });

  it("given before going back, to what does not apply any more, counts for nothing", async () => {
    const plan = await planOf("global-external-alb");
    const { answers } = plan.complete({ domain: "www.example.com", backend: "bucket", bucket: "assets" });
    const stale = plan.build({ ...answers, network: "new", port: "80", service: "shop" });
    expect(stale.changes).toEqual(plan.build(answers).changes);
  });
});

describe("beside a network that is there", () => {
  it("makes the proxy-only subnet where there is none, in a range that is free", async () => {
    const plan = await planOf("regional-internal-alb", { "main.tf": network });
    const { text, snapshot } = write(engine, plan.build(plan.complete({ scheme: "http" }).answers), "lb.tf");
    expect(snapshot.findings.filter((it) => it.severity !== "info").map((it) => it.message)).toEqual([]);
    expect(snapshot.topology.all("Network")).toHaveLength(1);
    expect(text).toContain("subnetwork            = google_compute_subnetwork.apps.id");
    // 10.129.0.0/23 would overlap.
    expect(text).toMatch(/ip_cidr_range = "10\.129\.2\.0\/23"\n {2}purpose {7}= "REGIONAL_MANAGED_PROXY"/);
  });

  it("uses the proxy-only subnet that is there", async () => {
    const plan = await planOf("regional-internal-alb", { "main.tf": network + proxies });
    const { text, snapshot } = write(engine, plan.build(plan.complete({ scheme: "http" }).answers), "lb.tf");
    expect(snapshot.topology.all("Subnetwork")).toHaveLength(2);
    expect(text).toContain("depends_on = [google_compute_subnetwork.proxies]");
    expect(text).toContain('source_ranges = ["10.5.0.0/23"]');
  });

  it("names one that is declared elsewhere by what was entered", async () => {
    const plan = await planOf("regional-internal-proxy-nlb");
    const { answers } = plan.complete({ network: "shared", subnetwork: "apps", proxyOnly: "existing" });
    const made = plan.build(answers);
    const { text, snapshot } = write(engine, made, "lb.tf");
    expect(text).toContain('network               = "shared"');
    expect(text).toContain('subnetwork            = "apps"');
    expect(text).not.toContain("depends_on");
    expect(snapshot.topology.all("Network", "Subnetwork")).toEqual([]);
    expect(made.notes.join(" ")).toContain("the range of the proxy-only subnet");
    expect(snapshot.findings.filter((it) => it.severity !== "info").map((it) => it.message)).toEqual([]);
  });

  it("names one that Config Connector does not manage by its link", async () => {
    const target: Target = { format: "config-connector", file: "lb.yaml" };
    const plan = await planOf("internal-passthrough-nlb", {}, target);
    const { answers } = plan.complete({ project: "my-project", network: "shared", subnetwork: "apps" });
    const { text } = write(engine, plan.build(answers), "lb.yaml");
    expect(text).toContain("external: projects/my-project/global/networks/shared");
    expect(text).toContain("external: projects/my-project/regions/us-central1/subnetworks/apps");
  });
});
