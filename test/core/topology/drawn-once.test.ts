import { describe, expect, it } from "vitest";
import { buildTopology } from "../../../src/core/topology/build";
import { drawnOnce, standIn } from "../../../src/core/topology/drawn-once";
import { link, objectIn, ref, resource } from "../../support/resources";

const declared = [
  resource("google_compute_url_map.m", { name: "m", defaultService: ref("google_compute_backend_service.web") }),
  resource("google_compute_backend_service.web", { name: "web" }),
];
const shown = (kind: "UrlMap" | "BackendService" | "TargetHttpProxy", name: string, fields = {}) =>
  objectIn("api", kind, `api/${name}`, { name, ...fields });

describe("every object once", () => {
  it("leaves out what is declared as well, and leads references to the declaration", () => {
    const topology = buildTopology([
      ...declared,
      shown("UrlMap", "m", { defaultService: link("global/backendServices/gone") }),
      shown("BackendService", "web"),
      shown("TargetHttpProxy", "p", { urlMap: link("global/urlMaps/m") }),
    ]);
    const once = drawnOnce(topology);
    expect(once.resources.map((it) => it.id)).toEqual([
      "google_compute_url_map.m",
      "google_compute_backend_service.web",
      "api/p",
    ]);
    expect(once.edges.map((it) => `${it.from}>${it.to}`)).toEqual([
      "google_compute_url_map.m>google_compute_backend_service.web",
      "api/p>google_compute_url_map.m",
    ]);
    expect(once.ghosts).toEqual([]);
    expect(once.into("google_compute_url_map.m")).toHaveLength(1);
    const [exported] = topology.all("TargetHttpProxy");
    expect(exported && standIn(topology, exported)).toBe(exported);
  });

  it("is the same topology where nothing is both", () => {
    const topology = buildTopology([...declared, shown("UrlMap", "other")]);
    expect(drawnOnce(topology)).toBe(topology);
  });

  it("keeps what two texts declare", () => {
    const twice = objectIn("config-connector", "UrlMap", "ComputeURLMap/m");
    const topology = buildTopology([...declared, twice, shown("UrlMap", "m")]);
    expect(drawnOnce(topology).all("UrlMap")).toHaveLength(3);
  });
});
