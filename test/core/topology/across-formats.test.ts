import { describe, expect, it } from "vitest";
import duplicateName from "../../../src/core/constraints/reference/duplicate-name";
import { runConstraints } from "../../../src/core/constraints/run";
import type { ParsedResource } from "../../../src/core/model/resource";
import { buildTopology } from "../../../src/core/topology/build";
import { sameObjects } from "../../../src/core/topology/same-object";
import { selfLinkOf } from "../../../src/core/topology/self-link";
import { link, objectIn, type Plain, ref, resource, unknown } from "../../support/resources";

const region = (name: string) => ({ scope: { level: "region", name } }) as const;

function target(from: ParsedResource, ...others: ParsedResource[]): string | undefined {
  const [edge] = buildTopology([from, ...others], { declares: () => false }).edges;
  return edge?.to;
}

describe("a self-link leads to the resource in whatever format has it", () => {
  const service = (options: Partial<ParsedResource> = {}, fields: { readonly [name: string]: Plain } = {}) =>
    resource("google_compute_backend_service.web", { name: "web", ...fields }, options);
  const exported = (text: string, options: Partial<ParsedResource> = {}) =>
    objectIn(
      "api",
      "UrlMap",
      "projects/p/global/urlMaps/m",
      { defaultService: link(text) },
      { project: "p", ...options },
    );

  it.each([
    ["full", "https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web"],
    ["relative", "projects/p/global/backendServices/web"],
    ["partial", "global/backendServices/web"],
    ["by project number", "projects/123456789/global/backendServices/web"],
  ])("%s", (_, text) => {
    expect(target(exported(text), service({ project: "p" }))).toBe("google_compute_backend_service.web");
    expect(target(exported(text), service())).toBe("google_compute_backend_service.web");
  });

  it.each([
    ["another project", "projects/q/global/backendServices/web"],
    ["another scope", "projects/p/regions/r/backendServices/web"],
    ["another name", "projects/p/global/backendServices/api"],
    ["another collection", "projects/p/global/backendBuckets/web"],
  ])("but not one to %s", (_, text) => {
    expect(target(exported(text), service({ project: "p" }))).toMatch(/^ghost:/);
  });

  it("does not take a health check of the older kind for one of the newer", () => {
    const check = resource("google_compute_http_health_check.web", { name: "web" });
    const from = (text: string) =>
      objectIn("api", "BackendService", "global/backendServices/s", { healthChecks: [link(text)] });
    expect(target(from("global/httpHealthChecks/web"), check)).toBe("google_compute_http_health_check.web");
    expect(target(from("global/healthChecks/web"), check)).toMatch(/^ghost:/);
  });

  it("prefers its own format, then what is declared", () => {
    const api = objectIn("api", "BackendService", "projects/p/global/backendServices/web", {}, { project: "p" });
    const plan = objectIn("terraform-plan", "BackendService", "plan.web", { name: "web" }, { project: "p" });
    const text = "projects/p/global/backendServices/web";
    expect(target(exported(text), service(), plan, api)).toBe(api.address);
    expect(target(exported(text), plan, service())).toBe("google_compute_backend_service.web");
    const written = resource("google_compute_url_map.m", { default_service: text, defaultService: text });
    expect(target(written, api, service())).toBe("google_compute_backend_service.web");
    expect(target(written, api)).toBe(api.address);
  });

  it("prefers the place and the project that the link names", () => {
    const inB = objectIn("api", "BackendService", "b", { name: "web" }, { ...region("b"), project: "p" });
    const open = objectIn("api", "BackendService", "open", { name: "web" }, { scope: { level: "region" } });
    expect(target(exported("projects/p/regions/b/backendServices/web"), open, inB)).toBe("b");
    expect(target(exported("projects/p/regions/c/backendServices/web"), open, inB)).toBe("open");
  });

  it("finds Config Connector objects by namespace", () => {
    const object = (namespace: string) =>
      objectIn("config-connector", "BackendService", "ComputeBackendService/web", {}, { namespace });
    const from = objectIn(
      "config-connector",
      "UrlMap",
      "ComputeURLMap/m",
      {
        defaultService: {
          type: "reference",
          range: { file: "x", start: 0, end: 1 },
          target: { by: "object", address: "ComputeBackendService/web" },
          attribute: "",
        },
      },
      { namespace: "b" },
    );
    expect(target(from, object("a"), object("b"))).toBe("ComputeBackendService/b/web");
    expect(target(from, object("a"))).toMatch(/^ghost:/);
  });
});

describe("ids", () => {
  const idsOf = (...all: ParsedResource[]) => buildTopology(all).resources.map((it) => it.id);

  it.each([
    [
      "the declared one keeps the plain address",
      [
        objectIn("terraform-plan", "UrlMap", "google_compute_url_map.m", {}, { module: "plan.json" }),
        resource("google_compute_url_map.m"),
      ],
      ["plan.json:google_compute_url_map.m", "google_compute_url_map.m"],
    ],
    [
      "the same object in two exports",
      [objectIn("api", "UrlMap", "global/urlMaps/m"), objectIn("api", "UrlMap", "global/urlMaps/m")],
      ["global/urlMaps/m", "global/urlMaps/m#2"],
    ],
    [
      "two root modules",
      [
        resource("google_compute_url_map.m", {}, { module: "a" }),
        resource("google_compute_url_map.m", {}, { module: "b" }),
      ],
      ["a:google_compute_url_map.m", "b:google_compute_url_map.m"],
    ],
    [
      "namespaces",
      ["a", "b"].map((namespace) => objectIn("config-connector", "UrlMap", "ComputeURLMap/m", {}, { namespace })),
      ["ComputeURLMap/a/m", "ComputeURLMap/b/m"],
    ],
  ])("%s", (_, all, ids) => {
    expect(idsOf(...all)).toEqual(ids);
  });
});

describe("the same object in several formats", () => {
  const declared = resource("google_compute_url_map.m", { name: "m" });
  it.each([
    ["same project unknown", objectIn("api", "UrlMap", "x", { name: "m" }, { project: "p" }), true],
    ["other name", objectIn("api", "UrlMap", "x", { name: "n" }), false],
    ["other scope", objectIn("api", "UrlMap", "x", { name: "m" }, region("r")), false],
    ["other kind", objectIn("api", "BackendService", "x", { name: "m" }), false],
    ["unknown name", objectIn("api", "UrlMap", "x", { name: unknown("var.name") }), false],
    ["unknown region", objectIn("api", "UrlMap", "x", { name: "m" }, { scope: { level: "region" } }), false],
  ])("%s", (_, other, same) => {
    const topology = buildTopology([declared, other]);
    const [first, second] = topology.resources;
    expect(first && sameObjects(topology, first)).toEqual(same ? [second] : []);
    expect(second && sameObjects(topology, second)).toEqual(same ? [first] : []);
  });

  it("chooses none where objects of several projects would fit", () => {
    const of = (project: string) => objectIn("api", "UrlMap", project, { name: "m" }, { project });
    const topology = buildTopology([declared, of("p"), of("q")]);
    const [first] = topology.resources;
    expect(first && sameObjects(topology, first)).toEqual([]);
    const known = buildTopology([{ ...declared, project: "q" }, of("p"), of("q")]);
    const [own] = known.resources;
    expect(own && sameObjects(known, own).map((it) => it.project)).toEqual(["q"]);
  });
});

describe("the self-link of a resource", () => {
  it.each([
    ["global", resource("google_compute_url_map.m", { name: "m" }), "global/urlMaps/m"],
    [
      "with its project",
      resource("google_compute_url_map.m", { name: "m" }, { project: "p" }),
      "projects/p/global/urlMaps/m",
    ],
    [
      "regional",
      resource("google_compute_region_backend_service.b", { name: "b", region: "r" }, { project: "p" }),
      "projects/p/regions/r/backendServices/b",
    ],
    ["of the older kind", resource("google_compute_http_health_check.h", { name: "h" }), "global/httpHealthChecks/h"],
    [
      "its own",
      objectIn("api", "UrlMap", "x", {
        name: "m",
        selfLink: "https://www.googleapis.com/compute/v1/projects/q/global/urlMaps/m",
      }),
      "projects/q/global/urlMaps/m",
    ],
    [
      "of Certificate Manager",
      resource("google_certificate_manager_certificate_map.m", { name: "m" }, { project: "p" }),
      "//certificatemanager.googleapis.com/projects/p/locations/global/certificateMaps/m",
    ],
  ])("%s", (_, of, text) => {
    expect(selfLinkOf(of)).toEqual({ ok: true, link: text });
  });

  it.each([
    [resource("google_compute_url_map.m"), "its name is not known"],
    [resource("google_compute_url_map.m", { name: unknown("var.n") }), "its name is not known"],
    [resource("google_compute_region_url_map.m", { name: "m" }), "its region is not known"],
    [resource("google_certificate_manager_certificate_map.m", { name: "m" }), "its project is not known"],
    [
      resource("google_compute_url_map.m", { name: "m" }, { many: { by: "count", expression: "var.n" } }),
      "it stands for many (count = var.n)",
    ],
    [
      resource("google_compute_network_endpoint.e", {
        networkEndpointGroup: ref("google_compute_network_endpoint_group.g"),
      }),
      "a network endpoint has no self-link",
    ],
  ])("none: %#", (of, reason) => {
    expect(selfLinkOf(of)).toEqual({ ok: false, reason });
  });
});

describe("a name that is used twice", () => {
  const found = (...all: ParsedResource[]) =>
    runConstraints(buildTopology(all), { rules: {}, suppressions: [] }).findings.filter(
      (it) => it.rule === duplicateName.meta.id,
    ).length;
  const declared = resource("google_compute_url_map.m", { name: "m" });
  const object = (namespace: string, address = "ComputeURLMap/m") =>
    objectIn("config-connector", "UrlMap", address, { name: "m" }, { namespace });

  it.each([
    ["declared and exported", [declared, objectIn("api", "UrlMap", "x", { name: "m" })], 0],
    ["in two exports", [objectIn("api", "UrlMap", "x"), objectIn("api", "UrlMap", "y", { name: "x" })], 0],
    ["declared in two formats", [declared, object("a")], 0],
    ["in two namespaces", [object("a"), object("b")], 0],
    ["by two objects of a namespace", [object("a"), object("a", "ComputeURLMap/other")], 1],
    ["by two instances", ["a", "b"].map((it) => ({ ...declared, key: `google_compute_url_map.m["${it}"]` })), 1],
    ["by two blocks", [declared, resource("google_compute_url_map.n", { name: "m" })], 1],
  ])("%s", (_, all, count) => {
    expect(found(...all)).toBe(count);
  });
});
