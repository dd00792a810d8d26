/** What changes make of the API's YAML and JSON. */
import { describe, expect, it } from "vitest";
import { snapshotOf } from "../../../support/terraform";
import { applied } from "../../../support/test-change";
import { sessionOf, url } from "./support";
import { testApiChanges } from "./testing-changes";

const service = `backends:
- balancingMode: UTILIZATION # by CPU
  group: ${url}/zones/z-a/instanceGroups/g
connectionDraining:
  drainingTimeoutSec: 300
fingerprint: abc=
kind: compute#backendService
name: web
protocol: HTTP
selfLink: ${url}/global/backendServices/web
`;
const id = "projects/shop/global/backendServices/web";
const check = (name: string) => `checkIntervalSec: 5
kind: compute#healthCheck
name: ${name}
selfLink: ${url}/global/healthChecks/${name}
type: TCP
`;
const urlMap = `defaultService: ${url}/global/backendServices/web
kind: compute#urlMap
name: map
selfLink: ${url}/global/urlMaps/map
`;
const json = (it: unknown) => `${JSON.stringify(it, null, 2)}\n`;
const set = (resource: string, field: string, value: never | string | number | boolean | object) =>
  ({ op: "setField", resource, field, value: value as never }) as const;

testApiChanges("setField", [
  {
    name: "replaces a value",
    before: service,
    changes: [set(id, "protocol", "HTTPS")],
    after: service.replace("HTTP\n", "HTTPS\n"),
  },
  {
    name: "adds a field where the order of keys has it",
    before: service,
    changes: [set(id, "enableCDN", true)],
    after: service.replace("fingerprint", "enableCDN: true\nfingerprint"),
  },
  {
    name: "adds a field to an item, comments stay",
    before: service,
    changes: [set(id, "backends[0].capacityScaler", 0.5)],
    after: service.replace("by CPU\n", "by CPU\n  capacityScaler: 0.5\n"),
  },
  {
    name: "finds what the API keeps deeper",
    before: service,
    changes: [set(id, "connectionDrainingTimeoutSec", 10)],
    after: service.replace("300", "10"),
  },
  {
    name: "makes the objects on the way",
    before: service,
    changes: [set(id, "cdnPolicy.cacheKeyPolicy.includeHost", true)],
    after: service.replace(
      "connectionDraining",
      "cdnPolicy:\n  cacheKeyPolicy:\n    includeHost: true\nconnectionDraining",
    ),
  },
  {
    name: "refers by a link in the style of the file",
    before: `${service}---\n${check("tcp")}`,
    changes: [set(id, "healthChecks", [{ ref: "projects/shop/global/healthChecks/tcp" }])],
    after: `${service.replace("kind:", `healthChecks:\n- ${url}/global/healthChecks/tcp\nkind:`)}---\n${check("tcp")}`,
  },
  {
    name: "sees what is so already",
    before: service,
    changes: [set(id, "connectionDrainingTimeoutSec", 300)],
    after: "unchanged",
  },
  {
    name: "sees the same link in another spelling",
    before: service,
    changes: [set(id, "backends[0].group", "zones/z-a/instanceGroups/g")],
    after: "unchanged",
  },
  {
    name: "keeps a number in quotes in quotes",
    before: `kind: compute#backendService\nname: web\nselfLink: ${url}/global/backendServices/web\ntimeoutSec: '30'\n`,
    changes: [set(id, "timeoutSec", 40)],
    after: `kind: compute#backendService\nname: web\nselfLink: ${url}/global/backendServices/web\ntimeoutSec: '40'\n`,
  },
  {
    name: "quotes what YAML would take for something else",
    before: service,
    changes: [set(id, "description", "yes")],
    after: service.replace("fingerprint", "description: 'yes'\nfingerprint"),
  },
  {
    name: "leaves to the server what is its own",
    before: service,
    changes: [set(id, "fingerprint", "x")],
    refused: "fingerprint is set by the API and only shown here; a change of it would be ignored.",
  },
  {
    name: "leaves the self-link to rename",
    before: service,
    changes: [set(id, "selfLink", "x")],
    refused: /selfLink is set by the API .* rename it/,
  },
  {
    name: "refuses what there is not",
    before: service,
    changes: [set(id, "colour", "red")],
    refused: "Backend services have no field colour.",
  },
  {
    name: "refuses to move",
    before: `${service}region: ${url}/regions/r1\n`,
    changes: [set(id, "region", "r2")],
    refused: /cannot move there/,
  },
  {
    name: "moves an object with the links to it",
    before: `kind: compute#healthCheck
name: h
region: ${url}/regions/r1
selfLink: ${url}/regions/r1/healthChecks/h
---
healthChecks:
- regions/r1/healthChecks/h
kind: compute#backendService
name: b
region: r1
`,
    changes: [set("projects/shop/regions/r1/healthChecks/h", "region", "r2")],
    after: `kind: compute#healthCheck
name: h
region: ${url}/regions/r2
selfLink: ${url}/regions/r2/healthChecks/h
---
healthChecks:
- regions/r2/healthChecks/h
kind: compute#backendService
name: b
region: r1
`,
    again: true,
  },
  {
    name: "refuses a reference to what does not fit",
    before: `${service}---\n${urlMap}`,
    changes: [set(id, "healthChecks[0]", { ref: "projects/shop/global/urlMaps/map" })],
    refused: /cannot refer to/,
  },
  {
    name: "refuses text that an alias repeats",
    before: `kind: compute#backendService\nname: web\nlogConfig: &log\n  enable: true\n---\nkind: compute#backendService\nname: b\nlogConfig: &l2\n  enable: true\ncdnPolicy: *l2\n`,
    changes: [set("global/backendServices/b", "logConfig.enable", false)],
    refused: /repeated elsewhere by the alias \*l2/,
    at: "enable: true\ncdn",
  },
  {
    name: "refuses broken text",
    before: `${service}x: [\n`,
    changes: [set(id, "protocol", "TCP")],
    refused: /syntax error/,
  },
  {
    name: "writes JSON as the file does",
    before: json({ kind: "compute#backendService", name: "web", backends: [] }),
    changes: [
      set("global/backendServices/web", "backends[0]", { group: "zones/z-a/instanceGroups/g", capacityScaler: 1 }),
    ],
    after: json({
      kind: "compute#backendService",
      name: "web",
      backends: [{ group: "zones/z-a/instanceGroups/g", capacityScaler: 1 }],
    }),
  },
  {
    name: "writes one-line JSON in one line",
    before: { "a.jsonl": `{"kind":"compute#urlMap","name":"a"}\n{"kind":"compute#urlMap","name":"b"}\n` },
    changes: [set("global/urlMaps/b", "hostRules[0]", { hosts: ["*"], pathMatcher: "m" })],
    after: {
      "a.jsonl": `{"kind":"compute#urlMap","name":"a"}\n{"hostRules":[{"hosts":["*"],"pathMatcher":"m"}],"kind":"compute#urlMap","name":"b"}\n`,
    },
  },
  {
    name: "keeps two lists of certificates apart that the API keeps in one",
    before: `kind: compute#targetHttpsProxy\nname: p\nsslCertificates:\n- ${url}/global/sslCertificates/a\n- //certificatemanager.googleapis.com/projects/shop/locations/global/certificates/m\n`,
    changes: [set("global/targetHttpsProxies/p", "sslCertificates", ["global/sslCertificates/b"])],
    after: `kind: compute#targetHttpsProxy\nname: p\nsslCertificates:\n- //certificatemanager.googleapis.com/projects/shop/locations/global/certificates/m\n- ${url}/global/sslCertificates/b\n`,
  },
]);

testApiChanges("removeField", [
  {
    name: "takes a field away with the comment above it",
    before: service.replace("protocol", "# plain\nprotocol"),
    changes: [{ op: "removeField", resource: id, field: "protocol" }],
    after: service.replace("protocol: HTTP\n", ""),
  },
  {
    name: "takes the object away that was only for the field",
    before: service,
    changes: [{ op: "removeField", resource: id, field: "connectionDrainingTimeoutSec" }],
    after: service.replace("connectionDraining:\n  drainingTimeoutSec: 300\n", ""),
  },
  {
    name: "takes a list away with its last item, as it came",
    before: service,
    changes: [{ op: "removeField", resource: id, field: "backends[0]" }],
    after: service.replace(/backends:\n(?:[- ].*\n)+/, ""),
  },
  {
    name: "sees what is not there",
    before: service,
    changes: [{ op: "removeField", resource: id, field: "cdnPolicy.cacheMode" }],
    after: "unchanged",
  },
  {
    name: "keeps the name",
    before: service,
    changes: [{ op: "removeField", resource: id, field: "name" }],
    refused: /cannot be removed/,
  },
]);

testApiChanges("connect and disconnect", [
  {
    name: "adds a backend by a link to the group",
    before: `${service}---\nkind: compute#networkEndpointGroup\nname: neg\nnetworkEndpointType: SERVERLESS\nregion: ${url}/regions/r1\nselfLink: ${url}/regions/r1/networkEndpointGroups/neg\n`,
    changes: [{ op: "connect", from: id, to: "projects/shop/regions/r1/networkEndpointGroups/neg" }],
    after: `${service.replace("connectionDraining", `- group: ${url}/regions/r1/networkEndpointGroups/neg\nconnectionDraining`)}---\nkind: compute#networkEndpointGroup\nname: neg\nnetworkEndpointType: SERVERLESS\nregion: ${url}/regions/r1\nselfLink: ${url}/regions/r1/networkEndpointGroups/neg\n`,
  },
  {
    name: "writes relative links where the others are",
    before: `kind: compute#urlMap\nname: map\ndefaultService: global/backendServices/a\n---\nkind: compute#backendService\nname: b\n`,
    changes: [{ op: "connect", from: "global/urlMaps/map", to: "global/backendServices/b", role: "defaultService" }],
    after: `kind: compute#urlMap\nname: map\ndefaultService: global/backendServices/b\n---\nkind: compute#backendService\nname: b\n`,
  },
  {
    name: "sees an edge that is there",
    before: `${service}---\n${urlMap}`,
    changes: [{ op: "connect", from: "projects/shop/global/urlMaps/map", to: id, role: "defaultService" }],
    after: "unchanged",
  },
  {
    name: "takes a backend away whole",
    before: `${service}---\nkind: compute#instanceGroup\nname: g\nselfLink: ${url}/zones/z-a/instanceGroups/g\n`,
    changes: [{ op: "disconnect", from: id, to: "projects/shop/zones/z-a/instanceGroups/g" }],
    after: `${service.replace(/backends:\n(?:[- ].*\n)+/, "")}---\nkind: compute#instanceGroup\nname: g\nselfLink: ${url}/zones/z-a/instanceGroups/g\n`,
  },
  {
    name: "refuses what cannot refer",
    before: `${service}---\n${check("tcp")}`,
    changes: [
      { op: "connect", from: "projects/shop/global/healthChecks/tcp", to: "projects/shop/global/healthChecks/tcp" },
    ],
    refused: /cannot refer to/,
  },
]);

testApiChanges("rename", [
  {
    name: "changes the name, the self-link and every link to it, in every file",
    before: {
      "service.yaml": service,
      "map.json": json({
        kind: "compute#urlMap",
        name: "map",
        defaultService: "projects/shop/global/backendServices/web",
        tests: [{ service: `${url}/global/backendServices/web-2` }],
      }),
    },
    changes: [{ op: "rename", resource: id, name: "www" }],
    after: {
      "service.yaml": service.replace("name: web", "name: www").replace("backendServices/web", "backendServices/www"),
      "map.json": json({
        kind: "compute#urlMap",
        name: "map",
        defaultService: "projects/shop/global/backendServices/www",
        tests: [{ service: `${url}/global/backendServices/web-2` }],
      }),
    },
    again: true,
  },
  {
    name: "refuses a name that is taken",
    before: `${check("a")}---\n${check("b")}`,
    changes: [{ op: "rename", resource: "projects/shop/global/healthChecks/a", name: "b" }],
    refused: /called b already/,
    at: "checkIntervalSec: 5\nkind: compute#healthCheck\nname: b",
  },
  {
    name: "refuses what is no name",
    before: service,
    changes: [{ op: "rename", resource: id, name: "Web!" }],
    refused: /cannot be the name/,
  },
]);

testApiChanges("addResource and removeResource", [
  {
    name: "adds a document",
    before: check("a"),
    changes: [{ op: "addResource", kind: "HealthCheck", name: "b", fields: { tcpHealthCheck: { port: 80 } } }],
    after: `${check("a")}---\nkind: compute#healthCheck\nname: b\nselfLink: ${url}/global/healthChecks/b\ntcpHealthCheck:\n  port: 80\ntype: TCP\n`,
    again: true,
  },
  {
    name: "adds to a list, and refers to what it added",
    before: {
      "a.json": json([
        { kind: "compute#backendService", name: "web", region: "regions/r1", loadBalancingScheme: "INTERNAL" },
      ]),
    },
    changes: [
      { op: "addResource", kind: "HealthCheck", name: "tcp", scope: "region/r1", fields: { type: "TCP" } },
      { op: "connect", from: "regions/r1/backendServices/web", to: "HealthCheck/tcp" },
    ],
    after: {
      "a.json": json([
        {
          kind: "compute#backendService",
          name: "web",
          region: "regions/r1",
          loadBalancingScheme: "INTERNAL",
          healthChecks: ["regions/r1/healthChecks/tcp"],
        },
        { kind: "compute#healthCheck", name: "tcp", region: "r1", type: "TCP" },
      ]),
    },
    again: true,
  },
  {
    name: "refuses without a file that takes it",
    before: { "a.json": json({ kind: "compute#urlMap", name: "map" }) },
    changes: [{ op: "addResource", kind: "HealthCheck", name: "b", fields: {} }],
    refused: /no file of the API or gcloud that takes one more/,
  },
  {
    name: "takes a document away",
    before: `${check("a")}---\n${check("b")}`,
    changes: [{ op: "removeResource", resource: "projects/shop/global/healthChecks/b" }],
    after: check("a"),
    again: true,
  },
  {
    name: "takes an item away",
    before: {
      "a.json": json([
        { kind: "compute#healthCheck", name: "a" },
        { kind: "compute#healthCheck", name: "b" },
      ]),
    },
    changes: [{ op: "removeResource", resource: "global/healthChecks/a" }],
    after: { "a.json": json([{ kind: "compute#healthCheck", name: "b" }]) },
    again: true,
  },
  {
    name: "takes the copies in other lists of the folder away too",
    before: {
      "list.json": json({
        kind: "compute#urlMapList",
        id: "projects/shop/global/urlMaps",
        items: [{ name: "a" }, { name: "b" }],
      }),
      "all.json": json({
        kind: "compute#urlMapAggregatedList",
        id: "projects/shop/aggregated/urlMaps",
        items: { global: { urlMaps: [{ name: "b" }, { name: "c" }] } },
      }),
    },
    changes: [{ op: "removeResource", resource: "projects/shop/global/urlMaps/b" }],
    after: {
      "list.json": json({ kind: "compute#urlMapList", id: "projects/shop/global/urlMaps", items: [{ name: "a" }] }),
      "all.json": json({
        kind: "compute#urlMapAggregatedList",
        id: "projects/shop/aggregated/urlMaps",
        items: { global: { urlMaps: [{ name: "c" }] } },
      }),
    },
    again: true,
  },
  {
    name: "refuses to leave a link to nothing",
    before: `${service}---\n${urlMap}`,
    changes: [{ op: "removeResource", resource: id }],
    refused: /refers to .* in defaultService/,
    at: `${url}/global/backendServices/web\nkind: compute#urlMap`,
  },
  {
    name: "removes a Cloud Asset record whole",
    before: {
      "a.json": json([
        {
          assetType: "compute.googleapis.com/UrlMap",
          name: "//compute.googleapis.com/projects/shop/global/urlMaps/a",
          resource: { data: { name: "a" } },
        },
        { assetType: "x" },
      ]),
    },
    changes: [{ op: "removeResource", resource: "projects/shop/global/urlMaps/a" }],
    after: { "a.json": json([{ assetType: "x" }]) },
    again: true,
  },
]);

testApiChanges("endpoints", [
  {
    name: "are edited and added where they are listed",
    before: {
      "neg.yaml": `kind: compute#networkEndpointGroup\nname: neg\nselfLink: ${url}/global/networkEndpointGroups/neg\n`,
      "neg-endpoints.yaml": "- networkEndpoint:\n    fqdn: a.example\n    port: 443\n",
    },
    changes: [
      {
        op: "addResource",
        kind: "NetworkEndpoint",
        name: "b",
        fields: {
          fqdn: "b.example",
          port: 80,
          networkEndpointGroup: { ref: "projects/shop/global/networkEndpointGroups/neg" },
        },
      },
      set("projects/shop/global/networkEndpointGroups/neg/networkEndpoints/a.example:443", "port", 80),
    ],
    after: {
      "neg-endpoints.yaml":
        "- networkEndpoint:\n    fqdn: a.example\n    port: 80\n- networkEndpoint:\n    fqdn: b.example\n    port: 80\n",
    },
    again: true,
  },
]);

describe("across formats", () => {
  it("refers to what Terraform declares by its self-link", async () => {
    const files = {
      "main.tf": 'resource "google_compute_backend_service" "fresh" {\n  name = "fresh"\n}\n',
      "map.yaml": urlMap,
    };
    const snapshot = await snapshotOf(files);
    const plan = snapshot.plan([
      {
        op: "connect",
        from: "projects/shop/global/urlMaps/map",
        to: "google_compute_backend_service.fresh",
        role: "defaultService",
      },
    ]);
    expect(applied(files, plan)).toEqual({
      ...files,
      "map.yaml": urlMap.replace("backendServices/web", "backendServices/fresh"),
    });
  });
});

describe("planSuppress", () => {
  const plan = (files: Parameters<typeof sessionOf>[0], nth = 0) => {
    const session = sessionOf(files);
    const resource = session.result().resources[nth];
    if (!resource) throw new Error("no resource");
    return session.planSuppress(resource.headRange, "unreachable-resource");
  };

  it("writes a comment above the object, once", () => {
    const text = `- kind: compute#urlMap\n  name: a\n- kind: compute#urlMap\n  name: b\n`;
    const planned = plan(text, 1);
    if (!planned.ok) throw new Error(planned.reason);
    const [edit] = planned.edits;
    expect(edit).toMatchObject({
      newText: expect.stringMatching(/^# lb-topology:ignore unreachable-resource .*\n$/),
      start: text.indexOf("- kind", 5),
    });
    const after = text.slice(0, edit?.start) + edit?.newText + text.slice(edit?.end);
    expect(plan(after, 1)).toEqual({ ok: true, edits: [] });
    expect(sessionOf(after).result().suppressions).toMatchObject([{ rules: ["unreachable-resource"] }]);
  });

  it("is refused in JSON", () => {
    expect(plan({ "a.json": '{"kind": "compute#urlMap", "name": "a"}' })).toMatchObject({
      ok: false,
      reason: "JSON has no comments, so a rule cannot be silenced here.",
    });
  });
});
