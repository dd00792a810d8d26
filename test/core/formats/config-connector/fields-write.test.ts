import type { Change, ChangeValue } from "../../../../src/core/model/change";
import { manifest } from "./support";
import { type Row, testConnectorChanges } from "./testing-changes";

const set = (resource: string, field: string, value: ChangeValue): Change => ({
  op: "setField",
  resource,
  field,
  value,
});
const remove = (resource: string, field: string): Change => ({ op: "removeField", resource, field });

/** One object before and after a change of its spec. */
function spec(name: string, kind: string, before: string, change: (id: string) => Change, after: string): Row {
  return {
    name,
    before: manifest(kind, "it", before),
    changes: [change(`${kind}/it`)],
    after: after === before ? "unchanged" : manifest(kind, "it", after),
  };
}

testConnectorChanges("setField", [
  spec(
    "gives the object the name in the API that its metadata has by saying no other",
    "ComputeBackendService",
    "location: global # everywhere\nresourceID: other",
    (id) => set(id, "name", "it"),
    "location: global # everywhere",
  ),
  spec(
    "leaves no spec behind that said nothing but the name",
    "ComputeSSLPolicy",
    "resourceID: other",
    (id) => set(id, "name", "it"),
    "",
  ),
  spec(
    "takes away where a kind is that need not say it",
    "StorageBucket",
    "location: EU\nstorageClass: STANDARD",
    (id) => set(id, "location", null),
    "storageClass: STANDARD",
  ),
  {
    name: "refuses to leave an object of a region without one",
    before: manifest("ComputeTargetPool", "it", "region: us-east1"),
    changes: [set("ComputeTargetPool/it", "region", null)],
    refused: /must say where it is/,
  },
  spec(
    "replaces a value and keeps what is behind it",
    "ComputeBackendService",
    "protocol: HTTP # plain\nlocation: global",
    (id) => set(id, "protocol", "HTTPS"),
    "protocol: HTTPS # plain\nlocation: global",
  ),
  spec(
    "adds one under the name that Config Connector has for it",
    "ComputeBackendService",
    "location: global",
    (id) => set(id, "enableCDN", true),
    "location: global\nenableCdn: true",
  ),
  spec(
    "makes the maps on the way",
    "ComputeBackendService",
    "location: global",
    (id) => set(id, "logConfig.enable", true),
    "location: global\nlogConfig:\n  enable: true",
  ),
  spec("makes the spec", "ComputeSSLPolicy", "", (id) => set(id, "minTlsVersion", "TLS_1_2"), "minTlsVersion: TLS_1_2"),
  spec(
    "does nothing where it is so",
    "ComputeBackendService",
    'timeoutSec: "30"',
    (id) => set(id, "timeoutSec", 30),
    'timeoutSec: "30"',
  ),
  spec(
    "writes text that looks like a number in quotes",
    "ComputeForwardingRule",
    "location: global",
    (id) => set(id, "portRange", "80"),
    "location: global\nportRange: '80'",
  ),
  spec(
    "writes seconds of a URL map as text",
    "ComputeURLMap",
    "location: global",
    (id) => set(id, "defaultRouteAction.timeout.seconds", 20),
    "location: global\ndefaultRouteAction:\n  timeout:\n    seconds: '20'",
  ),
  spec(
    "writes seconds of a backend service as a number",
    "ComputeBackendService",
    "location: global",
    (id) => set(id, "outlierDetection.interval.seconds", 20),
    "location: global\noutlierDetection:\n  interval:\n    seconds: 20",
  ),
  spec(
    "appends to a list of objects",
    "ComputeURLMap",
    "hostRule:\n- hosts: [a.example.com]\n  pathMatcher: a",
    (id) => set(id, "hostRules[1]", { hosts: ["b.example.com"], pathMatcher: "b" }),
    "hostRule:\n- hosts: [a.example.com]\n  pathMatcher: a\n- hosts:\n  - b.example.com\n  pathMatcher: b",
  ),
  spec(
    "sets a field of an item",
    "ComputeBackendService",
    "backend:\n- group:\n    instanceGroupRef:\n      name: g\n  balancingMode: RATE",
    (id) => set(id, "backends[0].maxRate", 10),
    "backend:\n- group:\n    instanceGroupRef:\n      name: g\n  balancingMode: RATE\n  maxRate: 10",
  ),
  spec(
    "writes a secret as a value",
    "ComputeSSLCertificate",
    "location: global",
    (id) => set(id, "privateKey", "pem"),
    "location: global\nprivateKey:\n  value: pem",
  ),
  spec(
    "sets the location by the name that the API has",
    "ComputeBackendService",
    "location: us-east1",
    (id) => set(id, "region", "europe-west1"),
    "location: europe-west1",
  ),
  spec(
    "sets the region where the kind has one",
    "ComputeTargetPool",
    "region: us-east1",
    (id) => set(id, "region", "europe-west1"),
    "region: europe-west1",
  ),
  spec(
    "gives the object a name of its own in the API",
    "ComputeURLMap",
    "location: global",
    (id) => set(id, "name", "web"),
    "location: global\nresourceID: web",
  ),
  spec("says the name already", "ComputeURLMap", "location: global", (id) => set(id, "name", "it"), "location: global"),
  spec(
    "changes the name in the API",
    "ComputeURLMap",
    "resourceID: old",
    (id) => set(id, "name", "web"),
    "resourceID: web",
  ),
  spec(
    "sets an endpoint's port, which is its name",
    "ComputeGlobalNetworkEndpoint",
    "fqdn: a.example.com",
    (id) => set(id, "port", 443),
    "fqdn: a.example.com\nresourceID: '443'",
  ),
  {
    name: "sets labels in the metadata",
    before: manifest("ComputeForwardingRule", "it", "location: global"),
    changes: [set("ComputeForwardingRule/it", "labels.team", "web")],
    after: manifest("ComputeForwardingRule", "it", "location: global", "labels:\n  team: web"),
  },
  spec(
    "refers by link to what is not here",
    "ComputeTargetHTTPProxy",
    "location: global",
    (id) => set(id, "urlMap", "projects/p/global/urlMaps/web"),
    "location: global\nurlMapRef:\n  external: projects/p/global/urlMaps/web",
  ),
  spec(
    "refers by link under the kind's key",
    "ComputeURLMap",
    "location: global",
    (id) => set(id, "defaultService", "projects/p/global/backendBuckets/assets"),
    "location: global\ndefaultService:\n  backendBucketRef:\n    external: projects/p/global/backendBuckets/assets",
  ),
  spec(
    "writes an address that is none of ours as text",
    "ComputeForwardingRule",
    "location: global",
    (id) => set(id, "IPAddress", "10.0.0.1"),
    "location: global\nipAddress:\n  ip: 10.0.0.1",
  ),
  spec(
    "keeps a client's reference to something outside",
    "ComputeBackendService",
    "iap:\n  oauth2ClientIdRef:\n    external: a",
    (id) => set(id, "iap.oauth2ClientId", "b"),
    "iap:\n  oauth2ClientIdRef:\n    external: b",
  ),
  spec(
    "takes away by null",
    "ComputeBackendService",
    "location: global\nportName: web",
    (id) => set(id, "portName", null),
    "location: global",
  ),
  {
    name: "keeps flow style, quotes and line breaks",
    before:
      "apiVersion: compute.cnrm.cloud.google.com/v1beta1\r\nkind: ComputeBackendService\r\nmetadata: {name: it}\r\nspec: {location: 'global', protocol: 'HTTP'}\r\n",
    changes: [set("ComputeBackendService/it", "protocol", "HTTPS"), set("ComputeBackendService/it", "timeoutSec", 5)],
    after:
      "apiVersion: compute.cnrm.cloud.google.com/v1beta1\r\nkind: ComputeBackendService\r\nmetadata: {name: it}\r\nspec: {location: 'global', protocol: 'HTTPS', timeoutSec: 5}\r\n",
  },
  {
    name: "edits one of several documents, and items of a list",
    before: {
      "two.yaml": `${manifest("ComputeURLMap", "a", "location: global")}---\n${manifest("ComputeBackendService", "b", "location: global")}`,
      "list.json": JSON.stringify(
        {
          kind: "List",
          apiVersion: "v1",
          items: [
            {
              apiVersion: "compute.cnrm.cloud.google.com/v1beta1",
              kind: "ComputeSSLPolicy",
              metadata: { name: "c" },
              spec: { profile: "MODERN" },
            },
          ],
        },
        undefined,
        2,
      ),
    },
    changes: [set("ComputeBackendService/b", "protocol", "TCP"), set("ComputeSSLPolicy/c", "profile", "RESTRICTED")],
    after: {
      "two.yaml": `${manifest("ComputeURLMap", "a", "location: global")}---\n${manifest("ComputeBackendService", "b", "location: global\nprotocol: TCP")}`,
      "list.json": JSON.stringify(
        {
          kind: "List",
          apiVersion: "v1",
          items: [
            {
              apiVersion: "compute.cnrm.cloud.google.com/v1beta1",
              kind: "ComputeSSLPolicy",
              metadata: { name: "c" },
              spec: { profile: "RESTRICTED" },
            },
          ],
        },
        undefined,
        2,
      ),
    },
  },
  {
    name: "refuses what the kind has no field for",
    before: manifest("ComputeHealthCheck", "it", "location: global"),
    changes: [set("ComputeHealthCheck/it", "type", "TCP")],
    refused: "Config Connector's ComputeHealthCheck has no field for type.",
  },
  {
    name: "refuses what no such object has",
    before: manifest("ComputeURLMap", "it"),
    changes: [set("ComputeURLMap/it", "colour", "red")],
    refused: "URL map has no field colour.",
  },
  {
    name: "refuses what the kind implies otherwise",
    before: manifest("ComputeHTTPHealthCheck", "it"),
    changes: [set("ComputeHTTPHealthCheck/it", "type", "HTTPS")],
    refused: /always HTTP/,
  },
  {
    name: "refuses a gap in a list",
    before: manifest("ComputeBackendService", "it", "customRequestHeaders: ['a: b']"),
    changes: [set("ComputeBackendService/it", "customRequestHeaders[3]", "c: d")],
    refused: /item 3/,
  },
  {
    name: "refuses an object with a syntax error, and points at it",
    before: `${manifest("ComputeBackendService", "it", "location: global")}  broken: [\n`,
    changes: [set("ComputeBackendService/it", "protocol", "TCP")],
    refused: /syntax error/,
  },
  {
    name: "refuses a question without an answer",
    before: manifest("ComputeURLMap", "it"),
    changes: [set("ComputeURLMap/it", "description", { ask: "what" })],
    refused: 'The question "what" has not been answered yet.',
  },
]);

testConnectorChanges(
  "removeField",
  [
    spec(
      "takes a value and the comment above it",
      "ComputeBackendService",
      "location: global\n# named\nportName: web\nprotocol: HTTP",
      (id) => remove(id, "portName"),
      "location: global\nprotocol: HTTP",
    ),
    spec(
      "takes the map that would be empty",
      "ComputeBackendService",
      "location: global\nlogConfig:\n  enable: true",
      (id) => remove(id, "logConfig.enable"),
      "location: global",
    ),
    spec(
      "takes a reference whole",
      "ComputeURLMap",
      "location: global\ndefaultService:\n  backendServiceRef:\n    name: app",
      (id) => remove(id, "defaultService"),
      "location: global",
    ),
    spec(
      "takes one item of several",
      "ComputeBackendService",
      "customRequestHeaders:\n- 'a: b'\n- 'c: d'",
      (id) => remove(id, "customRequestHeaders[0]"),
      "customRequestHeaders:\n- 'c: d'",
    ),
    spec(
      "takes the list with its only item",
      "ComputeBackendService",
      "location: global\nhealthChecks:\n- healthCheckRef:\n    name: hc",
      (id) => remove(id, "healthChecks[0]"),
      "location: global",
    ),
    spec(
      "does nothing where nothing is",
      "ComputeBackendService",
      "location: global",
      (id) => remove(id, "logConfig.enable"),
      "location: global",
    ),
    {
      name: "refuses a place that must be there",
      before: manifest("ComputeBackendService", "it", "location: us-east1"),
      changes: [remove("ComputeBackendService/it", "region")],
      refused: /must say where it is/,
    },
    {
      name: "refuses the name",
      before: manifest("ComputeBackendService", "it", "location: us-east1"),
      changes: [remove("ComputeBackendService/it", "name")],
      refused: /every object has a name/,
    },
  ].map((row) =>
    "again" in row || "refused" in row ? row : row.name.includes("one item") ? { ...row, again: true as const } : row,
  ),
);
