import { describe, expect, it } from "vitest";
import { completionsAt } from "../../../src/core/completion/complete";
import { complete, engineOf } from "./support";

const header = `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: web
spec:
  location: global
`;
const origin = `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeNetworkEndpointGroup
metadata:
  name: origin
spec:
  location: europe-west1-b
  networkEndpointType: GCE_VM_IP_PORT
---
`;

/** A manifest, the lines given in its `spec`. */
const manifest = (body: string) => header + body.replace(/^(?=.)/gm, "  ");

describe("Config Connector", () => {
  it.each([
    ["a value", "protocol: |", "HTTPS", "  protocol: HTTPS|\n"],
    ["a value right behind the colon", "protocol:|", "HTTPS", "  protocol: HTTPS|\n"],
    ["a value in quotes", 'protocol: "H|"', "HTTPS", '  protocol: "HTTPS"|\n'],
    ["a value in front of a comment", "protocol: HT| # for now", "HTTPS", "  protocol: HTTPS| # for now\n"],
    ["a yes", "enableCdn: |", "true", "  enableCdn: true|\n"],
    ["a half-typed name", "load|\nprotocol: HTTP", "loadBalancingScheme", "  loadBalancingScheme: |\n"],
    ["a name in front of a value", "lo|: EXTERNAL", "loadBalancingScheme", "  loadBalancingScheme|: EXTERNAL\n"],
    ["an object", "log|", "logConfig", "  logConfig:\n  |"],
    ["a list", "back|", "backend", "  backend:\n- |"],
    ["a reference", "secur|", "securityPolicyRef", "  securityPolicyRef:\n  name: |"],
    ["a name in an item of a list", "backend:\n- bal|", "balancingMode", "  - balancingMode: |\n"],
    ["a name behind others of an item", "backend:\n- maxRate: 1\n  bal|", "balancingMode", "    balancingMode: |\n"],
    ["a value in an item", "backend:\n  - balancingMode: |", "RATE", "    - balancingMode: RATE|\n"],
    ["a name deeper down", "cdnPolicy:\n  cacheKeyPolicy:\n    inc|", "includeHost", "      includeHost: |\n"],
    ["an empty line below an object", "logConfig:\n  |", "enable", "    enable: |\n"],
    [
      "the kind of a reference",
      "backend:\n- group:\n    |",
      "networkEndpointGroupRef",
      "networkEndpointGroupRef:\n  name: |\n",
    ],
    [
      "the name of a reference",
      "backend:\n- group:\n    networkEndpointGroupRef:\n      na|",
      "name",
      "        name: |\n",
    ],
  ])("completes %s", async (_, body, label, expected) => {
    expect((await complete(manifest(`${body}\n`), "web.yaml")).accept(label)).toContain(expected);
  });

  it.each([
    ["a comment", "protocol: HTTP # |"],
    ["a text of several lines", "description: |-\n  pro¦"],
    ["flow style", "logConfig: {|}"],
    ["a deeper line below a value", "protocol: HTTP\n  |"],
  ])("offers nothing in %s", async (_, body) => {
    const marked = body.includes("¦") ? manifest(`${body}\n`) : manifest(`${body}\n`);
    const [text, offset] = caret(marked);
    const engine = await engineOf({ "web.yaml": text });
    expect(completionsAt(engine.snapshot, "web.yaml", offset).map((it) => it.label)).toEqual([]);
    engine.dispose();
  });

  it("offers nothing outside of the spec, and nothing in others' manifests", async () => {
    expect((await complete(manifest("").replace("name: web", "name: web\n  |"), "web.yaml")).labels).toEqual([]);
    const foreign = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  |\n";
    expect((await complete(origin + foreign, "web.yaml")).labels).toEqual([]);
  });

  it("names what a reference can point at, by its kind", async () => {
    const text = `${origin}${manifest("backend:\n- group:\n    networkEndpointGroupRef:\n      name: |\n")}`;
    const { labels, accept } = await complete(text, "web.yaml");
    expect(labels).toEqual(["origin"]);
    expect(accept("origin")).toContain("      name: origin|\n");
    const other = text.replace("networkEndpointGroupRef", "instanceGroupRef");
    expect((await complete(other, "web.yaml")).labels).toEqual([]);
  });

  it("judges values by the groups of the service", async () => {
    const text = `${origin}${manifest(`protocol: HTTPS
loadBalancingScheme: EXTERNAL_MANAGED
backend:
- balancingMode: |
  group:
    networkEndpointGroupRef:
      name: origin
`)}`;
    const { fitting, find } = await complete(text, "web.yaml");
    expect(fitting[0]).toBe("RATE");
    expect(find("UTILIZATION")?.objection?.rule).toBe("neg-no-utilization-mode");
  });

  it("offers what is not set yet, before the manifest has a name", async () => {
    const text = manifest("|\nprotocol: HTTP\n").replace("  name: web\n", "");
    const { labels } = await complete(text, "web.yaml", { "origin.yaml": origin.replace("---\n", "") });
    expect(labels).toContain("loadBalancingScheme");
    expect(labels).not.toContain("protocol");
    expect(labels).not.toContain("name");
  });

  it("says where an object can live", async () => {
    const text = origin + manifest("|\n").replace("  location: global\n", "");
    expect((await complete(text, "web.yaml")).labels).toContain("location");
    const values = await complete(origin + manifest("").replace("global", "|"), "web.yaml");
    expect(values.labels).toEqual(["global"]);
  });

  it("knows the second document, and the item of a list that the caret is in", async () => {
    const text = `${origin}${manifest("backend:\n- balancingMode: RATE\n- |\n  maxRate: 1\nprotocol: HTTP\n")}`;
    const { labels } = await complete(text, "web.yaml");
    expect(labels).toContain("balancingMode");
    expect(labels).not.toContain("maxRate");
    expect(labels).not.toContain("protocol");
  });
});

describe("the API's YAML and JSON", () => {
  const yaml = (body: string) => `kind: compute#backendService
name: web
selfLink: https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web
loadBalancingScheme: EXTERNAL_MANAGED
${body}
`;
  const json = (body: string) =>
    `{"kind": "compute#backendService", "name": "web", "selfLink": "https://www.googleapis.com/compute/v1/projects/p/global/backendServices/web", ${body}}`;
  const check = `kind: compute#healthCheck
name: http
type: HTTP
httpHealthCheck:
  port: 80
selfLink: https://www.googleapis.com/compute/v1/projects/p/global/healthChecks/http
`;
  const link = "https://www.googleapis.com/compute/v1/projects/p/global/healthChecks/http";

  it.each([
    ["a value in YAML", "web.yaml", yaml("protocol: H|"), "HTTPS", "protocol: HTTPS|\n"],
    ["a name in YAML", "web.yaml", yaml("pro|"), "protocol", "protocol: |\n"],
    [
      "what lies deeper in the API",
      "web.yaml",
      yaml("connectionDraining:\n  |"),
      "drainingTimeoutSec",
      "  drainingTimeoutSec: |\n",
    ],
    ["a value in JSON", "web.json", json('"protocol": "|"'), "HTTPS", '"protocol": "HTTPS"|}'],
    ["a value without quotes", "web.json", json('"protocol": |'), "HTTPS", '"protocol": "HTTPS"|}'],
    ["a name in JSON", "web.json", json('"pro|"'), "protocol", '"protocol": "|"}'],
    ["a name without quotes", "web.json", json("|"), "timeoutSec", '"timeoutSec": |}'],
    ["a name in front of another", "web.json", json('"|" "x": 1'), "protocol", '"protocol": "|", "x": 1}'],
    ["a name in front of a value", "web.json", json('"|": "HTTP"'), "protocol", '"protocol"|: "HTTP"}'],
    ["a name in a list of objects", "web.json", json('"backends": [{"|"}]'), "balancingMode", '"balancingMode": "|"}]'],
    ["an object", "web.json", json('"log|"'), "logConfig", '"logConfig": { | }}'],
  ])("completes %s", async (_, path, text, label, expected) => {
    expect((await complete(text, path)).accept(label)).toContain(expected);
  });

  it("refers by self-links, in the way of the file", async () => {
    const inYaml = await complete(yaml("healthChecks:\n- |"), "web.yaml", { "check.yaml": check });
    expect(inYaml.accept(link)).toContain(`healthChecks:\n- ${link}|\n`);
    const inJson = await complete(json('"healthChecks": ["|"]'), "web.json", { "check.yaml": check });
    expect(inJson.accept(link)).toContain(`"healthChecks": ["${link}"|]`);
  });

  it("judges values as everywhere", async () => {
    const { fitting } = await complete(yaml("protocol: |"), "web.yaml");
    expect(fitting).toContain("HTTPS");
    expect(fitting).not.toContain("UDP");
  });
});

describe("Terraform's JSON", () => {
  const config = (body: string) =>
    `{"resource": {"google_compute_health_check": {"http": {"name": "http"}}, "google_compute_backend_service": {"web": {"name": "web", ${body}}}}}`;

  it.each([
    ["a value", '"load_balancing_scheme": "|"', "EXTERNAL_MANAGED", '"load_balancing_scheme": "EXTERNAL_MANAGED"|'],
    ["a name", '"|"', "port_name", '"port_name": "|"'],
    ["a name in a block", '"backend": [{"|"}]', "group", '"group": "|"'],
    ["a name in a block that stands alone", '"log_config": {"|"}', "sample_rate", '"sample_rate": |'],
    [
      "a name in a dynamic block",
      '"dynamic": {"backend": {"for_each": [], "content": {"|"}}}',
      "group",
      '"group": "|"',
    ],
    [
      "a reference",
      '"health_checks": ["|"]',
      "${google_compute_health_check.http.id}",
      '"health_checks": ["${google_compute_health_check.http.id}"|]',
    ],
  ])("completes %s", async (_, body, label, expected) => {
    expect((await complete(config(body), "main.tf.json")).accept(label)).toContain(expected);
  });

  it("offers nothing in what is no resource", async () => {
    expect((await complete('{"variable": {"x": {"|"}}}', "main.tf.json")).labels).toEqual([]);
    expect((await complete('{"resource": {"|"}}', "main.tf.json")).labels).toEqual([]);
  });
});

it("never throws, wherever the caret is", async () => {
  const texts = {
    "web.yaml": `${origin}${manifest("protocol: HTTPS\nbackend:\n- group:\n    networkEndpointGroupRef: {name: origin}\n")}`,
    "main.tf.json": '{"resource": {"google_compute_backend_service": {"web": {"backend": [{"group": "x"}]}}}}',
  };
  const engine = await engineOf({});
  for (const [path, text] of Object.entries(texts))
    for (let at = 0; at <= text.length; at += 5)
      for (const cut of [
        text,
        text.slice(0, at),
        `${text.slice(0, at)}"${text.slice(at)}`,
        `${text.slice(0, at)}- {${text.slice(at)}`,
      ]) {
        const snapshot = engine.update([{ path, text: cut }]);
        expect(Array.isArray(completionsAt(snapshot, path, at, { goOn: () => false }))).toBe(true);
      }
  engine.dispose();
});

/** Where `|` stands for text of several lines, `¦` is the caret. */
function caret(marked: string): readonly [string, number] {
  const at = marked.includes("¦") ? marked.indexOf("¦") : marked.indexOf("|");
  return [marked.slice(0, at) + marked.slice(at + 1), at];
}
