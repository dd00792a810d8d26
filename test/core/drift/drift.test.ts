import { describe, expect, it } from "vitest";
import { findDrift } from "../../../src/core/drift/drift";
import type { ParsedResource } from "../../../src/core/model/resource";
import { buildTopology } from "../../../src/core/topology/build";
import { link, objectIn, open, outside, type Plain, ref, resource, unknown } from "../../support/resources";

type Fields = { readonly [name: string]: Plain };

/** Differences of an object by kind, `field: declared → exported`. */
function drift(type: string, declared: Fields, exported: Fields, ...others: ParsedResource[]): string[] {
  const own = resource(`${type}.web`, { name: "web", ...declared }, { project: "p" });
  const shown = objectIn("api", own.kind, "shown", { name: "web", ...exported }, { project: "p", scope: own.scope });
  const [object] = findDrift(buildTopology([own, shown, ...others], { declares: () => true })).objects;
  if (!object) throw new Error("The two are not the same object");
  return object.differences.map(
    (it) => `${it.type} ${it.field}: ${it.declaredText ?? "nothing"} → ${it.exportedText ?? "nothing"}`,
  );
}

const service = "google_compute_backend_service";
const map = "google_compute_url_map";

describe("what differs", () => {
  it.each<[string, string, Fields, Fields, string[]]>([
    ["another value", service, { timeoutSec: 10 }, { timeoutSec: 60 }, ["different timeoutSec: 10 → 60"]],
    ["nothing there", service, { timeoutSec: 10 }, {}, ["missing timeoutSec: 10 → nothing"]],
    ["nothing declared", service, {}, { timeoutSec: 60 }, ["extra timeoutSec: nothing → 60"]],
    [
      "inside an object",
      service,
      { logConfig: { enable: true, sampleRate: 0.5 } },
      { logConfig: { enable: true, sampleRate: 1 } },
      ["different logConfig.sampleRate: 0.5 → 1"],
    ],
    ["an object not there", service, { iap: { enabled: true } }, {}, ["missing iap.enabled: true → nothing"]],
    [
      "plain lists, by content",
      service,
      { customRequestHeaders: ["a: 1", "b: 2"] },
      { customRequestHeaders: ["a: 1"] },
      ["different customRequestHeaders: a: 1, b: 2 → a: 1"],
    ],
    [
      "an item of a list, whatever its place",
      map,
      { pathMatchers: [{ name: "a", description: "x" }, { name: "b" }] },
      { pathMatchers: [{ name: "b" }, { name: "a", description: "y" }] },
      ['different pathMatchers[0].description: "x" → "y"'],
    ],
    [
      "an item more and an item less",
      map,
      { hostRules: [{ hosts: ["a"], pathMatcher: "m" }] },
      { hostRules: [{ hosts: ["b"], pathMatcher: "m" }] },
      [
        'missing hostRules[0]: {"hosts":["a"],"pathMatcher":"m"} → nothing',
        'extra hostRules[0]: nothing → {"hosts":["b"],"pathMatcher":"m"}',
      ],
    ],
    [
      "a label",
      "google_compute_global_forwarding_rule",
      { labels: { team: "a" } },
      { labels: { team: "b", "goog-terraform-provisioned": "true" } },
      ['different labels.team: "a" → "b"'],
    ],
    [
      "a link to something else",
      map,
      { defaultService: link("global/backendServices/a") },
      { defaultService: link("https://www.googleapis.com/compute/v1/projects/p/global/backendServices/b") },
      ["different defaultService: global/backendServices/a → projects/p/global/backendServices/b"],
    ],
    [
      "a backend more",
      service,
      { backends: [{ group: link("zones/z/networkEndpointGroups/a") }] },
      {
        backends: [
          { group: link("zones/z/networkEndpointGroups/a"), balancingMode: "UTILIZATION" },
          { group: link("zones/z/networkEndpointGroups/b") },
        ],
      },
      ['extra backends[1]: nothing → {"group":"zones/z/networkEndpointGroups/b"}'],
    ],
  ])("%s", (_, type, declared, exported, differences) => {
    expect(drift(type, declared, exported)).toEqual(differences);
  });

  it("a reference to another resource", () => {
    const a = resource(`${service}.a`, { name: "a" });
    const other = { defaultService: link("projects/p/global/backendServices/b") };
    expect(drift(map, { defaultService: ref(`${service}.a`) }, other, a)).toEqual([
      "different defaultService: global/backendServices/a → projects/p/global/backendServices/b",
    ]);
  });
});

describe("what is the same, or cannot be told", () => {
  it.each<[string, string, Fields, Fields]>([
    ["equal values", service, { timeoutSec: 10 }, { timeoutSec: 10 }],
    ["a number as text", service, { timeoutSec: 10 }, { timeoutSec: "10" }],
    ["a port and its range", "google_compute_global_forwarding_rule", { portRange: "80" }, { portRange: "80-80" }],
    ["a default that is shown", service, {}, { timeoutSec: 30, sessionAffinity: "NONE", protocol: "HTTP" }],
    ["a default that is declared", service, { sessionAffinity: "NONE" }, {}],
    ["what is off", service, { enableCDN: false }, {}],
    [
      "what the server fills in",
      "google_compute_global_forwarding_rule",
      {},
      { IPAddress: "203.0.113.7", networkTier: "PREMIUM", fingerprint: "abc", selfLink: "x", region: "r" },
    ],
    [
      "fields of CDN that nobody set",
      service,
      { enableCDN: true },
      { enableCDN: true, cdnPolicy: { clientTtl: 3600 } },
    ],
    ["secrets", service, { iap: { oauth2ClientSecret: "s" } }, { iap: { oauth2ClientSecretSha256: "h" } }],
    ["an unknown value", service, { timeoutSec: unknown("var.t") }, { timeoutSec: 60 }],
    ["an unknown object", service, { logConfig: unknown("var.l") }, { logConfig: { enable: true } }],
    [
      "a list that may have more items",
      service,
      { customRequestHeaders: open("var.h", "a: 1") },
      { customRequestHeaders: ["b: 1"] },
    ],
    [
      "objects that may have more items",
      map,
      { hostRules: open("var.h") },
      { hostRules: [{ hosts: ["a"], pathMatcher: "m" }] },
    ],
    [
      "plain lists in another order",
      service,
      { customRequestHeaders: ["a: 1", "b: 2"] },
      { customRequestHeaders: ["b: 2", "a: 1"] },
    ],
    [
      "links in two spellings",
      map,
      { defaultService: link("global/backendServices/a") },
      { defaultService: link("https://www.googleapis.com/compute/v1/projects/p/global/backendServices/a") },
    ],
    [
      "a project by number",
      map,
      { defaultService: link("projects/p/global/backendServices/a") },
      { defaultService: link("projects/12/global/backendServices/a") },
    ],
    [
      "a data source",
      map,
      { defaultService: outside("data", "data.google_compute_backend_service.x") },
      { defaultService: link("global/backendServices/a") },
    ],
    ["an empty list", service, { customRequestHeaders: [] }, {}],
    ["an empty block", service, { circuitBreakers: {} }, {}],
    [
      "the rule that every policy has",
      "google_compute_security_policy",
      { rules: [{ priority: 1, action: "allow" }] },
      {
        rules: [
          { priority: 1, action: "allow" },
          { priority: 2147483647, action: "allow" },
        ],
      },
    ],
  ])("%s", (_, type, declared, exported) => {
    expect(drift(type, declared, exported)).toEqual([]);
  });

  it("a reference to the same object", () => {
    const a = resource(`${service}.a`, { name: "a" });
    const shown = objectIn("api", "BackendService", "x", { name: "a" });
    const exported = { defaultService: link("global/backendServices/a") };
    expect(drift(map, { defaultService: ref(`${service}.a`) }, exported, a, shown)).toEqual([]);
    expect(drift(map, { defaultService: ref(`${service}.a`) }, exported, a)).toEqual([]);
  });

  it("a managed group and its instance group", () => {
    const manager = resource("google_compute_instance_group_manager.m", { name: "m", zone: "z" });
    const declared = { backends: [{ group: ref("google_compute_instance_group_manager.m", "instance_group") }] };
    const exported = { backends: [{ group: link("projects/p/zones/z/instanceGroups/m") }] };
    expect(drift(service, declared, exported, manager)).toEqual([]);
  });

  it("a reserved address and its number", () => {
    const address = resource("google_compute_global_address.a", { name: "a" });
    const rule = "google_compute_global_forwarding_rule";
    const declared = { IPAddress: ref("google_compute_global_address.a", "address") };
    expect(drift(rule, declared, { IPAddress: "203.0.113.7" }, address)).toEqual([]);
  });
});

describe("which objects are compared", () => {
  it("those on both sides; the others are told", () => {
    const declared = [resource(`${map}.a`, { name: "a" }), resource(`${map}.b`, { name: "b" })];
    const exported = [objectIn("api", "UrlMap", "a"), objectIn("terraform-plan", "UrlMap", "c")];
    const found = findDrift(buildTopology([...declared, ...exported]));
    expect(found.objects.map((it) => [it.declared.id, it.exported.id])).toEqual([[`${map}.a`, "a"]]);
    expect(found.onlyDeclared.map((it) => it.id)).toEqual([`${map}.b`]);
    expect(found.onlyExported.map((it) => it.id)).toEqual(["c"]);
  });
});
