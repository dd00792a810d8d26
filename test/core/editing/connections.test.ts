import { afterEach, describe, expect, it } from "vitest";
import type { ConnectionSource } from "../../../src/core/editing/connection-model";
import { connectionTargets, judgeConnection } from "../../../src/core/editing/connections";
import { applyTextEdits } from "../../../src/core/model/change";
import type { Engine } from "../../../src/core/snapshot";
import { engineOf } from "../../support/terraform";

const MAIN = `resource "google_compute_global_forwarding_rule" "web" {
  name       = "web"
  target     = google_compute_target_http_proxy.web.id
  port_range = "80"
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web-proxy"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_url_map" "web" {
  name            = "web-map"
  default_service = google_compute_backend_service.api.id
  host_rule {
    hosts        = ["api.example.com"]
    path_matcher = "api"
  }
  path_matcher {
    name            = "api"
    default_service = google_compute_backend_service.api.id
    path_rule {
      paths   = ["/v1/*"]
      service = google_compute_backend_service.origin.id
    }
    path_rule {
      paths = ["/old/*"]
      url_redirect {
        host_redirect = "example.org"
        strip_query   = false
      }
    }
  }
}

resource "google_compute_url_map" "spare" {
  name            = "spare-map"
  default_service = google_compute_backend_service.api.id
}

resource "google_compute_backend_service" "api" {
  name          = "api"
  protocol      = "HTTP"
  health_checks = [google_compute_health_check.web.id]
  backend {
    group                 = google_compute_network_endpoint_group.a.id # zone a
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 250
  }
}

resource "google_compute_backend_service" "origin" {
  name     = "origin"
  protocol = "HTTPS"
  backend {
    group = google_compute_global_network_endpoint_group.origin.id
  }
}

resource "google_compute_backend_service" "empty" {
  name          = "empty"
  protocol      = "HTTP"
  health_checks = [google_compute_health_check.web.id]
}

resource "google_compute_network_endpoint_group" "a" {
  name    = "neg-a"
  zone    = "europe-west1-b"
  network = "default"
}

resource "google_compute_network_endpoint_group" "b" {
  name    = "neg-b"
  zone    = "europe-west1-c"
  network = "default"
}

resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin-neg"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = 443
}

resource "google_compute_health_check" "web" {
  name = "hc"
  http_health_check {
    port = 80
  }
}
`;
const ids: Record<string, string> = {
  rule: "google_compute_global_forwarding_rule.web",
  proxy: "google_compute_target_http_proxy.web",
  map: "google_compute_url_map.web",
  spare: "google_compute_url_map.spare",
  api: "google_compute_backend_service.api",
  origin: "google_compute_backend_service.origin",
  empty: "google_compute_backend_service.empty",
  a: "google_compute_network_endpoint_group.a",
  b: "google_compute_network_endpoint_group.b",
  internet: "google_compute_global_network_endpoint_group.origin",
  check: "google_compute_health_check.web",
};
const id = (name: string) => ids[name] ?? name;

let engine: Engine;
afterEach(() => engine.dispose());
const start = async (text = MAIN) => {
  engine = await engineOf({ "main.tf": text });
  return engine.snapshot;
};
const source = (it: ConnectionSource): ConnectionSource => ({ ...it, id: id(it.id) });
const judged = (from: ConnectionSource, to: string) => judgeConnection(engine.snapshot, source(from), id(to));
const target = (from: ConnectionSource, to: string) =>
  connectionTargets(engine.snapshot, source(from)).targets.find((it) => it.id === id(to));
/** The text after the way with a label, or the first. */
function textAfter(from: ConnectionSource, to: string, label?: string): string {
  const { ways } = judged(from, to);
  const way = label === undefined ? ways[0] : ways.find((it) => it.label === label);
  if (!way) throw new Error(`no way ${label}: ${ways.map((it) => it.label)}`);
  const plan = engine.snapshot.plan(way.changes);
  if (!plan.ok) throw new Error(plan.reason);
  return applyTextEdits(engine.snapshot.text("main.tf") ?? "", plan.edits);
}

describe("what a resource can be connected to", () => {
  it("accepts a group with the settings that it needs, and puts an internet NEG aside with the rule", async () => {
    await start();
    expect(target({ id: "b" }, "api")).toEqual({ id: id("api"), state: "fits" });
    const refused = target({ id: "b" }, "origin");
    expect(refused).toMatchObject({ state: "refused", rule: "internet-neg-not-alone" });
    expect(refused?.reason).toMatch(/\.$/);
    expect(target({ id: "a" }, "api")).toMatchObject({ state: "present" });
  });

  it("judges alike from either end, and by trial as by reading the text", async () => {
    await start();
    for (const service of ["api", "origin", "empty"])
      for (const group of ["a", "b", "internet"]) {
        const [forth, back, read] = [
          target({ id: group }, service),
          target({ id: service }, group),
          judged({ id: group }, service),
        ];
        const said = [forth, back, read].map((it) => `${it?.state} ${it?.rule}`);
        expect(new Set(said), `${service} ${group}: ${said}`).toHaveLength(1);
      }
  });

  it("says plainly why kinds cannot be connected", async () => {
    await start();
    const { otherwise, targets } = connectionTargets(engine.snapshot, { id: id("rule") });
    expect(otherwise.UrlMap).toBe("A forwarding rule leads to a URL map by way of a target proxy, not directly.");
    expect(otherwise.NetworkEndpointGroup).toMatch(/by way of a backend service/);
    expect(targets.some((it) => it.id === id("map"))).toBe(false);
    expect(judged({ id: "rule" }, "map")).toMatchObject({ state: "impossible", reason: otherwise.UrlMap, ways: [] });
    expect(otherwise.ForwardingRule).toBe("Forwarding rules do not refer to each other.");
  });

  it("leaves open what there was no time for, and answers about some when asked", async () => {
    await start();
    const hurried = connectionTargets(engine.snapshot, { id: id("b") }, () => false);
    expect(hurried.targets.filter((it) => it.state === "open").length).toBeGreaterThan(0);
    const open = hurried.targets.filter((it) => it.state === "open").map((it) => it.id);
    const later = connectionTargets(engine.snapshot, { id: id("b") }, undefined, { only: open });
    expect(later.targets.map((it) => it.id)).toEqual(open);
    expect(later.targets.some((it) => it.state === "open")).toBe(false);
  });

  it("names the ways where they have to be chosen", async () => {
    await start();
    const { ways } = connectionTargets(engine.snapshot, { id: id("map") });
    expect(ways.map((it) => it.label)).toEqual([
      "Everything else (now api)",
      "api: everything else (now api)",
      "api: /v1/* (now origin)",
      "api: /old/*",
      "Everything else, mirrored",
      "api: everything else, mirrored",
      "api: /v1/*, mirrored",
      "api: /old/*, mirrored",
      "From a target HTTP proxy",
    ]);
    const [, , path] = ways;
    expect(connectionTargets(engine.snapshot, { id: id("map"), way: path?.id }).targets).toContainEqual(
      expect.objectContaining({ id: id("origin"), state: "present" }),
    );
  });

  it("says what stands outside and what is read only", async () => {
    await start(`${MAIN}
resource "google_compute_target_http_proxy" "other" {
  name    = "other"
  url_map = google_compute_url_map.missing.id
}
`);
    const ghost = engine.snapshot.topology.ghosts[0]?.id ?? "";
    expect(judged({ id: "proxy" }, ghost)).toMatchObject({
      state: "impossible",
      reason: expect.stringMatching(/nowhere/),
    });
    expect(judged({ id: ghost }, "map")).toMatchObject({
      state: "impossible",
      reason: expect.stringMatching(/nowhere/),
    });
  });
});

describe("connecting", () => {
  it("writes a backend as its neighbour is", async () => {
    await start();
    expect(textAfter({ id: "b" }, "api")).toBe(
      MAIN.replace(
        `    max_rate_per_endpoint = 250
  }
`,
        `    max_rate_per_endpoint = 250
  }
  backend {
    group                 = google_compute_network_endpoint_group.b.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 250
  }
`,
      ),
    );
    expect(judged({ id: "b" }, "api").ways[0]?.notes).toEqual(["With balancingMode RATE, maxRatePerEndpoint 250."]);
  });

  it("takes the place of a proxy's only URL map, and says so", async () => {
    await start();
    const [way] = judged({ id: "proxy" }, "spare").ways;
    expect(way).toMatchObject({ title: "Connected web-proxy to spare-map in place of web-map" });
    expect(way?.notes).toEqual(["Takes the place of web-map."]);
    expect(textAfter({ id: "spare" }, "proxy")).toBe(
      MAIN.replace("url_map = google_compute_url_map.web.id", "url_map = google_compute_url_map.spare.id"),
    );
  });

  it("sends the requests of a row elsewhere, of a redirect too", async () => {
    await start();
    const rule = (index: number, field: string) => `pathMatchers[0].pathRules[${index}].${field}`;
    expect(textAfter({ id: "map", row: rule(0, "service") }, "empty")).toBe(
      MAIN.replace("backend_service.origin.id\n    }\n    path_rule", "backend_service.empty.id\n    }\n    path_rule"),
    );
    const text = textAfter({ id: "map", row: rule(1, "urlRedirect") }, "empty");
    expect(text).toContain(`paths   = ["/old/*"]
      service = google_compute_backend_service.empty.id
    }`);
    expect(text).not.toContain("url_redirect");
    expect(judged({ id: "map", row: rule(1, "urlRedirect") }, "empty").ways[0]?.notes).toEqual([
      "Takes the place of the redirect.",
    ]);
    expect(textAfter({ id: "map", row: "hostRules[0].hosts" }, "empty")).toBe(
      MAIN.replace(/(name {12}= "api"\n {4}default_service = google_compute_backend_service\.)api/, "$1empty"),
    );
    expect(judged({ id: "map", row: rule(0, "service") }, "proxy").reason).toMatch(/cannot go to a target HTTP proxy/);
  });

  it("takes a backend's place in a forwarding rule of its target", async () => {
    await start();
    const { ways } = judged({ id: "rule" }, "api");
    expect(ways[0]?.changes.map((it) => it.op)).toEqual(["setField", "removeField"]);
    expect(ways[0]?.notes).toEqual(["Takes the place of web-proxy."]);
  });

  it("asks before an expression goes", async () => {
    await start(
      MAIN.replace("url_map = google_compute_url_map.web.id", "url_map = var.map") +
        'variable "map" {\n  type = string\n}\n',
    );
    const found = judged({ id: "proxy" }, "spare");
    expect(found.state === "asks" || found.state === "impossible", found.state).toBe(true);
    expect(found.reason).toContain("var.map");
  });

  it("does not reach into another configuration", async () => {
    engine = await engineOf({ "one/main.tf": MAIN, "two/main.tf": MAIN });
    const all = engine.snapshot.topology.resources.filter((it) => it.address === id("b") || it.address === id("empty"));
    const [b, empty] = [
      all.find((it) => it.address === id("b")),
      [...all].reverse().find((it) => it.address === id("empty")),
    ];
    const found = judgeConnection(engine.snapshot, { id: b?.id ?? "" }, empty?.id ?? "");
    expect(b?.module).not.toBe(empty?.module);
    expect(found).toMatchObject({
      state: "impossible",
      reason: expect.stringMatching(/another Terraform configuration/),
    });
  });
});

describe("moving", () => {
  it("takes a backend to another service with its own settings", async () => {
    await start();
    const edge = `${id("api")}>backends[0].group`;
    const from = { id: "a", moving: edge };
    const [way] = judged(from, "empty").ways;
    expect(way).toMatchObject({ state: "fits", title: "Moved neg-a from api to empty" });
    expect(way?.notes).toContain("Keeps balancingMode RATE, maxRatePerEndpoint 250.");
    const text = textAfter(from, "empty");
    expect(text).toContain(`  health_checks = [google_compute_health_check.web.id]

  backend {
    group                 = google_compute_network_endpoint_group.a.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 250
  }
}`);
    expect(text.match(/network_endpoint_group\.a\.id/g)).toHaveLength(1);
    expect(judged(from, "origin")).toMatchObject({ state: "refused", rule: "internet-neg-not-alone" });
  });

  it("gives a backend another group and leaves its settings where they are", async () => {
    await start();
    const from = { id: "api", moving: `${id("api")}>backends[0].group` };
    expect(textAfter(from, "b")).toBe(MAIN.replace("network_endpoint_group.a.id #", "network_endpoint_group.b.id #"));
  });

  it("says so when the edge is gone", async () => {
    await start();
    expect(judged({ id: "a", moving: "gone" }, "empty").reason).toMatch(/not there any more/);
  });
});
