import { describe, expect, it } from "vitest";
import { resolveResource } from "../../../src/core/changes/resolve";
import { buildTopology } from "../../../src/core/topology/build";
import { ref, resource } from "../../support/resources";

const topology = buildTopology([
  resource("google_compute_url_map.a", { defaultService: ref("google_compute_backend_service.missing") }),
  resource("google_compute_url_map.b", {}, { module: "one" }),
  resource("google_compute_url_map.b", {}, { module: "two" }),
]);

describe("resolveResource", () => {
  it("finds by id, and by an address that is unique", () => {
    expect(resolveResource(topology, "google_compute_url_map.a")).toMatchObject({
      ok: true,
      resource: { id: "google_compute_url_map.a" },
    });
    expect(resolveResource(topology, "two:google_compute_url_map.b")).toMatchObject({
      ok: true,
      resource: { module: "two" },
    });
  });

  it("says why there is none", () => {
    expect(resolveResource(topology, "google_compute_url_map.b")).toEqual({
      ok: false,
      reason:
        "google_compute_url_map.b stands for several resources; name one of them: one:google_compute_url_map.b, two:google_compute_url_map.b.",
    });
    expect(resolveResource(topology, "google_compute_url_map.c")).toEqual({
      ok: false,
      reason: "There is no resource google_compute_url_map.c.",
    });
    const ghost = topology.ghosts[0]?.id ?? "";
    expect(resolveResource(topology, ghost)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/is not defined in these files/),
    });
  });
});
