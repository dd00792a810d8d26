/** Which files are the API's: what gcloud prints in all its shapes, and nothing that another program reads. */
import { describe, expect, it } from "vitest";
import { apiFormat } from "../../../../src/core/formats/api";
import { parse, url } from "./support";

const urlMapExport = `defaultService: ${url}/global/backendServices/web
hostRules:
- hosts:
  - shop.example
  pathMatcher: shop
name: web
pathMatchers:
- defaultService: ${url}/global/backendServices/web
  name: shop
`;

describe("claims", () => {
  it.each<[string, string]>([
    ["web.yaml", "kind: compute#urlMap\nname: web\n"],
    ["a/b.json", '{\n  "kind": "compute#backendServiceList",\n  "items": []\n}'],
    ["list.yaml", `---\nname: web\nselfLink: ${url}/global/urlMaps/web\n`],
    ["export.yaml", urlMapExport],
    ["neg.yaml", "name: web\nnetworkEndpointType: INTERNET_FQDN_PORT\n"],
    ["check.json", '[\n  {\n    "checkIntervalSec": 5,\n    "name": "web",\n    "type": "TCP"\n  }\n]'],
    [
      "assets.jsonl",
      '{"name":"//compute.googleapis.com/projects/p/global/urlMaps/web","assetType":"compute.googleapis.com/UrlMap","resource":{"data":{}}}\n',
    ],
    ["maps.json", '[{"name": "projects/p/locations/global/certificateMaps/shop"}]'],
    [
      "endpoints.json",
      '[\n  {\n    "networkEndpoint": {\n      "fqdn": "shop.example",\n      "port": 443\n    }\n  }\n]',
    ],
  ])("%s %j", (path, text) => {
    expect(apiFormat.claims(path, text)).toBe(true);
  });

  it.each<[string, string]>([
    ["main.tf", "kind: compute#urlMap\n"],
    ["main.tf.json", '{"kind": "compute#urlMap"}'],
    ["package.json", '{"name": "web", "version": "1.0.0", "type": "module", "dependencies": {}}'],
    ["tsconfig.json", '{"compilerOptions": {"target": "ES2022"}}'],
    ["docker-compose.yaml", "name: shop\nservices:\n  web:\n    image: nginx\n    backends: [a]\n"],
    ["openapi.yaml", `openapi: 3.0.0\ninfo:\n  title: x\nname: web\ntarget: ${url}/global/urlMaps/x\n`],
    ["k8s.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n"],
    [
      "kcc.yaml",
      `apiVersion: compute.cnrm.cloud.google.com/v1beta1\nkind: ComputeURLMap\nmetadata:\n  name: web\nspec:\n  defaultService:\n    backendServiceRef:\n      external: ${url}/global/backendServices/web\n`,
    ],
    [
      "list.yaml",
      `kind: List\napiVersion: v1\nitems:\n- apiVersion: compute.cnrm.cloud.google.com/v1beta1\n  kind: ComputeURLMap\n  spec:\n    selfLink: ${url}/global/urlMaps/web\n`,
    ],
    [
      "plan.json",
      `{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"selfLink": "${url}/global/urlMaps/x"}}`,
    ],
    ["workflow.yaml", "name: ci\non: push\njobs:\n  build:\n    runs-on: ubuntu\n"],
    [
      "compute-v1.json",
      '{"kind": "discovery#restDescription", "name": "compute", "schemas": {"UrlMap": {"properties": {"kind": {"default": "compute#urlMap"}}}}}',
    ],
    [
      "manager.yaml",
      `resources:\n- name: web\n  type: compute.v1.urlMap\n  properties:\n    defaultService: ${url}/global/backendServices/web\n`,
    ],
    ["chart.yaml", "name: {{ .Values.name }}\nkind: compute#urlMap\n"],
    ["config.yaml", "name: web\ntype: HTTP\nport: 80\n"],
    ["proxy.yaml", "name: web\nurlMap: ./maps/web.yaml\n"],
  ])("leaves %s %j alone", (path, text) => {
    expect(apiFormat.claims(path, text)).toBe(false);
  });

  it.each([
    ["blank lines", "\n"],
    ["blanks", " "],
    ["brackets", "["],
    ["dashes", "- "],
    ["braces", "{"],
  ])("does not look long at many %s", (_, text) => {
    expect(apiFormat.claims("a.yaml", text.repeat(300_000))).toBe(false);
  });

  it("knows an object in one line", () => {
    const text = `{"defaultService":"${url}/global/backendServices/web","name":"web"}`;
    expect(parse({ "export.json": text }).resources.map((it) => it.address)).toEqual(["global/urlMaps/web"]);
  });

  it.each<[string, string]>([
    ["s3.json", '{"name": "assets", "bucketName": "my-bucket", "region": "eu-west-1", "versioning": true}'],
    ["mesh.yaml", `name: web\ndefaultService: ${url}/global/backendServices/web\nretries: 3\n`],
    ["probe.yaml", "name: web\ntype: http\ncheckIntervalSec: 5\n"],
    ["neg.yaml", "name: web\nnetworkEndpointType: OTHER\nloadBalancingScheme: EXTERNAL\n"],
  ])("makes nothing, and no complaint, of %s %j", (path, text) => {
    expect(parse({ [path]: `${text}\nbroken: [` })).toMatchObject({ resources: [], problems: [] });
    expect(parse({ [path]: text })).toMatchObject({ resources: [], problems: [] });
  });
});
