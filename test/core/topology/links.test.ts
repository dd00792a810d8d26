import { describe, expect, it } from "vitest";
import { formatScope } from "../../../src/core/model/resource";
import { formatLink, parseLink } from "../../../src/core/topology/links";

describe("reading self-links", () => {
  it.each([
    ["https://www.googleapis.com/compute/v1/projects/p/global/urlMaps/web", "UrlMap", "p", "global", "web"],
    [
      "https://compute.googleapis.com/compute/beta/projects/p/regions/r/backendServices/b",
      "BackendService",
      "p",
      "region/r",
      "b",
    ],
    ["projects/p/zones/z-a/networkEndpointGroups/n", "NetworkEndpointGroup", "p", "zone/z-a", "n"],
    ["global/httpHealthChecks/h", "HealthCheck", undefined, "global", "h"],
    ["regions/r/forwardingRules/f", "ForwardingRule", undefined, "region/r", "f"],
    ["urlMaps/web", "UrlMap", undefined, "unknown", "web"],
    [
      "//certificatemanager.googleapis.com/projects/p/locations/global/certificateMaps/m",
      "CertificateMap",
      "p",
      "global",
      "m",
    ],
    [
      "projects/p/locations/global/certificateMaps/m/certificateMapEntries/e",
      "CertificateMapEntry",
      "p",
      "global",
      "e",
    ],
    ["projects/p/locations/europe-west1/services/s", "ServerlessService", "p", "region/europe-west1", "s"],
    ["https://www.googleapis.com/compute/v1/projects/p/global/routes/f", undefined, "p", "global", "f"],
  ])("%s", (text, kind, project, scope, name) => {
    const link = parseLink(text);
    expect(link && { kind: link.kind, project: link.project, scope: formatScope(link.scope), name: link.name }).toEqual(
      {
        kind,
        project,
        scope,
        name,
      },
    );
  });

  it.each([
    "web",
    "10.0.0.1",
    "all-apis",
    "",
    "/",
    "a/b",
    "https://example.com/",
    "projects/p",
    "10.0.0.0/24",
    "a b/urlMaps/x y",
  ])("%j is none", (text) => {
    expect(parseLink(text)).toBeUndefined();
  });

  it("writes the relative form", () => {
    const link = parseLink("https://www.googleapis.com/compute/v1/projects/p/regions/r/urlMaps/web");
    expect(link && formatLink(link)).toBe("projects/p/regions/r/urlMaps/web");
  });
});
