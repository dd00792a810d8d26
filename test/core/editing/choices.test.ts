/** What can be chosen for a field, and what can be done about one that reads its value. */
import { describe, expect, it } from "vitest";
import { choicesFor, editChoices } from "../../../src/core/editing/choices";
import { previewOrigin } from "../../../src/core/editing/origin";
import { applyTextEdits } from "../../../src/core/model/change";
import { snapshotOf } from "../../support/terraform";

const service = "google_compute_backend_service.web";
const MAIN = `resource "google_compute_backend_service" "web" {
  name          = "web"
  protocol      = local.protocol
  health_checks = []
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}

locals {
  protocol = "HTTPS"
}

resource "google_compute_backend_service" "api" {
  name     = "api"
  protocol = local.protocol
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_network_endpoint_group" "zonal" {
  name                  = "zonal"
  zone                  = "europe-west1-b"
  network               = "n"
  network_endpoint_type = "GCE_VM_IP_PORT"
}
`;

describe("choices", () => {
  it("are the values of the field, those that fit first, the others with the rule against them", async () => {
    const choices = choicesFor(await snapshotOf(MAIN), service, "protocol");
    expect(choices.slice(0, 2).map((it) => it.value)).toEqual(["HTTPS", "HTTP2"]);
    const tcp = choices.find((it) => it.value === "TCP");
    expect(tcp?.objection).toMatchObject({ severity: "error", rule: "internet-neg-protocol" });
  });

  it("are the resources that a reference can mean, judged by trying each", async () => {
    const choices = choicesFor(await snapshotOf(MAIN), service, "backends[1].group");
    expect(choices.map((it) => it.title)).toContain("origin");
    const zonal = choices.find((it) => it.title === "zonal");
    expect(zonal).toMatchObject({ value: "google_compute_network_endpoint_group.zonal" });
    expect(zonal?.detail).toBe("Network endpoint group, zone/europe-west1-b");
    expect(zonal?.objection?.severity).toBe("error");
  });

  it("leave out what the text cannot name", async () => {
    const snapshot = await snapshotOf({ "main.tf": MAIN, "other/main.tf": MAIN.replaceAll("origin", "far") });
    const id = snapshot.topology.resources.find((it) => it.name === "web" && it.module === "")?.id ?? "";
    expect(choicesFor(snapshot, id, "backends[0].group").map((it) => it.title)).not.toContain("far");
  });

  it("are unjudged when there is no time", async () => {
    const choices = choicesFor(await snapshotOf(MAIN), service, "backends[1].group", () => false);
    expect(choices.filter((it) => it.objection).length).toBeLessThanOrEqual(1);
    expect(choices.length).toBeGreaterThan(1);
  });

  it("are none where a value is simply entered, or nothing is known", async () => {
    const snapshot = await snapshotOf(MAIN);
    expect(choicesFor(snapshot, service, "name")).toEqual([]);
    expect(choicesFor(snapshot, service, "nothing")).toEqual([]);
    expect(choicesFor(snapshot, "none", "name")).toEqual([]);
  });
});

describe("choices for an expression", () => {
  it("are where it is written, with what else changes, and the literal", async () => {
    const choices = editChoices(await snapshotOf(MAIN), service, "protocol", "HTTP2");
    expect(choices).toEqual([
      {
        how: "origin",
        title: "Change local.protocol",
        file: "main.tf",
        line: 11,
        effect: "google_compute_backend_service.api change with it.",
      },
      { how: "literal", title: "Replace the expression by this value" },
    ]);
  });

  it("are one where both are the same edit", async () => {
    const text = MAIN.replace(/resource "google_compute_backend_service" "api"[^}]*}\n/, "");
    expect(editChoices(await snapshotOf(text), service, "protocol", "HTTP2").map((it) => it.how)).toEqual(["origin"]);
  });

  it("say why one cannot be done", async () => {
    const text = `resource "google_compute_backend_service" "web" {
  for_each = { a = { p = upper("http") }, b = { p = "HTTP" } }
  name     = each.key
  protocol = each.value.p
}
`;
    const snapshot = await snapshotOf(text);
    const [origin, literal] = editChoices(snapshot, `${service}["a"]`, "protocol", "HTTP2");
    expect(origin).toMatchObject({ how: "origin", refused: expect.stringContaining("is an expression") });
    expect(literal).toMatchObject({
      how: "literal",
      refused: expect.stringContaining("differs from instance to instance"),
      effect: "The text makes 2 resources, and all of them change.",
    });
    const [entry] = editChoices(snapshot, `${service}["b"]`, "protocol", "HTTP2");
    expect(entry?.refused).toBeUndefined();
  });

  it("are none for a field that spells its value, or is not there", async () => {
    const snapshot = await snapshotOf(MAIN);
    expect(editChoices(snapshot, service, "name", "x")).toEqual([]);
    expect(editChoices(snapshot, service, "description", "x")).toEqual([]);
  });

  it("gives a variable that has no value a default, in the block that declares it", async () => {
    const files = {
      "main.tf": `resource "google_compute_backend_service" "web" {\n  name        = "web"\n  timeout_sec = var.timeout\n}\n`,
      "variables.tf":
        'variable "timeout" {\n  description = "How long to wait."\n  type        = number\n  validation {}\n}\n',
    };
    const snapshot = await snapshotOf(files);
    const [origin, literal, ...others] = editChoices(snapshot, service, "timeoutSec", 60);
    expect(origin).toEqual({
      how: "origin",
      title: "Give var.timeout this value as its default",
      file: "variables.tf",
      line: 4,
    });
    expect(literal).toMatchObject({ how: "literal" });
    expect(others).toEqual([]);
    const preview = previewOrigin(snapshot, service, "timeoutSec", 60);
    const after = preview.ok && applyTextEdits(files["variables.tf"], preview.edits);
    expect(after).toContain("  type        = number\n  default     = 60\n  validation");
    // What it comes to is not what was asked for: nothing to offer.
    const doubled = { ...files, "main.tf": files["main.tf"].replace("var.timeout", "2 * var.timeout") };
    expect(editChoices(await snapshotOf(doubled), service, "timeoutSec", 60).map((it) => it.how)).toEqual(["literal"]);
  });
});
