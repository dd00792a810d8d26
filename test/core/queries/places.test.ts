import { describe, expect, it } from "vitest";
import { fieldAt, instancesOf, referenceAt, resourceAt, resourcesIn, textsIn } from "../../../src/core/queries/places";
import { snapshotOf } from "../../support/terraform";

const text = `resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = local.protocol

  backend {
    group          = google_compute_network_endpoint_group.web.id
    balancing_mode = "RATE"
  }
}

locals {
  protocol = "HTTPS"
}

resource "google_compute_network_endpoint_group" "web" {
  name = "web"
}
`;
const service = "google_compute_backend_service.web";
const group = "google_compute_network_endpoint_group.web";

async function at(mark: string, by = 1) {
  const { topology } = await snapshotOf({ "main.tf": text, "other.tf": "" });
  const offset = text.indexOf(mark) + by;
  const resource = resourceAt(topology, "main.tf", offset);
  return {
    resource: resource?.id,
    field: resource && fieldAt(resource, "main.tf", offset)?.path,
    reference: referenceAt(topology, "main.tf", offset)?.to,
  };
}

describe("what stands at a place", () => {
  it.each([
    ['resource "google_compute_backend', { resource: service, field: undefined, reference: undefined }],
    ["protocol = local", { resource: service, field: "protocol", reference: undefined }],
    ["local.protocol", { resource: service, field: "protocol", reference: undefined }],
    [
      "google_compute_network_endpoint_group.web.id",
      { resource: service, field: "backends[0].group", reference: group },
    ],
    ['"RATE"', { resource: service, field: "backends[0].balancingMode", reference: undefined }],
    ["backend {", { resource: service, field: "backends[0]", reference: undefined }],
    ["locals {", { resource: undefined, field: undefined, reference: undefined }],
    ['"HTTPS"', { resource: undefined, field: undefined, reference: undefined }],
    ['resource "google_compute_network_endpoint_group"', { resource: group, field: undefined, reference: undefined }],
  ])("%s", async (mark, expected) => expect(await at(mark)).toEqual(expected));

  it("belongs to the text before the caret at its end", async () => {
    expect((await at("endpoint_group.web.id", "endpoint_group.web.id".length)).reference).toBe(group);
  });

  it("is nothing in a file without resources", async () => {
    const { topology } = await snapshotOf({ "main.tf": text, "other.tf": "" });
    expect(resourceAt(topology, "other.tf", 0)).toBeUndefined();
    expect(resourcesIn(topology, "main.tf").map((it) => it.id)).toEqual([service, group]);
  });
});

it("tells which resources one text makes together", async () => {
  const repeated = text.replace('"web" {\n  name = "web"', '"web" {\n  count = 2\n  name  = "web-${count.index}"');
  const { topology } = await snapshotOf({ "main.tf": repeated });
  expect(textsIn(topology, "main.tf").map((it) => it.map(({ id }) => id))).toEqual([
    [service],
    [`${group}[0]`, `${group}[1]`],
  ]);
  const ids = (id: string) => {
    const resource = topology.get(id);
    return resource && instancesOf(topology, resource).map((it) => it.id);
  };
  expect(ids(`${group}[1]`)).toEqual([`${group}[0]`, `${group}[1]`]);
  expect(ids(service)).toEqual([service]);
});
