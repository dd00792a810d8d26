/** From Terraform text to what the diagram shows. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildDiagram } from "../../../src/core/diagram/build";
import { nodeDetails } from "../../../src/core/diagram/details";
import { Diagram, NodeDetails } from "../../../src/core/diagram/model";
import type { Snapshot } from "../../../src/core/snapshot";
import { engineOf } from "../../support/terraform";

async function snapshotOf(files: Record<string, string>): Promise<Snapshot> {
  return (await engineOf(files)).snapshot;
}

describe("the sample workspace", () => {
  let snapshot: Snapshot;
  let diagram: Diagram;
  beforeAll(async () => {
    const folder = "test/samples/shop";
    const names = readdirSync(folder).filter((it) => it.endsWith(".tf"));
    snapshot = await snapshotOf(
      Object.fromEntries(names.map((it) => [`shop/${it}`, readFileSync(path.join(folder, it), "utf8")])),
    );
    diagram = buildDiagram(snapshot);
  });

  it("is what the protocol can carry", () => {
    expect(Diagram.parse(diagram)).toEqual(diagram);
    for (const node of diagram.nodes) expect(() => NodeDetails.parse(nodeDetails(snapshot, node.id))).not.toThrow();
  });

  it("has a lane for each load balancer, with its product in words", () => {
    expect(diagram.lanes.map((it) => [it.title, it.product])).toEqual([
      ["shop", "Global external Application Load Balancer"],
      ["orders", "Regional internal Application Load Balancer"],
    ]);
    expect(diagram.nodes.every((node) => diagram.lanes.some((lane) => lane.id === node.lane))).toBe(true);
  });

  it("draws the URL map as its routing table, and each edge leaves from its row", () => {
    const map = diagram.nodes.find((it) => it.id === "google_compute_url_map.shop");
    expect(map?.rows.map((it) => it.label)).toEqual([
      "shop.example.com",
      "/static/*, /favicon.ico",
      "/api/*",
      "everything else",
      "*.legacy.example.com",
      "everything else",
      "everything else",
    ]);
    const edge = diagram.edges.find((it) => it.from === map?.id && it.to === "google_compute_backend_bucket.static");
    expect(edge?.fromRow).toBe("pathMatchers[0].pathRules[1].service");
    expect(edge?.label).toBe("shop.example.com /static/*, /favicon.ico");
  });

  it("shows the shares of weighted routes", () => {
    const map = diagram.nodes.find((it) => it.id === "google_compute_region_url_map.orders");
    expect(map?.rows.filter((it) => it.label === "/v1/*").map((it) => it.note)).toEqual(["90%", "10%"]);
  });

  it("shows the first endpoints on their group, and counts the others", () => {
    const neg = diagram.nodes.find((it) => it.id === "google_compute_network_endpoint_group.api");
    expect(neg?.rows.map((it) => it.label)).toEqual(["10.4.0.12 : 8443", "10.4.0.19 : 8443", "10.4.0.23 : 8443"]);
    expect(neg?.moreRows).toBe(1);
    expect(nodeDetails(snapshot, neg?.id ?? "")?.rows).toHaveLength(4);
    expect(diagram.nodes.some((it) => it.kind === "NetworkEndpoint")).toBe(false);
  });

  it("draws what is not known dashed, with the reason", () => {
    const ghost = diagram.nodes.find((it) => it.title === "var.orders_v2_neg");
    expect(ghost).toMatchObject({ column: "endpointGroup", ghost: { state: "unknown" } });
    expect(ghost?.subtitle).toContain("unknown: variable without a value");
    expect(diagram.edges.find((it) => it.to === ghost?.id)?.style).toBe("dashed");
  });

  it("says on the node what is wrong, and on the proxy what it redirects to", () => {
    expect(
      diagram.nodes.find((it) => it.title === "legacy-origin" && it.kind === "BackendService")?.badge,
    ).toMatchObject({
      errors: 0,
      warnings: 1,
    });
    expect(diagram.nodes.find((it) => it.title === "shop-redirect" && it.kind === "TargetHttpProxy")?.subtitle).toBe(
      "HTTP → https 301",
    );
    expect(diagram.summary).toMatchObject({ loadBalancers: 2, errors: 0, warnings: 1, unknowns: 1, problems: [] });
  });

  it("gives fields with their origin, findings with their fixes, and both neighbours", () => {
    const details = nodeDetails(snapshot, "google_compute_backend_service.legacy");
    expect(details?.fields.find((it) => it.path === "protocol")).toMatchObject({ text: "HTTPS", from: "local.https" });
    expect(details?.fields.find((it) => it.path === "backends[0].group")).toMatchObject({
      text: "legacy-origin",
      ref: "google_compute_global_network_endpoint_group.legacy",
    });
    expect(details?.findings[0]).toMatchObject({ rule: "internet-neg-ip-no-tls-validation", severity: "warning" });
    expect(details?.reachedFrom.map((it) => it.id)).toContain("google_compute_url_map.shop");
    expect(details?.leadsTo.map((it) => it.id)).toContain("google_compute_global_network_endpoint_group.legacy");
    expect(nodeDetails(snapshot, "nothing.of.that.name")).toBeNull();
  });
});

describe("other folders", () => {
  it("puts what no forwarding rule reaches into a last lane", async () => {
    const diagram = buildDiagram(
      await snapshotOf({ "main.tf": 'resource "google_compute_backend_service" "alone" {\n  name = "alone"\n}\n' }),
    );
    expect(diagram.lanes.map((it) => it.title)).toEqual(["Not reached by any forwarding rule"]);
  });

  it("joins load balancers that share a backend in one lane", async () => {
    const balancer = (name: string) => `resource "google_compute_global_forwarding_rule" "${name}" {
  name                  = "${name}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  port_range            = "80"
  target                = google_compute_target_http_proxy.${name}.id
}
resource "google_compute_target_http_proxy" "${name}" {
  name    = "${name}"
  url_map = google_compute_url_map.${name}.id
}
resource "google_compute_url_map" "${name}" {
  name            = "${name}"
  default_service = google_compute_backend_service.shared.id
}
`;
    const shared =
      'resource "google_compute_backend_service" "shared" {\n  name                  = "shared"\n  load_balancing_scheme = "EXTERNAL_MANAGED"\n}\n';
    const diagram = buildDiagram(await snapshotOf({ "main.tf": balancer("a") + balancer("b") + shared }));
    expect(diagram.lanes).toHaveLength(1);
    expect(diagram.lanes[0]).toMatchObject({ title: "a, b", product: "Global external Application Load Balancer" });
    expect(diagram.loadBalancers.map((it) => it.name)).toEqual(["a", "b"]);
  });

  it("says on a group what is wrong with its endpoints", async () => {
    const snapshot = await snapshotOf({
      "main.tf": `resource "google_compute_global_network_endpoint_group" "o" {
  name                  = "o"
  network_endpoint_type = "INTERNET_IP_PORT"
}
resource "google_compute_global_network_endpoint" "o" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.o.id
  ip_address                    = "10.0.0.1"
  port                          = 443
}
`,
    });
    const [neg] = buildDiagram(snapshot).nodes;
    expect(neg?.badge.errors).toBe(1);
    expect(neg?.rows[0]).toMatchObject({ label: "10.0.0.1 : 443", severity: "error" });
    expect(nodeDetails(snapshot, neg?.id ?? "")?.findings.map((it) => it.rule)).toEqual([
      "internet-ip-endpoint-private",
    ]);
  });

  it("keeps a reference to something that is not declared as a dashed node", async () => {
    const diagram = buildDiagram(
      await snapshotOf({
        "main.tf":
          'resource "google_compute_target_http_proxy" "web" {\n  url_map = google_compute_url_map.gone.id\n}\n',
      }),
    );
    expect(diagram.nodes.find((it) => it.ghost)).toMatchObject({
      column: "urlMap",
      subtitle: "not declared",
      ghost: { state: "dangling" },
    });
  });

  it("counts ten thousand endpoints instead of drawing them", async () => {
    const endpoints = Array.from(
      { length: 10_000 },
      (_, index) =>
        `  network_endpoints {\n    ip_address = "10.${index >> 16}.${(index >> 8) & 255}.${index & 255}"\n    port       = 80\n  }\n`,
    ).join("");
    const diagram = buildDiagram(
      await snapshotOf({
        "main.tf": `resource "google_compute_network_endpoint_group" "n" {\n  name = "n"\n}\nresource "google_compute_network_endpoints" "n" {\n  network_endpoint_group = google_compute_network_endpoint_group.n.name\n${endpoints}}\n`,
      }),
    );
    expect(diagram.nodes).toHaveLength(1);
    expect(diagram.nodes[0]?.rows).toHaveLength(3);
    expect(diagram.nodes[0]?.moreRows).toBe(9_997);
  });
});
