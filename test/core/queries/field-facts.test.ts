import { beforeAll, describe, expect, it } from "vitest";
import { fieldDocs } from "../../../scripts/lib/field-docs.mjs";
import { constraints } from "../../../src/core/constraints/all";
import type { Kind } from "../../../src/core/kinds/kind";
import { allKinds, fieldSpec } from "../../../src/core/kinds/registry";
import { type FieldDocs, noFieldDocs, readFieldDocs } from "../../../src/core/queries/field-docs";
import { fieldFacts } from "../../../src/core/queries/field-facts";
import { fieldAt, resourceAt } from "../../../src/core/queries/places";
import { snapshotOf } from "../../support/terraform";
import { backend, globalNeg, regionalService, service, toGlobal, toZonal, zonalNeg } from "../constraints/fixtures";

let docs: FieldDocs;
let text: string;
beforeAll(async () => {
  text = await fieldDocs();
  docs = readFieldDocs(text);
});

describe("what is known about fields", () => {
  it.each<[Kind, string, RegExp]>([
    ["BackendService", "protocol", /protocol this BackendService uses/],
    ["BackendService", "backends[0].balancingMode", /can handle additional traffic/],
    ["BackendService", "connectionDrainingTimeoutSec", /./],
    ["BackendService", "enableCDN", /Cloud CDN/],
    ["NetworkEndpointGroup", "networkEndpointType", /Type of network endpoints/],
    ["NetworkEndpointGroup", "cloudRun.urlMask", /URL mask/i],
    ["UrlMap", "pathMatchers[0].routeRules[2].matchRules[0].prefixMatch", /prefix/],
    ["HealthCheck", "httpHealthCheck.requestPath", /request path/i],
    ["ForwardingRule", "IPProtocol", /IP protocol/],
    // Fields that the tables do not list, by the name that a format gives them.
    ["BackendService", "haPolicy.fastIpMove", /fast IP move/i],
    ["UrlMap", "fingerprint", /Fingerprint/],
    ["ForwardingRule", "allowPscGlobalAccess", /./],
  ])("the API describes %s.%s", (kind, path, words) => expect(docs.describe(kind, path)).toMatch(words));

  it.each<[Kind, string]>([
    ["BackendService", "noSuchField"],
    ["BackendService", "protocol.deeper"],
    ["StorageBucket", "name"],
    ["BackendService", "constructor"],
  ])("has nothing on %s.%s", (kind, path) => expect(docs.describe(kind, path)).toBeUndefined());

  it("describes most fields of the tables", () => {
    const kinds = allKinds.filter((it) => docs.describe(it.kind, "name") !== undefined);
    expect(kinds.length).toBeGreaterThan(18);
    for (const { kind, fields } of kinds) {
      const described = fields.filter((it) => docs.describe(kind, it.name) !== undefined);
      expect(described.length / fields.length, kind).toBeGreaterThan(0.4);
    }
  });

  it("keeps the words of enumerations apart", () => {
    expect(docs.describe("NetworkEndpointGroup", "networkEndpointType")).toContain("one of GCE_VM_IP, GCE_VM_IP_PORT");
    expect(docs.describe("ForwardingRule", "portRange")).not.toContain("@pattern");
  });

  it("knows the rules on a field, and each rule by some field", () => {
    expect(docs.rulesOn("BackendService", "protocol")).toContain("internet-neg-protocol");
    expect(docs.rulesOn("BackendService", "backends[3].balancingMode")).toContain("rate-mode-with-tcp");
    expect(docs.rulesOn("BackendService", "affinityCookieTtlSec")).not.toContain("internet-neg-protocol");
    const fields = JSON.parse(text).rules as Record<string, readonly string[]>;
    for (const key of Object.keys(fields)) {
      const [kind, ...path] = key.split(".");
      expect(fieldSpec(kind as Kind, path.join(".")), key).toBeDefined();
    }
    const known = new Set(Object.values(fields).flat());
    const withField = constraints.filter((it) => known.has(it.meta.id));
    expect(withField.length / constraints.length).toBeGreaterThan(0.75);
  });

  it("refuses data that is none", () => {
    expect(() => readFieldDocs('{"schemas": 1}')).toThrow();
    expect(() => readFieldDocs("nonsense")).toThrow();
  });
});

async function facts(tf: string, id: string, path: string) {
  const snapshot = await snapshotOf(tf);
  const resource = snapshot.topology.get(id);
  if (!resource) throw new Error(`${id} is not there`);
  return fieldFacts(snapshot, resource, path, noFieldDocs);
}

const web = "google_compute_backend_service.web";

describe("the facts of a field where it stands", () => {
  it("puts the protocols first that the endpoints admit", async () => {
    const scheme = 'load_balancing_scheme = "EXTERNAL_MANAGED"';
    const origin = await facts(`${globalNeg()}${service(`${scheme}\n${backend(toGlobal)}`)}`, web, "protocol");
    expect(origin.values.filter((it) => !it.objection).map((it) => it.value)).toEqual(["HTTPS", "HTTP2"]);
    expect(origin.values.slice(2, 4).map((it) => it.objection?.severity)).toEqual(["warning", "warning"]);
    const tcp = origin.values.find((it) => it.value === "TCP")?.objection;
    expect(tcp).toMatchObject({ rule: "internet-neg-protocol" });
    expect(tcp?.message).toContain("TCP cannot reach");
  });

  it("says which balancing modes the group does not take", async () => {
    const tf = `${zonalNeg()}${service(`protocol = "HTTPS"
load_balancing_scheme = "EXTERNAL_MANAGED"
${backend(toZonal, 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 10')}`)}`;
    const { values } = await facts(tf, web, "backends[0].balancingMode");
    expect(values[0]).toEqual({ value: "RATE" });
    expect(values.find((it) => it.value === "UTILIZATION")?.objection?.rule).toBe("neg-no-utilization-mode");
    expect(values.find((it) => it.value === "CONNECTION")?.objection).toBeDefined();
  });

  it("speaks for the product only where every one that it can be agrees", async () => {
    const { values, products } = await facts(service(""), web, "protocol");
    const refused = values.filter((it) => it.objection).map((it) => it.value);
    expect(refused).toContain("UDP");
    for (const value of ["HTTP", "HTTPS", "TCP", "SSL"]) expect(refused).not.toContain(value);
    expect(products).toEqual([]);
  });

  it("names the product, the default and what a change costs", async () => {
    const tf = regionalService('load_balancing_scheme = "INTERNAL"\nprotocol = "TCP"');
    const scheme = await facts(tf, "google_compute_region_backend_service.web", "loadBalancingScheme");
    expect(scheme).toMatchObject({ change: "replaced", defaults: ["INTERNAL"] });
    expect(scheme.products).toEqual(["Internal passthrough Network Load Balancer"]);
    const affinity = await facts(tf, "google_compute_region_backend_service.web", "sessionAffinity");
    expect(affinity).toMatchObject({ change: "inPlace", defaults: ["NONE"] });
    expect(affinity.values.find((it) => it.value === "GENERATED_COOKIE")?.objection).toBeDefined();
  });
});

describe("a field in every format", () => {
  const manifest = `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: web
spec:
  location: global
  backend:
  - balancingMode: RATE
  haPolicy:
    fastIpMove: DISABLED
`;
  const link = "https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web";

  it.each<[string, string, string, string]>([
    ["main.tf", service('backend {\n  balancing_mode = "RATE"\n}'), "balancing_mode", "backends[0].balancingMode"],
    ["main.tf", service('ha_policy {\n  fast_ip_move = "DISABLED"\n}'), "fast_ip_move", "haPolicy.fastIPMove"],
    [
      "main.tf.json",
      '{"resource": {"google_compute_backend_service": {"web": {"backend": [{"balancing_mode": "RATE"}]}}}}',
      "balancing_mode",
      "backends[0].balancingMode",
    ],
    ["web.yaml", manifest, "balancingMode", "backends[0].balancingMode"],
    ["web.yaml", manifest, "fastIpMove", "haPolicy.fastIPMove"],
    [
      "export.yaml",
      `kind: compute#backendService\nname: web\nbackends:\n- balancingMode: RATE\nselfLink: ${link}\n`,
      "balancingMode",
      "backends[0].balancingMode",
    ],
    [
      "export.json",
      `{"kind": "compute#backendService", "name": "web", "usedBy": [{"reference": "x"}], "selfLink": "${link}"}`,
      "reference",
      "usedBy[0].reference",
    ],
  ])("%s: %#", async (path, config, word, expected) => {
    const { topology } = await snapshotOf({ [path]: config });
    const offset = config.indexOf(word) + 1;
    const resource = resourceAt(topology, path, offset);
    const place = resource && fieldAt(resource, path, offset);
    expect(place?.path.toLowerCase()).toBe(expected.toLowerCase());
    expect(docs.describe("BackendService", place?.path ?? "")?.length).toBeGreaterThan(20);
  });
});
