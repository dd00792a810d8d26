/** Search reaches the endpoints that the picture only counts. */
import { beforeAll, describe, expect, it } from "vitest";
import { buildDiagram } from "../../../src/core/diagram/build";
import { findInRows } from "../../../src/core/diagram/find";
import type { Diagram } from "../../../src/core/diagram/model";
import type { Snapshot } from "../../../src/core/snapshot";
import { engineOf } from "../../support/terraform";

const endpoints = Array.from(
  { length: 20 },
  (_, n) => `resource "google_compute_network_endpoint" "e${n}" {
  network_endpoint_group = google_compute_network_endpoint_group.web.name
  ip_address             = "10.4.0.${n + 1}"
  port                   = ${8000 + n}
}
`,
);
const group = `resource "google_compute_network_endpoint_group" "web" {
  name    = "web-origin"
  network = "default"
  zone    = "europe-west1-b"
}
`;

describe("search in rows that were not sent", () => {
  let snapshot: Snapshot;
  let diagram: Diagram;
  beforeAll(async () => {
    snapshot = (await engineOf({ "web.tf": [group, ...endpoints].join("\n") })).snapshot;
    diagram = buildDiagram(snapshot);
  });

  it.each([
    { name: "an address", query: "10.4.0.17", row: "google_compute_network_endpoint.e16" },
    { name: "an address and its port", query: "10.4.0.17 8016", row: "google_compute_network_endpoint.e16" },
    {
      name: "a row and the name of its node",
      query: "WEB-origin 10.4.0.19",
      row: "google_compute_network_endpoint.e18",
    },
    {
      name: "words of two rows, the row with most of them",
      query: "10.4.0.18 8017 8009",
      row: "google_compute_network_endpoint.e17",
    },
  ])("finds $name", ({ query, row }) => {
    expect(findInRows(snapshot, diagram, query)).toEqual([{ id: "google_compute_network_endpoint_group.web", row }]);
  });

  it.each([
    { name: "nothing", query: "  " },
    { name: "what no row has", query: "10.4.0.99" },
    { name: "one word of two", query: "10.4.0.17 elsewhere" },
    { name: "what the node shows itself", query: "10.4.0.1 web-origin" },
  ])("finds no hidden row for $name", ({ query }) => {
    expect(findInRows(snapshot, diagram, query)).toEqual([]);
  });
});
