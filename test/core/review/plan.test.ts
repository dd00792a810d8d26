import { describe, expect, it } from "vitest";
import { findHazards } from "../../../src/core/review/hazards/all";
import { reviewPlan } from "../../../src/core/review/plan";
import { block, compared } from "./support";

interface Planned {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>> | undefined;
  readonly replacePaths?: readonly (readonly (string | number)[])[];
  readonly previous?: string;
}

/** What `terraform show -json` prints, as far as it matters. */
function planJson(...changes: readonly Planned[]): string {
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.0",
    planned_values: {
      root_module: {
        resources: changes
          .filter((it) => it.after)
          .map((it) => ({
            address: `${it.type}.${it.name}`,
            mode: "managed",
            type: it.type,
            name: it.name,
            values: it.after,
          })),
      },
    },
    resource_changes: changes.map((it) => ({
      address: `${it.type}.${it.name}`,
      ...(it.previous === undefined ? {} : { previous_address: it.previous }),
      mode: "managed",
      type: it.type,
      name: it.name,
      change: {
        actions: it.actions,
        before: it.before ?? null,
        after: it.after ?? null,
        after_unknown: {},
        ...(it.replacePaths ? { replace_paths: it.replacePaths } : {}),
      },
    })),
    configuration: { root_module: {} },
  });
}

const group = "google_compute_global_network_endpoint_group";
const link = (collection: string, name: string) =>
  `https://www.googleapis.com/compute/v1/projects/p/global/${collection}/${name}`;
const neg = (type: string) => ({ name: "web", project: "p", network_endpoint_type: type });
const service = { name: "site", project: "p", backend: [{ group: link("networkEndpointGroups", "web") }] };
const site: Planned = {
  type: "google_compute_backend_service",
  name: "site",
  actions: ["no-op"],
  before: service,
  after: service,
};

function hazards(...changes: readonly Planned[]): string[] {
  const review = reviewPlan("plan.json", planJson(...changes));
  if (!review) throw new Error("no plan");
  return findHazards(review).map((it) => `${it.severity} ${it.hazard} ${it.resource.replace("google_compute_", "")}`);
}

describe("a plan", () => {
  const replaced: Planned = {
    type: group,
    name: "web",
    actions: ["delete", "create"],
    before: neg("INTERNET_FQDN_PORT"),
    after: neg("INTERNET_IP_PORT"),
    replacePaths: [["network_endpoint_type"]],
  };

  it("tells of a replacement that fails, from what refers to the object before", () => {
    expect(hazards(replaced, site)).toEqual(["error replacement-in-use global_network_endpoint_group.web"]);
  });

  it("tells which field forces it, in the API's terms", () => {
    const review = reviewPlan("plan.json", planJson(replaced));
    const [pair] = review?.changed ?? [];
    expect(pair?.replacement).toEqual({ certain: true, order: "destroyFirst", fields: ["networkEndpointType"] });
    expect(pair?.fields.map((it) => `${it.field} ${it.beforeText} ${it.afterText}`)).toEqual([
      'networkEndpointType "INTERNET_FQDN_PORT" "INTERNET_IP_PORT"',
    ]);
  });

  it("tells of a name that is taken when the new object is created first", () => {
    expect(hazards({ ...replaced, actions: ["create", "delete"] }, site)).toEqual([
      "error replacement-name-conflict global_network_endpoint_group.web",
    ]);
  });

  it("tells of what is deleted while something else refers to it", () => {
    const other = { ...service, backend: [] };
    const gone: Planned = { type: group, name: "web", actions: ["delete"], before: neg("INTERNET_FQDN_PORT") };
    expect(hazards(gone, { ...site, actions: ["update"], after: other })).toEqual([
      "warning removal-in-use global_network_endpoint_group.web",
    ]);
    expect(hazards(gone, { ...site, actions: ["delete"], after: undefined })).toEqual([]);
  });

  it("does not take what is only forgotten for deleted", () => {
    const forgotten: Planned = { type: group, name: "web", actions: ["forget"], before: neg("INTERNET_FQDN_PORT") };
    expect(hazards(forgotten)).toEqual([]);
    expect(reviewPlan("plan.json", planJson(forgotten))?.removed).toEqual([]);
  });

  it("knows what was moved", () => {
    const moved = { ...site, name: "shop", previous: "google_compute_backend_service.site" };
    const review = reviewPlan("plan.json", planJson(moved));
    expect(review?.added).toEqual([]);
    expect(review?.removed).toEqual([]);
    expect(review?.changed.map((it) => [it.before.id, it.after.id, it.readdressed])).toEqual([
      ["google_compute_backend_service.site", "google_compute_backend_service.shop", false],
    ]);
  });

  it("tells of nothing where nothing changes", () => {
    expect(hazards(site)).toEqual([]);
    expect(reviewPlan("plan.json", planJson(site))?.changed).toEqual([]);
  });

  it.each([
    ["a state", '{"version": 4, "terraform_version": "1.9", "lineage": "x", "resources": []}'],
    ["what is no JSON", "resource {"],
    ["nothing", ""],
    ["any JSON", '{"a": [1]}'],
  ])("is not %s", (_, text) => {
    expect(reviewPlan("plan.json", text)).toBeUndefined();
  });

  it("that lies in the workspace is no change of the workspace", async () => {
    const replaced: Planned = {
      type: group,
      name: "web",
      actions: ["delete", "create"],
      before: neg("INTERNET_IP_PORT"),
      after: neg("INTERNET_FQDN_PORT"),
      replacePaths: [["network_endpoint_type"]],
    };
    const files = { "plan.json": planJson(replaced, site), "main.tf": block("compute_health_check", "check") };
    const { review } = await compared(files, files);
    expect(review.head.resources.map((it) => it.format)).toContain("terraform-plan");
    expect(review.changed).toEqual([]);
    expect(findHazards(review)).toEqual([]);
  });
});
