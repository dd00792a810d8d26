import { describe, expect, it } from "vitest";
import { splitChanges } from "../../../src/core/changes/split";
import type { Change } from "../../../src/core/model/change";
import type { FormatId, ParsedResource } from "../../../src/core/model/resource";
import { buildTopology } from "../../../src/core/topology/build";
import { link, objectIn, open, resource } from "../../support/resources";

const files = new Map<string, FormatId>([
  ["main.tf", "terraform"],
  ["infra/map.yaml", "api"],
  ["k8s/all.yaml", "config-connector"],
]);
const formats = {
  all: ["terraform", "terraform-plan", "config-connector", "api"] as const,
  files,
  claiming: (path: string): FormatId | undefined => (path.endsWith(".tf") ? "terraform" : undefined),
};

const service = resource("google_compute_backend_service.web", { name: "web" }, { project: "p" });
const unnamed = resource("google_compute_backend_service.unnamed");
const map = objectIn("api", "UrlMap", "projects/p/global/urlMaps/m", {}, { project: "p" });
const group = objectIn(
  "config-connector",
  "NetworkEndpointGroup",
  "ComputeNetworkEndpointGroup/g",
  {},
  {
    scope: { level: "zone", name: "z" },
  },
);
const webLink = "projects/p/global/backendServices/web";

function split(resources: readonly ParsedResource[], ...changes: Change[]) {
  const result = splitChanges(buildTopology(resources), changes, formats);
  return result.ok ? Object.fromEntries(result.parts) : result.reason;
}

describe("changes go to the format of their resource", () => {
  it("in their order", () => {
    const one: Change = {
      op: "setField",
      resource: "google_compute_backend_service.web",
      field: "protocol",
      value: "HTTP",
    };
    const two: Change = { op: "removeField", resource: map.address, field: "description" };
    const three: Change = { op: "rename", resource: "google_compute_backend_service.web", name: "www" };
    expect(split([service, map], one, two, three)).toEqual({ terraform: [one, three], api: [two] });
  });

  it("refuses what is there in no format", () => {
    expect(split([service, map], { op: "removeField", resource: "nothing", field: "x" })).toBe(
      "There is no resource nothing.",
    );
  });

  it("keeps a reference within the format", () => {
    const change: Change = {
      op: "setField",
      resource: map.address,
      field: "defaultService",
      value: { ref: "projects/p/global/backendServices/web" },
    };
    const own = objectIn("api", "BackendService", "projects/p/global/backendServices/web", {}, { project: "p" });
    expect(split([map, own], change)).toEqual({ api: [change] });
  });
});

describe("a reference to another format", () => {
  const point = (id: string, field = "defaultService"): Change => ({
    op: "setField",
    resource: map.address,
    field,
    value: { ref: id },
  });

  it("becomes a self-link", () => {
    expect(split([service, map], point("google_compute_backend_service.web"))).toEqual({
      api: [{ op: "setField", resource: map.address, field: "defaultService", value: webLink }],
    });
  });

  it("becomes one to the same object in the own format", () => {
    const own = objectIn("api", "BackendService", webLink, { name: "web" }, { project: "p" });
    expect(split([service, map, own], point("google_compute_backend_service.web"))).toEqual({
      api: [{ op: "setField", resource: map.address, field: "defaultService", value: { ref: webLink } }],
    });
  });

  it("is refused where the self-link is not known", () => {
    expect(split([unnamed, map], point("google_compute_backend_service.unnamed"))).toBe(
      "google_compute_backend_service.unnamed stands in another format and would have to be named by its self-link, but its name is not known.",
    );
  });

  it("edits nothing that leads there already", () => {
    const linked = {
      ...map,
      fields: { ...map.fields, fields: { ...map.fields.fields, defaultService: link(webLink) } },
    };
    expect(split([service, linked], point("google_compute_backend_service.web"))).toEqual({});
  });

  it("is found at any depth", () => {
    const value = { hosts: ["a"], defaultService: { ref: "google_compute_backend_service.web" } };
    expect(split([service, map], { op: "setField", resource: map.address, field: "pathMatchers[0]", value })).toEqual({
      api: [
        {
          op: "setField",
          resource: map.address,
          field: "pathMatchers[0]",
          value: { hosts: ["a"], defaultService: webLink },
        },
      ],
    });
  });

  it("to a resource that the list adds", () => {
    const add: Change = {
      op: "addResource",
      kind: "BackendService",
      name: "new",
      scope: "region/r",
      format: "terraform",
      fields: {},
    };
    expect(split([map], add, point("BackendService/new"))).toEqual({
      terraform: [add],
      api: [{ op: "setField", resource: map.address, field: "defaultService", value: "regions/r/backendServices/new" }],
    });
  });
});

describe("connecting", () => {
  const web = "google_compute_backend_service.web";
  const groupLink = "zones/z/networkEndpointGroups/g";

  it("adds an item to the list", () => {
    expect(split([service, group], { op: "connect", from: web, to: group.address })).toEqual({
      terraform: [{ op: "setField", resource: web, field: "backends[0].group", value: groupLink }],
    });
  });

  it("counts what is there and what the list adds", () => {
    const full = resource("google_compute_backend_service.web", { name: "web", backends: [{ group: "x" }] });
    const other = { ...group, address: "ComputeNetworkEndpointGroup/h" };
    expect(
      split(
        [full, group, other],
        { op: "connect", from: web, to: group.address },
        { op: "connect", from: web, to: other.address },
      ),
    ).toMatchObject({ terraform: [{ field: "backends[1].group" }, { field: "backends[2].group" }] });
  });

  it("does nothing when the edge is there", () => {
    const linked = resource("google_compute_backend_service.web", { name: "web", backends: [{ group: groupLink }] });
    expect(split([linked, group], { op: "connect", from: web, to: group.address })).toEqual({});
  });

  it("takes the same object of the own format", () => {
    const own = resource("google_compute_network_endpoint_group.g", { name: "g", zone: "z" });
    expect(split([service, group, own], { op: "connect", from: web, to: group.address })).toEqual({
      terraform: [{ op: "connect", from: web, to: "google_compute_network_endpoint_group.g" }],
    });
  });

  it("turns an endpoint and its group the right way round", () => {
    const endpoint = resource("google_compute_network_endpoint.e", { port: 80 });
    expect(
      split([endpoint, group], { op: "connect", from: group.address, to: "google_compute_network_endpoint.e" }),
    ).toEqual({
      terraform: [
        {
          op: "setField",
          resource: "google_compute_network_endpoint.e",
          field: "networkEndpointGroup",
          value: groupLink,
        },
      ],
    });
  });

  it.each([
    [
      "kinds that do not go together",
      [service, objectIn("api", "SslPolicy", "s")],
      { from: web, to: "s" },
      "Backend services cannot refer to SSL policies.",
    ],
    [
      "a list of unknown length",
      [resource("google_compute_backend_service.web", { name: "web", backends: open("var.x") }), group],
      { from: web, to: group.address },
      "How many items backends of google_compute_backend_service.web has is not known, so none can be added.",
    ],
  ])("is refused for %s", (_, resources, ends, reason) => {
    expect(split(resources, { op: "connect", ...ends })).toBe(reason);
  });

  it("takes the last item away first", () => {
    const twice = resource("google_compute_backend_service.web", {
      name: "web",
      backends: [{ group: groupLink }, { group: "y" }, { group: groupLink }],
    });
    expect(split([twice, group], { op: "disconnect", from: web, to: group.address })).toEqual({
      terraform: [
        { op: "removeField", resource: web, field: "backends[2]" },
        { op: "removeField", resource: web, field: "backends[0]" },
      ],
    });
  });
});

describe("names that others use", () => {
  const user = resource("google_compute_target_http_proxy.t", { name: "t", urlMap: link("global/urlMaps/m") });

  it("change their links with them", () => {
    expect(split([user, map], { op: "rename", resource: map.address, name: "n" })).toEqual({
      api: [{ op: "rename", resource: map.address, name: "n" }],
      terraform: [
        {
          op: "setField",
          resource: "google_compute_target_http_proxy.t",
          field: "urlMap",
          value: "projects/p/global/urlMaps/n",
        },
      ],
    });
  });

  it("stay when only Terraform's label changes", () => {
    const from = objectIn("api", "UrlMap", "m", { defaultService: link(webLink) });
    const rename: Change = { op: "rename", resource: "google_compute_backend_service.web", name: "www" };
    expect(split([service, from], rename)).toEqual({ terraform: [rename] });
  });

  it("keep their resource from being removed", () => {
    const remove: Change = { op: "removeResource", resource: map.address };
    expect(split([user, map], remove)).toBe(
      "projects/p/global/urlMaps/m cannot be removed while it is referred to by google_compute_target_http_proxy.t.",
    );
    const cleared: Change = { op: "removeField", resource: "google_compute_target_http_proxy.t", field: "urlMap" };
    expect(split([user, map], cleared, remove)).toEqual({ terraform: [cleared], api: [remove] });
    const twin = resource("google_compute_url_map.m", { name: "m" });
    expect(split([user, map, twin], remove)).toEqual({ api: [remove] });
  });
});

describe("the format of a new resource", () => {
  const add = (more: Partial<Extract<Change, { op: "addResource" }>>): Change => ({
    op: "addResource",
    kind: "HealthCheck",
    name: "h",
    fields: {},
    ...more,
  });
  const api = [map, objectIn("api", "UrlMap", "m2")];

  it.each<[string, readonly ParsedResource[], readonly Change[], string]>([
    ["the one it names", [service], [add({ format: "config-connector" })], "config-connector"],
    ["its file's", [service], [add({ file: "map.yaml" })], "api"],
    ["its file's to be", [map], [add({ file: "new.tf" })], "terraform"],
    [
      "that of what it refers to",
      [...api, service],
      [add({ fields: { x: { ref: "google_compute_backend_service.web" } } })],
      "terraform",
    ],
    [
      "that of what refers to it",
      [...api, service],
      [
        add({}),
        {
          op: "setField",
          resource: "google_compute_backend_service.web",
          field: "healthChecks",
          value: [{ ref: "HealthCheck/h" }],
        },
      ],
      "terraform",
    ],
    ["that of most resources", [...api, service], [add({})], "api"],
    ["that of most of its kind", [...api, service, resource("google_compute_health_check.o")], [add({})], "terraform"],
    ["never a plan", [objectIn("terraform-plan", "HealthCheck", "h", {}), service], [add({})], "terraform"],
  ])("%s", (_, resources, changes, format) => {
    const parts = split(resources, ...changes);
    expect(typeof parts === "string" ? parts : Object.keys(parts)).toEqual([format]);
  });

  it("must be one that there is", () => {
    expect(split([service], add({ format: "toml" }))).toBe(
      "There is no format toml; there are terraform, terraform-plan, config-connector, api.",
    );
  });

  it("may be another than what refers to it by address", () => {
    const change = add({ format: "terraform" });
    const later: Change = { op: "setField", resource: "google_compute_health_check.h", field: "timeoutSec", value: 3 };
    expect(split([map], change, later)).toEqual({ terraform: [change, later] });
    expect(split([map], later)).toBe("There is no resource google_compute_health_check.h.");
  });
});
