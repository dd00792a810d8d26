import { describe, expect, it } from "vitest";
import { applyTextEdits } from "../../../src/core/model/change";
import { allHazards, findHazards } from "../../../src/core/review/hazards/all";
import type { Hazard } from "../../../src/core/review/model";
import { block, compared, createFirst, type Text } from "./support";

type Row = readonly [
  title: string,
  base: Text,
  head: Text,
  /** `severity hazard resource [field]`, without information about plain replacements. */
  expected: readonly string[],
];

const neg = (type: string, more = "", name = "web") =>
  block("compute_global_network_endpoint_group", "web", `network_endpoint_type = "${type}"\n${more}`, name);
const service = (more = "", group = "google_compute_global_network_endpoint_group.web.id") =>
  block(
    "compute_backend_service",
    "web",
    `load_balancing_scheme = "EXTERNAL_MANAGED"\nbackend {\n group = ${group}\n}\n${more}`,
  );
const fqdn = "INTERNET_FQDN_PORT";
const ip = "INTERNET_IP_PORT";
const map = (body: string) => block("compute_url_map", "m", body);
const toWeb = "default_service = google_compute_backend_service.web.id";
const bare = (label: string, more = "", name = label) =>
  block("compute_backend_service", label, `load_balancing_scheme = "EXTERNAL_MANAGED"\n${more}`, name);
const rule = (more: string, label = "r") => block("compute_forwarding_rule", label, `region = "europe-west1"\n${more}`);
const httpsProxy = block(
  "compute_target_https_proxy",
  "p",
  "ssl_certificates = [google_compute_managed_ssl_certificate.c.id]",
);
const pinned = (version: string) =>
  `terraform {\n  required_providers {\n    google = {\n      source = "hashicorp/google"\n      version = "${version}"\n    }\n  }\n}\n`;

const rows: Readonly<Record<string, readonly Row[]>> = {
  "replacement-in-use": [
    [
      "a NEG of another type, still referred to by a backend service",
      neg(fqdn) + service(),
      neg(ip) + service(),
      ["error replacement-in-use global_network_endpoint_group.web networkEndpointType"],
    ],
    ["one that nothing refers to", neg(fqdn), neg(ip), []],
    [
      "one that is created first under another name",
      neg(fqdn) + service(),
      neg(ip, createFirst, "web-2") + service(),
      [],
    ],
    [
      "one whose user asks that it be created first",
      neg(fqdn) + service(),
      neg(ip, "", "web-2") + service(createFirst),
      [],
    ],
    [
      "a field that lifecycle ignores",
      neg(fqdn) + service(),
      neg(ip, "lifecycle {\n ignore_changes = [network_endpoint_type]\n}") + service(),
      [],
    ],
    [
      "a change that the provider makes in place",
      neg(fqdn) + service("timeout_sec = 5"),
      neg(fqdn) + service("timeout_sec = 6"),
      [],
    ],
    [
      "a name, which is a replacement like any other",
      bare("web") + map(toWeb),
      bare("web", "", "site") + map(toWeb),
      ["error replacement-in-use backend_service.web name"],
    ],
    [
      "a value that is not known",
      `variable "a" {}\nvariable "b" {}\n${block("compute_ssl_certificate", "c", "certificate = var.a\nprivate_key = var.k")}${block("compute_target_https_proxy", "p", "ssl_certificates = [google_compute_ssl_certificate.c.id]")}`,
      `variable "a" {}\nvariable "b" {}\n${block("compute_ssl_certificate", "c", "certificate = var.b\nprivate_key = var.k")}${block("compute_target_https_proxy", "p", "ssl_certificates = [google_compute_ssl_certificate.c.id]")}`,
      ["warning replacement-in-use ssl_certificate.c certificate"],
    ],
    [
      "a proxy that is replaced as well, and so lets go first",
      bare("web") + map(toWeb) + block("compute_target_http_proxy", "p", "url_map = google_compute_url_map.m.id"),
      bare("web") +
        block("compute_url_map", "m", toWeb, "n") +
        block("compute_target_http_proxy", "p", 'url_map = google_compute_url_map.m.id\ndescription = "x"'),
      [],
    ],
    [
      "endpoints, which do not keep their group alive",
      neg(fqdn) +
        `resource "google_compute_global_network_endpoint" "e" {\n  global_network_endpoint_group = google_compute_global_network_endpoint_group.web.name\n  fqdn = "a.example"\n  port = 443\n}\n`,
      neg(ip) +
        `resource "google_compute_global_network_endpoint" "e" {\n  global_network_endpoint_group = google_compute_global_network_endpoint_group.web.name\n  fqdn = "a.example"\n  port = 443\n}\n`,
      [],
    ],
    [
      "a user that is pointed elsewhere in the same change",
      neg(fqdn) + block("compute_global_network_endpoint_group", "b", `network_endpoint_type = "${fqdn}"`) + service(),
      neg(ip) +
        block("compute_global_network_endpoint_group", "b", `network_endpoint_type = "${fqdn}"`) +
        service("", "google_compute_global_network_endpoint_group.b.id"),
      ["warning replacement-in-use global_network_endpoint_group.web networkEndpointType"],
    ],
  ],
  "replacement-name-conflict": [
    [
      "the same name, created first",
      neg(fqdn) + service(),
      neg(ip, createFirst) + service(),
      ["error replacement-name-conflict global_network_endpoint_group.web name"],
    ],
    [
      "the same name, created first because a user asks for it",
      neg(fqdn) + service(),
      neg(ip) + service(createFirst),
      ["error replacement-name-conflict global_network_endpoint_group.web name"],
    ],
    [
      "a name that is not known",
      `variable "n" {}\n${neg(fqdn, "", "${var.n}")}`,
      `variable "n" {}\n${neg(ip, createFirst, "${var.n}")}`,
      [],
    ],
    ["another project", neg(fqdn, 'project = "a"'), neg(ip, `project = "b"\n${createFirst}`), []],
  ],
  "removal-in-use": [
    [
      "what a link still names",
      bare("web", 'project = "p"') + map('default_service = "projects/p/global/backendServices/web"'),
      map('default_service = "projects/p/global/backendServices/web"'),
      ["error removal-in-use backend_service.web"],
    ],
    [
      "a reference taken away in the same change",
      bare("web") + bare("b") + map(toWeb),
      bare("b") + map("default_service = google_compute_backend_service.b.id"),
      ["warning removal-in-use backend_service.web"],
    ],
    [
      "the same of one that is destroyed last",
      bare("web", createFirst) + bare("b") + map(toWeb),
      bare("b") + map("default_service = google_compute_backend_service.b.id"),
      [],
    ],
    ["together with what refers to it", bare("web") + map(toWeb), "", []],
    ["what nothing refers to", bare("web"), "", []],
  ],
  "immutable-field-refused": [
    [
      "a manifest",
      { "a.yaml": manifest("INTERNET_FQDN_PORT", 1) },
      { "a.yaml": manifest("INTERNET_IP_PORT", 1) },
      ["error immutable-field-refused ComputeGlobalNetworkEndpointGroup/web networkEndpointType"],
    ],
    ["a field that may change", { "a.yaml": proxy("web") }, { "a.yaml": proxy("site") }, []],
  ],
  "internet-neg-swap-downtime": [
    [
      "from an internet NEG to an instance group",
      neg(fqdn) + block("compute_instance_group", "g", 'zone = "z"') + service(),
      neg(fqdn) +
        block("compute_instance_group", "g", 'zone = "z"') +
        service("", "google_compute_instance_group.g.id"),
      ["info internet-neg-swap-downtime backend_service.web backends"],
    ],
    [
      "to an internet NEG",
      neg(fqdn) +
        block("compute_instance_group", "g", 'zone = "z"') +
        service("", "google_compute_instance_group.g.id"),
      neg(fqdn) + block("compute_instance_group", "g", 'zone = "z"') + service(),
      ["info internet-neg-swap-downtime backend_service.web backends"],
    ],
    [
      "between two internet NEGs",
      neg(fqdn) + block("compute_global_network_endpoint_group", "b", `network_endpoint_type = "${ip}"`) + service(),
      neg(fqdn) +
        block("compute_global_network_endpoint_group", "b", `network_endpoint_type = "${ip}"`) +
        service("", "google_compute_global_network_endpoint_group.b.id"),
      [],
    ],
    [
      "to a group of which nothing is known",
      neg(fqdn) + service(),
      neg(fqdn) + service("", "data.google_compute_instance_group.g.id"),
      [],
    ],
    ["to no backends", neg(fqdn) + service(), neg(fqdn) + bare("web"), []],
  ],
  "address-lost": [
    [
      "a rule with an ephemeral address",
      rule('port_range = "80"'),
      rule('port_range = "443"'),
      ["warning traffic-interrupted forwarding_rule.r portRange", "warning address-lost forwarding_rule.r portRange"],
    ],
    [
      "a rule with an address of its own",
      rule('port_range = "80"\nip_address = "203.0.113.1"'),
      rule('port_range = "443"\nip_address = "203.0.113.1"'),
      ["warning traffic-interrupted forwarding_rule.r portRange"],
    ],
    [
      "an address that is replaced",
      block("compute_global_address", "a", 'ip_version = "IPV4"'),
      block("compute_global_address", "a", 'ip_version = "IPV6"'),
      ["warning address-lost global_address.a ipVersion"],
    ],
    [
      "an address that goes together with its rule",
      block("compute_address", "a", 'region = "europe-west1"') + rule("ip_address = google_compute_address.a.id"),
      "",
      ["warning address-lost address.a"],
    ],
    ["an address that nothing had", block("compute_global_address", "a"), "", []],
  ],
  "traffic-interrupted": [
    [
      "created first at the same address and port",
      rule('port_range = "80"\nip_address = "203.0.113.1"'),
      block(
        "compute_forwarding_rule",
        "r",
        `region = "europe-west1"\nport_range = "80"\nip_address = "203.0.113.1"\ndescription = "x"\n${createFirst}`,
        "r-2",
      ),
      ["error traffic-interrupted forwarding_rule.r name"],
    ],
    [
      "created first at another port",
      rule('port_range = "80"\nip_address = "203.0.113.1"'),
      block(
        "compute_forwarding_rule",
        "r",
        `region = "europe-west1"\nport_range = "8080"\nip_address = "203.0.113.1"\n${createFirst}`,
        "r-2",
      ),
      [],
    ],
    ["a target, which is changed in place", rule('target = "a"'), rule('target = "b"'), []],
  ],
  "certificate-reprovisioned": [
    [
      "other domains",
      certificate("a.example") + httpsProxy,
      certificate("b.example") + httpsProxy,
      [
        "error replacement-in-use managed_ssl_certificate.c managed.domains",
        "warning certificate-reprovisioned managed_ssl_certificate.c managed.domains",
      ],
    ],
    ["of one that nothing uses", certificate("a.example"), certificate("b.example"), []],
  ],
  "scheme-change-refused": [
    [
      "at once, by a provider that tries it",
      pinned("~> 7.0") + scheme("EXTERNAL"),
      pinned("~> 7.0") + scheme("EXTERNAL_MANAGED"),
      ["error scheme-change-refused backend_service.web loadBalancingScheme"],
    ],
    [
      "once the traffic has moved",
      pinned("~> 7.0") + scheme("EXTERNAL", 'external_managed_migration_state = "TEST_ALL_TRAFFIC"'),
      pinned("~> 7.0") + scheme("EXTERNAL_MANAGED", 'external_managed_migration_state = "TEST_ALL_TRAFFIC"'),
      [],
    ],
    [
      "by the default of a newer provider",
      pinned("~> 7.0") + block("compute_backend_service", "web"),
      pinned("~> 8.0") + block("compute_backend_service", "web"),
      ["error scheme-change-refused backend_service.web loadBalancingScheme"],
    ],
    [
      "by a provider that may replace it",
      scheme("EXTERNAL"),
      scheme("EXTERNAL_MANAGED"),
      ["warning scheme-change-refused backend_service.web loadBalancingScheme"],
    ],
    [
      "by one that replaces it",
      pinned("~> 5.0") + scheme("EXTERNAL"),
      pinned("~> 5.0") + scheme("EXTERNAL_MANAGED"),
      [],
    ],
  ],
  "destroy-prevented": [
    [
      "a replacement",
      neg(fqdn),
      neg(ip, "lifecycle {\n prevent_destroy = true\n}"),
      ["error destroy-prevented global_network_endpoint_group.web"],
    ],
    [
      "an update",
      bare("web", "lifecycle {\n prevent_destroy = true\n}"),
      bare("web", "timeout_sec = 1\nlifecycle {\n prevent_destroy = true\n}"),
      [],
    ],
  ],
  "address-not-moved": [
    ["another label", bare("web"), bare("site", "", "web"), ["error address-not-moved backend_service.site"]],
    [
      "another label with a moved block",
      bare("web"),
      `${bare("site", "", "web")}moved {\n  from = google_compute_backend_service.web\n  to = google_compute_backend_service.site\n}\n`,
      [],
    ],
    ["another object", bare("web"), bare("site"), []],
  ],
};

function certificate(domain: string): string {
  return block("compute_managed_ssl_certificate", "c", `managed {\n domains = ["${domain}"]\n}`);
}

function scheme(value: string, more = ""): string {
  return block("compute_backend_service", "web", `load_balancing_scheme = "${value}"\n${more}`);
}

function manifest(type: string, port: number): string {
  return `apiVersion: compute.cnrm.cloud.google.com/v1alpha1\nkind: ComputeGlobalNetworkEndpointGroup\nmetadata:\n  name: web\nspec:\n  projectRef:\n    external: p\n  networkEndpointType: ${type}\n  defaultPort: ${port}\n`;
}

function proxy(map: string): string {
  return `apiVersion: compute.cnrm.cloud.google.com/v1beta1\nkind: ComputeTargetHTTPProxy\nmetadata:\n  name: web\nspec:\n  location: global\n  urlMapRef:\n    name: ${map}\n`;
}

function text({ severity, hazard, resource, field }: Hazard): string {
  return `${severity} ${hazard} ${resource.replace("google_compute_", "")}${field === undefined ? "" : ` ${field}`}`;
}

describe.each(Object.entries(rows))("%s", (_, cases) => {
  it.each(cases)("%s", async (_title, base, head, expected) => {
    const { review } = await compared(base, head);
    const found = findHazards(review).filter((it) => it.hazard !== "resource-replaced");
    expect(found.map(text).sort()).toEqual([...expected].sort());
    for (const it of found) expect(it.message).toMatch(/^[A-Z].*\.$/);
  });
});

it("has rows for every hazard, and a source for each", () => {
  const shown = new Set([...Object.keys(rows), "resource-replaced"]);
  expect(allHazards.map((it) => it.id).sort()).toEqual([...shown].sort());
  for (const { sources, title, docs } of allHazards) {
    expect(sources.length).toBeGreaterThan(0);
    for (const it of sources) expect(it).toMatch(/^https:\/\//);
    expect(title).not.toMatch(/\.$/);
    expect(docs).toMatch(/\.$/);
  }
});

describe("plain replacements", () => {
  async function replaced(base: string, head: string): Promise<string[]> {
    const { review } = await compared(base, head);
    return findHazards(review)
      .filter((it) => it.hazard === "resource-replaced")
      .map((it) => it.message);
  }

  it("tell which field forces them, and who refers", async () => {
    expect(await replaced(neg(fqdn) + service(), neg(ip, createFirst, "web-2") + service())).toEqual([
      'Network endpoint group "web-2" is replaced by another that is created first, because name ("web" to "web-2") and networkEndpointType ("INTERNET_FQDN_PORT" to "INTERNET_IP_PORT") cannot be changed in place. Backend service "web" refers to it.',
    ]);
  });

  it("take along what reads an id of theirs in a field that cannot change, and what does so in turn", async () => {
    const tcp = (name: string) =>
      block("compute_region_backend_service", "b", 'region = "r"', name) +
      block(
        "compute_region_target_tcp_proxy",
        "p",
        'region = "r"\nbackend_service = google_compute_region_backend_service.b.id',
      );
    const messages = await replaced(tcp("b"), tcp("c"));
    expect(messages).toHaveLength(2);
    expect(messages[1]).toContain('because service refers to backend service "c", which is replaced');
  });

  it("may be, where the value or the provider's version is not known", async () => {
    const [message] = await replaced(scheme("EXTERNAL"), scheme("EXTERNAL_MANAGED"));
    expect(message).toContain("may be destroyed and created anew");
  });

  it.each<[string, string, string, string | undefined]>([
    ["a default that is named", "", 'network_tier = "PREMIUM"', undefined],
    ["a default that is not named any more", 'ip_protocol = "TCP"', "", undefined],
    [
      "another value than the default, which a project may have as its own",
      "",
      'network_tier = "STANDARD"',
      "may be destroyed",
    ],
    ["an address that the rule keeps", 'ip_address = "203.0.113.1"', "", undefined],
    ["an address that it may have already", "", 'ip_address = "203.0.113.1"', "may be destroyed"],
    ["a field without a default", "", 'service_label = "a"', "is destroyed"],
  ])("know of %s", async (_, before, after, expected) => {
    const [message] = await told(rule(before), rule(after));
    if (expected === undefined) expect(message).toBeUndefined();
    else expect(message).toContain(expected.replace("destroyed", "deleted"));
  });

  async function told(base: string, head: string): Promise<string[]> {
    const { review } = await compared(base, head);
    return findHazards(review)
      .filter((it) => it.hazard === "traffic-interrupted")
      .map((it) => it.message);
  }

  it("follow from replace_triggered_by", async () => {
    const proxyOf = (timeout: number) =>
      bare("web", `timeout_sec = ${timeout}`) +
      map(`${toWeb}\nlifecycle {\n replace_triggered_by = [google_compute_backend_service.web]\n}`);
    expect(await replaced(proxyOf(1), proxyOf(2))).toEqual([
      'URL map "m" is destroyed and created anew, because of its replace_triggered_by.',
    ]);
  });
});

describe("fixes", () => {
  async function fixed(base: string, head: string): Promise<{ text: string; hazards: string[]; titles: string[] }> {
    const one = await compared(base, head);
    const [hazard] = findHazards(one.review);
    const titles = hazard?.fixes.map((it) => it.title) ?? [];
    const plan = one.head.plan(hazard?.fixes[0]?.changes ?? []);
    if (!plan.ok) throw new Error(plan.reason);
    const after = applyTextEdits(head, plan.edits);
    const again = await compared(base, after);
    const errors = findHazards(again.review).filter((it) => it.severity === "error");
    return { text: after, hazards: errors.map((it) => it.hazard), titles };
  }

  it("let the new NEG stand beside the old one", async () => {
    const result = await fixed(neg(fqdn) + service(), neg(ip) + service());
    expect(result.titles).toEqual(['Create the new one first, as "web-2"']);
    expect(result.text).toContain('name = "web-2"');
    expect(result.text).toContain("create_before_destroy = true");
    expect(result.hazards).toEqual([]);
  });

  it("need no other name where it has one already", async () => {
    const result = await fixed(neg(fqdn) + service(), neg(ip, "", "site") + service());
    expect(result.titles).toEqual(["Create the new one first"]);
    expect(result.text).toContain('name = "site"');
    expect(result.hazards).toEqual([]);
  });

  it("count a name on, and leave taken ones", async () => {
    const others = block("compute_backend_service", "x", "", "site-3");
    const of = (port: string) =>
      block("compute_backend_service", "web", `load_balancing_scheme = "EXTERNAL"\n${port}`, "site-2") + others;
    const result = await fixed(
      pinned("~> 5.0") + of("") + map(toWeb),
      pinned("~> 5.0") + of("").replace("EXTERNAL", "EXTERNAL_MANAGED") + map(toWeb),
    );
    expect(result.text).toContain('name = "site-4"');
    expect(result.hazards).toEqual([]);
  });

  it("give certificates a name that is new every time", async () => {
    const proxied = block(
      "compute_target_https_proxy",
      "p",
      "ssl_certificates = [google_compute_ssl_certificate.c.id]",
    );
    const pem = (it: string) => block("compute_ssl_certificate", "c", `certificate = "${it}"\n  private_key = "k"`);
    const result = await fixed(pem("a") + proxied, pem("b") + proxied);
    expect(result.text).toContain('name_prefix = "c-"');
    expect(result.text).not.toContain('name = "c"');
    expect(result.hazards).toEqual([]);
  });

  it.each([
    ["a name made of something else", 'locals {\n  n = "web"\n}\n', "${local.n}"],
    ["a name with a variable", 'variable "e" {\n  default = "dev"\n}\n', "${var.e}-web"],
  ])("leave alone %s", async (_, more, name) => {
    const { review } = await compared(more + neg(fqdn, "", name) + service(), more + neg(ip, "", name) + service());
    const [hazard] = findHazards(review);
    expect(hazard?.hazard).toBe("replacement-in-use");
    expect(hazard?.fixes).toEqual([]);
    expect(hazard?.steps.length).toBeGreaterThan(1);
  });

  it("keep a scheme that only the default changed", async () => {
    const plain = block("compute_backend_service", "web");
    const result = await fixed(pinned("~> 7.0") + plain, pinned("~> 8.0") + plain);
    expect(result.text).toContain('load_balancing_scheme = "EXTERNAL"');
    expect(result.hazards).toEqual([]);
  });
});
