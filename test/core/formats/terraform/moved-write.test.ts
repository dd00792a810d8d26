/** Renaming with a `moved` block, and copying a block as it stands. */
import { describe, expect, it } from "vitest";
import { snapshotOf } from "../../../support/terraform";
import { testChanges } from "../../../support/test-change";

const service = (label: string, name = label, more = "") => `resource "google_compute_backend_service" "${label}" {
  name     = "${name}"
  protocol = "HTTP" # plain
${more}}
`;
const urlMap = (target: string) => `
resource "google_compute_url_map" "map" {
  name            = "map"
  default_service = google_compute_backend_service.${target}.id
}
`;
const moved = (from: string, to: string) => `
moved {
  from = google_compute_backend_service.${from}
  to   = google_compute_backend_service.${to}
}
`;
const id = "google_compute_backend_service.web";
const rename = (name: string, resource = id) => ({ op: "rename", resource, name, moved: true }) as const;
const copy = (name: string, fields = {}) =>
  ({ op: "addResource", kind: "BackendService", name, fields, copyOf: id }) as const;

testChanges("a renamed resource that was moved", [
  {
    name: "says so right below itself",
    before: service("web") + urlMap("web"),
    changes: [rename("shop")],
    after: service("shop", "web") + moved("web", "shop") + urlMap("shop"),
    again: true,
  },
  {
    name: "keeps the earlier moves, which Terraform follows one after the other",
    before: service("web") + moved("old", "web"),
    changes: [rename("shop")],
    after: service("shop", "web") + moved("web", "shop") + moved("old", "web"),
    again: true,
  },
  {
    name: "never moves in a circle",
    before: service("web") + moved("shop", "web") + urlMap("web"),
    changes: [rename("shop")],
    after: service("shop", "web") + moved("web", "shop") + urlMap("shop"),
    again: true,
  },
  {
    name: "has moved nowhere where the name is the same",
    before: service("web"),
    changes: [rename("web")],
    after: "unchanged",
  },
  {
    name: "is told below the block, wherever else it is used",
    before: { "service.tf": service("web"), "map.tf": urlMap("web").trimStart() },
    changes: [rename("shop")],
    after: { "service.tf": service("shop", "web") + moved("web", "shop"), "map.tf": urlMap("shop").trimStart() },
    again: true,
  },
]);

testChanges("a copy", [
  {
    name: "keeps comments, expressions and blocks, below the first one",
    before:
      service(
        "web",
        "web",
        "\n  timeout_sec = var.timeout\n\n  # the pool\n  backend {\n    group = local.group\n  }\n",
      ) + urlMap("web"),
    changes: [copy("shop-api")],
    after:
      service(
        "web",
        "web",
        "\n  timeout_sec = var.timeout\n\n  # the pool\n  backend {\n    group = local.group\n  }\n",
      ) +
      "\n" +
      service(
        "shop_api",
        "shop-api",
        "\n  timeout_sec = var.timeout\n\n  # the pool\n  backend {\n    group = local.group\n  }\n",
      ) +
      urlMap("web"),
    again: true,
  },
  {
    name: "has the fields that are asked for",
    before: service("web"),
    changes: [copy("api", { protocol: "HTTPS" })],
    after: `${service("web")}\n${service("api").replace('"HTTP"', '"HTTPS"')}`,
    again: true,
  },
  {
    name: "of a name that is an expression has one of its own, and leaves the expression alone",
    before: `locals {\n  name = "web"\n}\n\n${service("web").replace('"web"\n', "local.name\n")}`,
    changes: [copy("api")],
    after: `locals {\n  name = "web"\n}\n\n${service("web").replace('"web"\n', "local.name\n")}\n${service("api")}`,
    again: true,
  },
  {
    name: "can be connected in the same plan",
    before: service("web") + urlMap("web"),
    changes: [
      copy("api"),
      {
        op: "setField",
        resource: "google_compute_url_map.map",
        field: "defaultService",
        value: { ref: "BackendService/api" },
      },
    ],
    after: `${service("web")}\n${service("api")}${urlMap("api")}`,
    again: true,
  },
  {
    name: "is of the same kind",
    before: service("web"),
    changes: [{ ...copy("api"), kind: "HealthCheck" }],
    refused: "google_compute_backend_service.web is no HealthCheck.",
  },
]);

describe("a moved block", () => {
  it("is read as the address before", async () => {
    const text = service("shop", "web") + moved("web", "shop");
    const { topology } = await snapshotOf(text);
    expect(topology.get("google_compute_backend_service.shop")?.movedFrom).toEqual([id]);
  });

  it("keeps the line breaks of the file", async () => {
    const crlf = service("web").replace(/\n/g, "\r\n");
    const snapshot = await snapshotOf(crlf);
    const plan = snapshot.plan([rename("shop"), { ...copy("api"), copyOf: "google_compute_backend_service.web" }]);
    expect(plan.ok && plan.edits.some((it) => /[^\r]\n/.test(it.newText))).toBe(false);
  });
});
