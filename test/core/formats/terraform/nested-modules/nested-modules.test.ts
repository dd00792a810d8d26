/** Two levels of modules over a map from a file of values, and the same without the values. */
import { expect, test } from "vitest";
import { isFullyKnown } from "../../../../../src/core/model/value";
import { snapshotOf } from "../../../../support/terraform";
import { expectedEdges, files } from "./files";

test("with values: every edge is there, and every value is known", async () => {
  const snapshot = await snapshotOf(files);
  expect(snapshot.problems).toEqual([]);
  expect(snapshot.topology.unresolved).toEqual([]);
  const edges = snapshot.topology.edges.map((it) => `${it.from} ${it.role} ${it.to}`);
  expect(edges.sort()).toEqual(expectedEdges);
  for (const it of snapshot.topology.resources) {
    expect(it.many, it.id).toBeUndefined();
    expect(isFullyKnown(it.fields), it.id).toBe(true);
    expect(it.module).toBe("live");
    expect(it.project, it.id).toBe("shop-prod");
  }
  const api = snapshot.topology.get('module.front["shop"].google_compute_backend_service.this["api"]');
  expect(api?.fields.fields).toMatchObject({
    name: { value: "shop-api" },
    protocol: { value: "HTTPS" },
    timeoutSec: { value: 10 },
    enableCDN: { value: false },
  });
  expect(api?.calls?.map((it) => it.what)).toEqual(['module.front["shop"]']);
  const group = snapshot.topology.get(
    'module.front["shop"].module.neg["img"].google_compute_region_network_endpoint_group.this',
  );
  expect(group?.calls?.map((it) => `${it.what} in ${it.range?.file}`)).toEqual([
    'module.front["shop"] in live/main.tf',
    'module.front["shop"].module.neg["img"] in modules/front/main.tf',
  ]);
  expect(snapshot.topology.loadBalancers).toHaveLength(2);
  expect(snapshot.findings.filter((it) => it.severity === "error")).toEqual([]);
});

test("without values: nothing is guessed, and the reasons are there", async () => {
  const { "live/terraform.tfvars": _, ...rest } = files;
  const snapshot = await snapshotOf(rest);
  expect(snapshot.problems).toEqual([]);
  const of = (id: string) => snapshot.topology.get(id);
  const service = of("module.front.google_compute_backend_service.this");
  expect(service?.many).toMatchObject({ by: "for_each", expression: "var.services" });
  expect(service?.fields.fields.name).toMatchObject({ type: "unknown" });
  expect(of("module.front.module.neg.google_compute_region_network_endpoint_group.this")?.many).toMatchObject({
    by: "for_each",
  });
  for (const it of snapshot.topology.unresolved) expect(it.state, it.reference).toBe("unknown");
  expect(new Set(snapshot.topology.unresolved.map((it) => it.reason)).size).toBeGreaterThan(0);
  // One that stands for all still leads to what is the same in all.
  expect(snapshot.topology.edges.map((it) => `${it.from} ${it.role} ${it.to}`)).toEqual(
    expect.arrayContaining([
      "google_compute_global_forwarding_rule.extra target module.front.google_compute_target_http_proxy.this",
      "module.front.google_compute_target_http_proxy.this urlMap module.front.google_compute_url_map.this",
      "module.front.google_compute_url_map.this defaultService module.front.google_compute_backend_service.this",
    ]),
  );
  expect(snapshot.findings.filter((it) => it.severity === "error")).toEqual([]);
});
