/** Deleting, duplicating and renaming: what is offered, and the text that comes of it. */
import { describe, expect, it } from "vitest";
import type { Planned } from "../../../src/core/editing/adding-model";
import { deletion, planDeletion } from "../../../src/core/editing/delete";
import { duplication, planDuplicate } from "../../../src/core/editing/duplicate";
import { naming, planRename } from "../../../src/core/editing/rename";
import type { Snapshot } from "../../../src/core/snapshot";
import { snapshotOf } from "../../support/terraform";
import { applied } from "../../support/test-change";

const rule = `resource "google_compute_global_forwarding_rule" "front" {
  name                  = "front"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  target                = google_compute_target_http_proxy.proxy.id
  ip_address            = google_compute_global_address.ip.id
  port_range            = "80"
}

resource "google_compute_global_address" "ip" {
  name = "ip"
}

resource "google_compute_target_http_proxy" "proxy" {
  name    = "proxy"
  url_map = google_compute_url_map.map.id
}
`;
const map = `
resource "google_compute_url_map" "map" {
  name            = "map"
  default_service = google_compute_backend_service.web.id

  host_rule {
    hosts        = ["api.example.com"]
    path_matcher = "api"
  }

  host_rule {
    hosts        = ["www.example.com"]
    path_matcher = "www"
  }

  path_matcher {
    name            = "api"
    default_service = google_compute_backend_service.api.id
  }

  path_matcher {
    name            = "www"
    default_service = google_compute_backend_service.web.id

    path_rule {
      paths   = ["/api/*"]
      service = google_compute_backend_service.api.id
    }

    path_rule {
      paths   = ["/assets/*"]
      service = google_compute_backend_service.web.id
    }
  }
}
`;
const service = (name: string, more = "") => `
resource "google_compute_backend_service" "${name}" {
  name                  = "${name}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
${more}}
`;
const neg = `
resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = 443
}
`;
const backend = "\n  backend {\n    group = google_compute_global_network_endpoint_group.origin.id\n  }\n";
const all = rule + map + service("web") + service("api", backend) + neg;
const ids = {
  api: "google_compute_backend_service.api",
  web: "google_compute_backend_service.web",
  map: "google_compute_url_map.map",
  neg: "google_compute_global_network_endpoint_group.origin",
};

async function written(
  plan: (snapshot: Snapshot) => Planned,
  text = all,
): Promise<{ text: string; snapshot: Snapshot }> {
  const snapshot = await snapshotOf(text);
  const planned = plan(snapshot);
  if (!planned.ok) throw new Error(planned.reason);
  const after = applied({ "main.tf": text }, snapshot.plan(planned.changes))["main.tf"] ?? "";
  return { text: after, snapshot: await snapshotOf(after) };
}
const dangling = (snapshot: Snapshot) =>
  snapshot.topology.ghosts.filter((it) => it.state === "dangling").map((it) => it.name);

describe("deleting", () => {
  it("lists each reference with the ways to treat it, and what only it used", async () => {
    const { uses, orphans, along } = deletion(await snapshotOf(all), ids.api);
    expect(uses.map((it) => [it.label, it.field, it.ways.map((way) => way.id)])).toEqual([
      ["URL map map", "pathMatchers[0].defaultService", ["disconnect", `to:${ids.web}`, "delete"]],
      ["URL map map", "pathMatchers[1].pathRules[0].service", ["disconnect", `to:${ids.web}`, "delete"]],
    ]);
    expect(orphans.map((it) => it.label)).toEqual(["network endpoint group origin"]);
    expect(along).toEqual([]);
  });

  it("takes path matchers, host rules and path rules away that lead nowhere else", async () => {
    const { text, snapshot } = await written((it) => planDeletion(it, { id: ids.api, ways: {}, also: [] }));
    expect(text).not.toContain("api");
    expect(text).toContain('paths   = ["/assets/*"]');
    expect(text).toContain("google_compute_global_network_endpoint_group");
    expect(dangling(snapshot)).toEqual([]);
    expect(snapshot.problems).toEqual([]);
  });

  it("takes orphans along that are asked for, with their endpoints", async () => {
    const { text } = await written((it) => planDeletion(it, { id: ids.api, ways: {}, also: [ids.neg] }));
    expect(text).toBe(
      (await written((it) => planDeletion(it, { id: ids.api, ways: {}, also: [] }))).text.replace(neg, ""),
    );
  });

  it("leads each reference where it is told", async () => {
    const before = deletion(await snapshotOf(all), ids.web);
    expect(before.uses.map((it) => it.ways[0]?.id)).toEqual([`to:${ids.api}`, `to:${ids.api}`, "disconnect"]);
    const ways = Object.fromEntries(before.uses.map((it) => [it.key, `to:${ids.api}`]));
    const { text, snapshot } = await written((it) => planDeletion(it, { id: ids.web, ways, also: [] }));
    expect(text).toBe(all.replace(service("web"), "").replaceAll("backend_service.web.", "backend_service.api."));
    expect(dangling(snapshot)).toEqual([]);
  });

  it("suggests another default for a path matcher that goes on", async () => {
    const { uses } = deletion(await snapshotOf(all), ids.web);
    expect(uses.find((it) => it.field === "pathMatchers[1].defaultService")?.ways.map((it) => it.id)).toEqual([
      `to:${ids.api}`,
      "disconnect",
      "delete",
    ]);
  });

  it("takes along who is of no use without it, and whoever needs those", async () => {
    const before = deletion(await snapshotOf(all), ids.map);
    expect(before.uses.map((it) => it.ways.map((way) => way.id))).toEqual([["delete"]]);
    const { text, snapshot } = await written((it) => planDeletion(it, { id: ids.map, ways: {}, also: [] }));
    expect(text).not.toMatch(/forwarding_rule|target_http_proxy|url_map/);
    expect(text).toContain("google_compute_global_address");
    expect(dangling(snapshot)).toEqual([]);
  });

  it("takes a group out of its service, with its endpoints", async () => {
    const { along } = deletion(await snapshotOf(all), ids.neg);
    expect(along).toHaveLength(1);
    const { text } = await written((it) => planDeletion(it, { id: ids.neg, ways: {}, also: [] }));
    expect(text).toBe(all.replace(neg, "").replace(backend, ""));
  });

  it("takes all instances of a block, which is one text", async () => {
    const text = `${service("web").replace('{\n  name                  = "web"', '{\n  for_each              = toset(["a", "b"])\n  name                  = "web-${each.key}"')}`;
    const snapshot = await snapshotOf(text);
    const id = `${ids.web}["a"]`;
    expect(deletion(snapshot, id).along).toHaveLength(1);
    expect((await written((it) => planDeletion(it, { id, ways: {}, also: [] }), text)).text.trim()).toBe("");
  });

  it("says why something cannot be deleted", async () => {
    const text = all.replace(service("web"), "");
    const snapshot = await snapshotOf(text);
    const [ghost] = snapshot.topology.ghosts;
    expect(deletion(snapshot, ghost?.id ?? "").none).toMatch(/is not defined in these files/);
    expect(planDeletion(snapshot, { id: "none", ways: {}, also: [] })).toMatchObject({ ok: false });
  });
});

describe("duplicating", () => {
  it("keeps references, and changes what two cannot both have", async () => {
    const id = "google_compute_global_forwarding_rule.front";
    const { entries } = duplication(await snapshotOf(all), id);
    expect(entries[0]).toMatchObject({ name: "front-copy", doc: expect.stringContaining("address of its own") });
    const { text, snapshot } = await written((it) => planDuplicate(it, { id, name: "front-2" }));
    expect(text).toContain('"front_2" {\n  name                  = "front-2"');
    const copy = snapshot.topology.get("google_compute_global_forwarding_rule.front_2");
    expect(Object.keys(copy?.fields.fields ?? {})).toEqual(["name", "loadBalancingScheme", "target", "portRange"]);
    expect(snapshot.findings.filter((it) => it.severity === "error")).toEqual([]);
  });

  it("is refused for instances, endpoints and names that are taken", async () => {
    const many = `${service("web").replace("{\n", "{\n  count = 2\n")}`;
    expect(duplication(await snapshotOf(many), `${ids.web}[0]`).none).toMatch(/makes several/);
    const snapshot = await snapshotOf(all);
    expect(duplication(snapshot, "google_compute_global_network_endpoint.origin").none).toMatch(/add another one/);
    expect(planDuplicate(snapshot, { id: ids.web, name: "api" })).toMatchObject({ ok: false, field: "name" });
  });
});

describe("renaming", () => {
  it("changes the label and every reference, and leaves a moved block", async () => {
    expect(naming(await snapshotOf(all), ids.web)).toMatchObject({
      names: [
        { id: "identity", value: "web", effect: expect.stringContaining("will follow") },
        { id: "name", value: "web", effect: expect.stringContaining("replaces the resource") },
      ],
      moved: true,
    });
    const { text, snapshot } = await written((it) => planRename(it, { id: ids.web, identity: "front", moved: true }));
    expect(text).not.toContain("backend_service.web.");
    expect(snapshot.topology.get("google_compute_backend_service.front")?.movedFrom).toEqual([ids.web]);
    expect(text).toContain('name                  = "web"');
  });

  it("changes both names in one step", async () => {
    const { text } = await written((it) =>
      planRename(it, { id: ids.web, identity: "front", name: "front", moved: false }),
    );
    expect(text).toBe(
      all.replaceAll("backend_service.web.", "backend_service.front.").replace(service("web"), service("front")),
    );
  });

  it("refuses names that are taken or wrong, and a name that an expression makes", async () => {
    const text = `${all.replace('name                  = "web"', "name                  = var.name")}\nvariable "name" {}\n`;
    const snapshot = await snapshotOf(text);
    expect(naming(snapshot, ids.web).names[1]?.fixed).toMatch(/var\.name/);
    expect(planRename(snapshot, { id: ids.web, identity: "api", moved: true })).toMatchObject({
      field: "identity",
      reason: "There is a backend service api already.",
    });
    expect(planRename(snapshot, { id: ids.web, identity: "1 2", moved: true })).toMatchObject({ field: "identity" });
    expect(planRename(snapshot, { id: ids.web, identity: "web", moved: true })).toMatchObject({ ok: false });
  });

  it("knows manifests by metadata.name", async () => {
    const manifest = `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: web
spec:
  location: global
`;
    const snapshot = await snapshotOf({ "lb.yaml": manifest });
    const id = snapshot.topology.resources[0]?.id ?? "";
    expect(naming(snapshot, id)).toMatchObject({ moved: false, names: [{ id: "identity", label: "metadata.name" }] });
    const plan = planRename(snapshot, { id, identity: "front", moved: true });
    expect(plan).toMatchObject({ changes: [{ op: "rename", resource: id, name: "front" }] });
    expect(plan.ok && applied({ "lb.yaml": manifest }, snapshot.plan(plan.changes))["lb.yaml"]).toBe(
      manifest.replace("name: web", "name: front"),
    );
  });
});
