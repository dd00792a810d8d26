/** What is offered where, and that what comes of it is free of errors and reads as meant. */
import { describe, expect, it } from "vitest";
import { palette, planAdd } from "../../../src/core/editing/new-resource";
import type { Snapshot } from "../../../src/core/snapshot";
import { engineOf, snapshotOf } from "../../support/terraform";
import { applied } from "../../support/test-change";

const rule = (scheme: string, kind = "global_forwarding_rule", more = "") => `
resource "google_compute_${kind}" "front" {
  name                  = "front"
  load_balancing_scheme = "${scheme}"
${more}}
`;
const proxied = (target: string) =>
  `  target                = google_compute_${target}.proxy.id\n  port_range            = "80"\n`;
const application = `
resource "google_compute_target_http_proxy" "proxy" {
  name    = "proxy"
  url_map = google_compute_url_map.map.id
}

resource "google_compute_url_map" "map" {
  name            = "map"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
}
`;
const regional = (text: string) =>
  text
    .replace(/google_compute_(target_http_proxy|url_map|backend_service)/g, "google_compute_region_$1")
    .replace(
      /(resource "google_compute_region_\w+" "\w+" \{\n {2}name +)(= .*\n)/g,
      '$1$2  region                = "europe-west1"\n',
    );
const network = `
resource "google_compute_network" "net" {
  name                    = "net"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "backends" {
  name          = "backends"
  region        = "europe-west1"
  network       = google_compute_network.net.id
  ip_cidr_range = "10.1.2.0/24"
}

resource "google_compute_subnetwork" "proxies" {
  name          = "proxies"
  region        = "europe-west1"
  network       = google_compute_network.net.id
  ip_cidr_range = "10.129.0.0/23"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}
`;
const inNetwork = `  region                = "europe-west1"
  network               = google_compute_network.net.id
  subnetwork            = google_compute_subnetwork.backends.id
`;
const passthrough = (scheme: string) => `
resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "europe-west1"
  load_balancing_scheme = "${scheme}"
  protocol              = "TCP"
}
`;
const tcp = `
resource "google_compute_target_tcp_proxy" "proxy" {
  name            = "proxy"
  backend_service = google_compute_backend_service.web.id
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "TCP"
}
`;

const configs: Readonly<Record<string, string>> = {
  "global external ALB": rule("EXTERNAL_MANAGED", undefined, proxied("target_http_proxy")) + application,
  "classic ALB": (rule("EXTERNAL", undefined, proxied("target_http_proxy")) + application).replace(
    /EXTERNAL_MANAGED/g,
    "EXTERNAL",
  ),
  "regional internal ALB":
    network +
    regional(
      rule("INTERNAL_MANAGED", "forwarding_rule", inNetwork + proxied("target_http_proxy")) +
        application.replace("EXTERNAL_MANAGED", "INTERNAL_MANAGED"),
    ).replace("google_compute_target_http", "google_compute_region_target_http"),
  "regional external ALB":
    network +
    regional(
      rule(
        "EXTERNAL_MANAGED",
        "forwarding_rule",
        inNetwork.replace(/ {2}subnetwork.*\n/, "") + proxied("target_http_proxy"),
      ) + application,
    ),
  "global proxy NLB": rule("EXTERNAL_MANAGED", undefined, proxied("target_tcp_proxy")) + tcp,
  "internal passthrough NLB":
    network +
    rule(
      "INTERNAL",
      "forwarding_rule",
      `${inNetwork}  backend_service       = google_compute_region_backend_service.web.id\n  ports                 = ["80"]\n`,
    ) +
    passthrough("INTERNAL"),
  "external passthrough NLB":
    rule(
      "EXTERNAL",
      "forwarding_rule",
      `  region                = "europe-west1"\n  backend_service       = google_compute_region_backend_service.web.id\n  ports                 = ["80"]\n`,
    ) + passthrough("EXTERNAL"),
  "groups alone": `${network}
resource "google_compute_network_endpoint_group" "zonal" {
  name       = "zonal"
  zone       = "europe-west1-b"
  network    = google_compute_network.net.id
  subnetwork = google_compute_subnetwork.backends.id
}

resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "europe-west1"

  cloud_run {
    service = "run"
  }
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_instance_group" "vms" {
  name = "vms"
  zone = "europe-west1-b"

  named_port {
    name = "web"
    port = 8080
  }
}
`,
  nothing: "",
};

const typed: Readonly<Record<string, string>> = {
  fqdn: "origin.example.org",
  domain: "www.example.org",
  host: "new.example.org",
  bucket: "assets-of-the-shop",
  service: "run-service",
  target: "projects/p/regions/europe-west1/serviceAttachments/s",
  instance: "vm-1",
  ipAddress: "10.1.2.3",
  region: "europe-north1",
  port: "8443",
};

const filled = (questions: readonly { id: string; value: string }[]) =>
  Object.fromEntries(questions.map((it) => [it.id, it.value || typed[it.id] || ""]));

function add(snapshot: Snapshot, near: string | null, entry: string, answers: Record<string, string> = {}) {
  const offered = palette(snapshot, near).entries.find((it) => it.id === entry);
  if (!offered) throw new Error(`${entry} is not offered at ${near}`);
  return planAdd(snapshot, {
    near,
    entry,
    name: offered.name ?? "",
    answers: { ...filled(offered.questions), ...answers },
  });
}

describe.each(Object.entries(configs))("%s", (_, text) => {
  it("brings no error with anything that is offered, and connects it", async () => {
    const engine = await engineOf({ "main.tf": text });
    const { snapshot } = engine;
    expect(snapshot.findings.filter((it) => it.severity === "error")).toEqual([]);
    const later = await engineOf({});
    let count = 0;
    for (const near of [
      null,
      ...snapshot.topology.loadBalancers.map((it) => it.id),
      ...snapshot.topology.resources.map((it) => it.id),
    ])
      for (const entry of palette(snapshot, near).entries) {
        count++;
        const plan = add(snapshot, near, entry.id);
        if (!plan.ok) throw new Error(`${near} ${entry.id}: ${plan.reason}`);
        const preview = snapshot.preview(plan.changes);
        if (!preview.ok) throw new Error(`${near} ${entry.id}: ${preview.reason}`);
        expect(
          preview.brings
            .filter((it) => it.severity === "error")
            .map((it) => `${near} ${entry.id} ${it.rule}: ${it.message}`),
        ).toEqual([]);
        const files = applied({ "main.tf": text }, { ok: true, edits: preview.edits });
        const after = later.update(Object.entries(files).map(([path, now]) => ({ path, text: now })));
        expect(after.problems).toEqual([]);
        const fresh = after.topology.resources.filter((it) => snapshot.topology.get(it.id) === undefined);
        expect(
          fresh.some((it) => it.kind === entry.kind),
          `${near} ${entry.id}`,
        ).toBe(true);
        // Connected in the same step, unless it was to stand alone.
        if (entry.side !== "alone" && near !== null)
          expect(
            fresh.some((it) =>
              [...after.topology.into(it.id), ...after.topology.out(it.id)].some((edge) =>
                [edge.from, edge.to].includes(near),
              ),
            ),
            `${near} ${entry.id}`,
          ).toBe(true);
      }
    expect(count).toBeGreaterThan(7);
    engine.dispose();
    later.dispose();
  });
});

const offered = async (text: string, near: string) =>
  palette(await snapshotOf(text), near).entries.map((it) => `${it.side} ${it.id}`);

describe("what is offered", () => {
  it("is what the product takes", async () => {
    const alb = configs["global external ALB"] ?? "";
    expect(await offered(alb, "google_compute_backend_service.web")).toEqual([
      "before map",
      "after internet",
      "after serverless",
      "after GCE_VM_IP_PORT",
      "after NON_GCP_PRIVATE_IP_PORT",
      "after psc",
      "after instances",
      "beside HealthCheck",
      "beside SecurityPolicy",
    ]);
    expect(
      await offered(configs["internal passthrough NLB"] ?? "", "google_compute_region_backend_service.web"),
    ).toEqual(expect.not.arrayContaining(["after internet", "after serverless", "before map"]));
  });

  it("has no second group behind a service whose group stands alone", async () => {
    const text = `${configs["groups alone"]}
resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}
`;
    expect((await offered(text, "google_compute_backend_service.web")).filter((it) => it.startsWith("after"))).toEqual(
      [],
    );
  });

  it("says why there is nothing at what cannot be edited, is not here, or stands for many", async () => {
    const text = `
resource "google_compute_backend_service" "many" {
  count = var.number
  name  = "many-\${count.index}"
}

variable "number" {}

resource "google_compute_url_map" "map" {
  name            = "map"
  default_service = google_compute_backend_service.gone.id
}
`;
    const snapshot = await snapshotOf(text);
    expect(palette(snapshot, "google_compute_backend_service.many").none).toMatch(/stands for many/);
    const [ghost] = snapshot.topology.ghosts;
    expect(palette(snapshot, ghost?.id ?? "").none).toMatch(/is not defined in these files/);
  });

  it("suggests names that are free, in the manner of the neighbour's", async () => {
    const text = `${configs["global external ALB"]}
resource "google_compute_network_endpoint_group" "web_neg" {
  name    = "web-neg"
  network = "default"
  zone    = "europe-west1-b"
}
`;
    const { entries } = palette(await snapshotOf(text), "google_compute_backend_service.web");
    expect(entries.find((it) => it.id === "serverless")?.name).toBe("web-neg-2");
  });
});

describe("what is written", () => {
  it("stands in the neighbour's file and module, with endpoint, health check and capacity", async () => {
    const files = { "a.tf": configs["groups alone"] ?? "", "z/main.tf": configs["global external ALB"] ?? "" };
    const snapshot = await snapshotOf(files);
    const near = snapshot.topology.all("BackendService")[0]?.id ?? "";
    const plan = add(snapshot, near, "GCE_VM_IP_PORT", { zone: "europe-west1-c" });
    if (!plan.ok) throw new Error(plan.reason);
    const edits = snapshot.plan(plan.changes);
    const after = applied(files, edits);
    expect(after["a.tf"]).toBe(files["a.tf"]);
    expect(after["z/main.tf"]).toContain(`  backend {
    group                 = google_compute_network_endpoint_group.web_neg.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 100
  }`);
    expect(after["z/main.tf"]).toContain("health_checks         = [google_compute_health_check.web_check.id]");
  });

  it("gives a host of its own to a service of a URL map that has a default", async () => {
    const snapshot = await snapshotOf(configs["global external ALB"] ?? "");
    const plan = add(snapshot, "google_compute_url_map.map", "service");
    const after = applied(
      { "main.tf": configs["global external ALB"] ?? "" },
      plan.ok ? snapshot.plan(plan.changes) : plan,
    );
    expect(after["main.tf"]).toContain(`  host_rule {
    hosts        = ["new.example.org"]
    path_matcher = "map-api"
  }`);
  });

  it("is a file of its own in an empty folder, in the language that its name says", async () => {
    const snapshot = await snapshotOf({});
    for (const [file, seen] of [
      ["lb.tf", /^resource "google_compute_backend_bucket"/],
      ["lb.yaml", /^apiVersion: compute\.cnrm/],
    ] as const) {
      const plan = add(snapshot, null, "bucket", { file });
      if (!plan.ok) throw new Error(plan.reason);
      const edits = snapshot.plan(plan.changes);
      expect(edits.ok && edits.edits[0]?.newText).toMatch(seen);
    }
  });

  it("is in the manifests' format beside a manifest", async () => {
    const manifest = `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeURLMap
metadata:
  name: shop-map
  namespace: shop
spec:
  location: global
  defaultUrlRedirect:
    httpsRedirect: true
    stripQuery: false
`;
    const snapshot = await snapshotOf({ "lb.yaml": manifest });
    const plan = add(snapshot, snapshot.topology.all("UrlMap")[0]?.id ?? "", "http");
    const after = applied({ "lb.yaml": manifest }, plan.ok ? snapshot.plan(plan.changes) : plan);
    expect(after["lb.yaml"]).toContain(
      "kind: ComputeTargetHTTPProxy\nmetadata:\n  name: shop-http-proxy\n  namespace: shop",
    );
  });

  it.each([
    ["name", { name: "Web_1" }, "begins with a lower-case letter"],
    ["name", { name: "web" }, "There is a backend service web already."],
    ["host", { host: "https://x" }, "Leave out https://"],
  ])("is refused for a wrong %s", async (field, { name = "fine", ...answers }: Record<string, string>, reason) => {
    const snapshot = await snapshotOf(configs["global external ALB"] ?? "");
    const plan = planAdd(snapshot, {
      near: "google_compute_url_map.map",
      entry: "service",
      name,
      answers: { host: "a.example.com", ...answers },
    });
    expect(plan).toMatchObject({ ok: false, field, reason: expect.stringContaining(reason) });
  });
});
