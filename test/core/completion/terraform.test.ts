import { describe, expect, it } from "vitest";
import { completionsAt } from "../../../src/core/completion/complete";
import { backend, globalNeg, regionalNeg, service, toGlobal, zonalNeg } from "../constraints/fixtures";
import { complete, engineOf } from "./support";

const regional = (body: string) => `resource "google_compute_region_backend_service" "web" {
  name   = "web"
  region = "europe-west1"
  ${body}
}
`;

describe("values in Terraform", () => {
  it("offers the schemes of a regional backend service, those that it cannot have last and why", async () => {
    const { labels, fitting, find, accept } = await complete(regional('load_balancing_scheme = "|"'));
    expect(labels).toHaveLength(5);
    expect(fitting).toContain("INTERNAL_MANAGED");
    expect(labels.slice(0, fitting.length)).toEqual(fitting);
    expect(find("INTERNAL_MANAGED")).toMatchObject({ kind: "value", filter: '"INTERNAL_MANAGED"' });
    expect(accept("INTERNAL_MANAGED")).toContain('load_balancing_scheme = "INTERNAL_MANAGED"|\n');
  });

  it.each([
    ["without quotes", "protocol = |", 'protocol = "HTTPS"|'],
    ["in a word", "protocol = HT|T", 'protocol = "HTTPS"|'],
    ["in quotes", 'protocol = "|"', 'protocol = "HTTPS"|'],
    ["in a string that is not closed", 'protocol = "HT|', 'protocol = "HTTPS"|'],
    ["in a text", 'protocol = "HT|TP"', 'protocol = "HTTPS"|'],
  ])("puts a value in %s", async (_, line, expected) => {
    const text = `${globalNeg()}${service(`${line}\nload_balancing_scheme = "EXTERNAL_MANAGED"\n${backend(toGlobal)}`)}`;
    const { accept, fitting, find } = await complete(text);
    expect(accept("HTTPS")).toContain(`  ${expected}\n`);
    expect(fitting).toEqual(["HTTPS", "HTTP2"]);
    expect(find("TCP")?.objection?.rule).toBe("internet-neg-protocol");
    expect(find("TCP")?.detail).toContain("TCP cannot reach");
  });

  it.each([
    ["a comment", '# protocol = "|"'],
    ["an interpolation", `protocol = "$\{var.|}"`],
    ["a condition", "protocol = var.secure ? |"],
    ["the name of a resource", "name = |"],
    ["a key of labels", "labels = {\n    | \n  }"],
  ])("offers nothing in %s", async (_, line) => expect((await complete(service(line))).labels).toEqual([]));

  it("offers yes and no, and places that the workspace knows", async () => {
    expect((await complete(service("enable_cdn = |"))).labels).toEqual(["true", "false"]);
    const places = await complete(`${regionalNeg()}${regional("").replace('"europe-west1"', '"|"')}`);
    expect(places.labels).toEqual(["europe-west1"]);
  });

  it("tries values with the backend that they stand in", async () => {
    const modes = (group: string, neg: string) =>
      complete(
        `${neg}${service(`protocol = "HTTPS"
load_balancing_scheme = "EXTERNAL_MANAGED"
backend {
  group = google_compute_instance_group.vms.id
}
backend {
  group          = ${group}
  balancing_mode = |
}`)}resource "google_compute_instance_group" "vms" {\n  name = "vms"\n  zone = "europe-west1-b"\n}\n`,
      );
    const zonal = await modes("google_compute_network_endpoint_group.vms.id", zonalNeg());
    expect(zonal.fitting[0]).toBe("RATE");
    expect(zonal.fitting).not.toContain("UTILIZATION");
    const group = await modes("google_compute_instance_group.vms.id", "");
    expect(group.fitting).toContain("UTILIZATION");
  });
});

describe("references in Terraform", () => {
  const negs = `${globalNeg("origin")}${zonalNeg("vms")}${regionalNeg("run")}`;

  it("offers resources of the fitting kinds, spelled as references, by what the rules say", async () => {
    const text = `${negs}${service(`load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"\n${backend("|")}`)}`;
    const { labels, find, accept } = await complete(text);
    expect(labels[0]).toBe("google_compute_global_network_endpoint_group.origin.id");
    expect(labels).toHaveLength(3);
    expect(find("google_compute_region_network_endpoint_group.run.id")?.objection).toBeDefined();
    expect(accept("google_compute_global_network_endpoint_group.origin.id")).toContain(
      "group = google_compute_global_network_endpoint_group.origin.id|\n",
    );
  });

  it.each([
    ["a half-typed traversal", backend("google_compute_glo|")],
    ["an attribute", backend("google_compute_global_network_endpoint_group.origin.|")],
    ["quotes", backend('"|"')],
    ["a dynamic block", 'dynamic "backend" {\n  for_each = var.groups\n  content {\n    group = |\n  }\n}'],
  ])("takes the place of %s", async (_, body) => {
    const { accept } = await complete(`${negs}${service(body)}`);
    expect(accept("google_compute_global_network_endpoint_group.origin.id")).toContain(
      "group = google_compute_global_network_endpoint_group.origin.id|\n",
    );
  });

  it("offers items of lists, instances by their keys, and nothing of other modules", async () => {
    const check = `resource "google_compute_health_check" "http" {
  count = 2
  name  = "http-\${count.index}"
  http_health_check {
  }
}
`;
    const other = { "modules/x/main.tf": check.replace('"http"', '"elsewhere"') };
    const { labels, accept } = await complete(`${check}${service("health_checks = [|]")}`, "main.tf", other);
    expect(labels).toEqual(["google_compute_health_check.http[0].id", "google_compute_health_check.http[1].id"]);
    expect(accept("google_compute_health_check.http[0].id")).toContain("[google_compute_health_check.http[0].id|]");
  });

  it("names certificate maps as proxies want them", async () => {
    const text = `resource "google_certificate_manager_certificate_map" "web" {\n  name = "web"\n}
resource "google_compute_target_https_proxy" "web" {\n  name            = "web"\n  certificate_map = |\n}\n`;
    expect((await complete(text)).labels).toEqual([
      "//certificatemanager.googleapis.com/${google_certificate_manager_certificate_map.web.id}",
    ]);
  });
});

describe("fields in Terraform", () => {
  it("offers what is not set yet: required first, forbidden last with the reason", async () => {
    const text = `${globalNeg()}resource "google_compute_backend_service" "web" {
  |
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol = "HTTPS"
  backend {
    group = ${toGlobal}
  }
}
`;
    const { labels, find, items } = await complete(text);
    expect(labels[0]).toBe("name");
    expect(find("name")?.detail).toContain("required");
    expect(labels).not.toContain("protocol");
    expect(labels).toContain("backend");
    expect(find("health_checks")?.objection?.rule).toBe("internet-neg-no-health-check");
    expect(items.findIndex((it) => it.objection)).toBeGreaterThan(items.filter((it) => !it.objection).length - 1);
    expect(find("timeout_sec")?.objection).toBeUndefined();
  });

  it.each([
    ["a text", "port_name", 'port_name = "|"'],
    ["a number", "timeout_sec", "timeout_sec = |"],
    ["a reference", "security_policy", "security_policy = |"],
    ["a list of texts", "custom_request_headers", 'custom_request_headers = ["|"]'],
    ["a list of references", "health_checks", "health_checks = [|]"],
    ["a block", "cdn_policy", "cdn_policy {\n  |\n}"],
  ])("writes %s", async (_, label, expected) => {
    const { accept } = await complete(service("|"));
    expect(accept(label)).toContain(`  ${expected}\n`);
  });

  it.each([
    ["a half-typed name", "load_bal|", "load_balancing_scheme", 'load_balancing_scheme = "|"\n'],
    ["a name that has a value", 'lo|ad = "EXTERNAL"', "load_balancing_scheme", 'load_balancing_scheme| = "EXTERNAL"\n'],
    ["an empty block", "backend {\n    |\n  }", "balancing_mode", 'balancing_mode = "|"\n'],
    ["a block on one line", "backend { gr| }", "group", "{ group = | }\n"],
    ["a block that is not closed", "backend {\n    gr|\n", "group", "    group = |\n"],
    [
      "a block deeper down",
      "cdn_policy {\n    cache_key_policy {\n      inc|\n    }\n  }",
      "include_host",
      "include_host = |\n",
    ],
    [
      "a dynamic block",
      'dynamic "backend" {\n    for_each = []\n    content {\n      |\n    }\n  }',
      "group",
      "      group = |\n",
    ],
  ])("completes in %s", async (_, body, label, expected) => {
    expect((await complete(service(body))).accept(label)).toContain(expected);
  });

  it.each([
    ["beside a dynamic block's content", 'dynamic "backend" {\n    |\n  }'],
    ["in lifecycle", "lifecycle {\n    |\n  }"],
    ["behind a name", "protocol |"],
    ["in a heredoc", "description = <<EOT\n  |\nEOT"],
  ])("offers nothing %s", async (_, body) => expect((await complete(service(body))).labels).toEqual([]));

  it("offers nothing in blocks of other types and outside of blocks", async () => {
    for (const text of [
      'resource "google_storage_thing" "x" {\n  |\n}\n',
      "|\n",
      "locals {\n  |\n}\n",
      'resource "google_compute_|" "x" {\n}\n',
    ])
      expect((await complete(text)).labels).toEqual([]);
  });

  it("objects to fields, not to the values that they were tried with", async () => {
    const map = `resource "google_compute_url_map" "web" {
  name = "web"
  host_rule {
    hosts = ["a.example.com"]
    |
  }
  path_matcher {
    name = "all"
  }
}
`;
    expect((await complete(map)).find("path_matcher")?.objection).toBeUndefined();
    const rule = 'resource "google_compute_forwarding_rule" "web" {\n  name = "web"\n  ip_protocol = "UDP"\n  |\n}\n';
    const { find } = await complete(rule);
    for (const field of ["target", "backend_service", "ip_address", "port_range"])
      expect(find(field)?.objection, field).toBeUndefined();
  });

  it("offers no field again that stands below the caret", async () => {
    const { labels } = await complete(service('|\nprotocol = "HTTP"\nlog_config {\n  enable = true\n}'));
    expect(labels).not.toContain("protocol");
    expect(labels).not.toContain("log_config");
    expect(labels).toContain("timeout_sec");
  });
});

describe("texts that are being written", () => {
  it("tries values on the last text that was whole", async () => {
    const whole = `${globalNeg()}${service(`protocol = "HTTPS"\nload_balancing_scheme = "EXTERNAL_MANAGED"\n${backend(toGlobal)}`)}`;
    const engine = await engineOf({ "main.tf": whole });
    const lastGood = engine.snapshot;
    // The reference is broken as well, so the present text does not tell what the service is for.
    const broken = whole.replace('"HTTPS"', '"').replace(toGlobal, "google_compute_");
    const snapshot = engine.update([{ path: "main.tf", text: broken }]);
    const offset = broken.indexOf('protocol = "') + 'protocol = "'.length;
    const flagged = (options = {}) =>
      completionsAt(snapshot, "main.tf", offset, options)
        .filter((it) => it.objection?.rule === "internet-neg-protocol")
        .map((it) => it.label);
    expect(flagged({ lastGood })).toContain("TCP");
    expect(flagged()).not.toContain("TCP");
    engine.dispose();
  });

  it("offers everything when there is no time to try", async () => {
    const { labels } = await complete(regional('load_balancing_scheme = "|"'), "main.tf", {}, { goOn: () => false });
    expect(labels).toHaveLength(5);
  });

  it("never throws, wherever the caret is", async () => {
    const text = `${globalNeg()}${service(`protocol = "HTTPS"\ncustom_request_headers = ["Host: a"]\n${backend(toGlobal)}`)}`;
    const engine = await engineOf({});
    for (let at = 0; at <= text.length; at += 7)
      for (const cut of [
        text.slice(0, at),
        text,
        `${text.slice(0, at)}"${text.slice(at)}`,
        `${text.slice(0, at)}{[${text.slice(at)}`,
      ]) {
        const snapshot = engine.update([{ path: "main.tf", text: cut }]);
        expect(Array.isArray(completionsAt(snapshot, "main.tf", at, { goOn: () => false }))).toBe(true);
      }
    engine.dispose();
  });
});
