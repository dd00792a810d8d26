import type { Change } from "../../../../src/core/model/change";
import { manifest } from "./support";
import { testConnectorChanges } from "./testing-changes";

const connect = (from: string, to: string, role?: string): Change => ({
  op: "connect",
  from,
  to,
  ...(role === undefined ? {} : { role }),
});
const disconnect = (from: string, to: string, role?: string): Change => ({
  op: "disconnect",
  from,
  to,
  ...(role === undefined ? {} : { role }),
});

const proxy = manifest("ComputeTargetHTTPProxy", "front", "location: global");
const urlMap = (spec = "location: global", metadata = "") => manifest("ComputeURLMap", "web", spec, metadata);
const service = (spec = "location: global", metadata = "") => manifest("ComputeBackendService", "app", spec, metadata);
const check = manifest("ComputeHealthCheck", "hc", "location: global");
const files = (...documents: string[]) => documents.join("---\n");

testConnectorChanges("connect", [
  {
    name: "names an object of a kind that the field does not mean by its link",
    before: files(
      manifest("ComputeInstanceGroupManager", "vms", "projectRef: {external: p}\nlocation: europe-west1-b"),
      manifest("ComputeHTTPHealthCheck", "hc", "", "annotations: {cnrm.cloud.google.com/project-id: p}"),
    ),
    changes: [
      connect("ComputeInstanceGroupManager/vms", "ComputeHTTPHealthCheck/hc", "autoHealingPolicies.healthCheck"),
    ],
    after: files(
      manifest(
        "ComputeInstanceGroupManager",
        "vms",
        "projectRef: {external: p}\nlocation: europe-west1-b\nautoHealingPolicies:\n- healthCheckRef:\n    external: projects/p/global/httpHealthChecks/hc",
      ),
      manifest("ComputeHTTPHealthCheck", "hc", "", "annotations: {cnrm.cloud.google.com/project-id: p}"),
    ),
  },
  {
    name: "writes a reference",
    before: files(proxy, urlMap()),
    changes: [connect("ComputeTargetHTTPProxy/front", "ComputeURLMap/web")],
    after: files(manifest("ComputeTargetHTTPProxy", "front", "location: global\nurlMapRef:\n  name: web"), urlMap()),
  },
  {
    name: "changes where one leads, and no more",
    before: files(
      manifest("ComputeTargetHTTPProxy", "front", "urlMapRef: {name: other} # for now\nlocation: global"),
      urlMap(),
    ),
    changes: [connect("ComputeTargetHTTPProxy/front", "ComputeURLMap/web")],
    after: files(
      manifest("ComputeTargetHTTPProxy", "front", "urlMapRef: {name: web} # for now\nlocation: global"),
      urlMap(),
    ),
  },
  {
    name: "names the namespace of another one",
    before: {
      "a.yaml": manifest("ComputeTargetHTTPProxy", "front", "location: global", "namespace: edge"),
      "b.yaml": urlMap("location: global", "namespace: shop"),
    },
    changes: [connect("ComputeTargetHTTPProxy/edge/front", "ComputeURLMap/shop/web")],
    after: {
      "a.yaml": manifest(
        "ComputeTargetHTTPProxy",
        "front",
        "location: global\nurlMapRef:\n  name: web\n  namespace: shop",
        "namespace: edge",
      ),
    },
  },
  {
    name: "writes the key of the kind",
    before: files(manifest("ComputeForwardingRule", "entry", "location: global"), proxy),
    changes: [connect("ComputeForwardingRule/entry", "ComputeTargetHTTPProxy/front")],
    after: files(
      manifest("ComputeForwardingRule", "entry", "location: global\ntarget:\n  targetHTTPProxyRef:\n    name: front"),
      proxy,
    ),
  },
  {
    name: "changes the kind with the reference",
    before: files(
      urlMap("defaultService:\n  backendServiceRef:\n    name: app\nlocation: global"),
      manifest("ComputeBackendBucket", "assets", "bucketRef: {name: b}"),
    ),
    changes: [connect("ComputeURLMap/web", "ComputeBackendBucket/assets", "defaultService")],
    after: files(
      urlMap("defaultService:\n  backendBucketRef:\n    name: assets\nlocation: global"),
      manifest("ComputeBackendBucket", "assets", "bucketRef: {name: b}"),
    ),
  },
  {
    name: "adds an item to a list",
    before: files(service("healthChecks:\n- healthCheckRef:\n    name: old\nlocation: global"), check),
    changes: [connect("ComputeBackendService/app", "ComputeHealthCheck/hc")],
    after: files(
      service("healthChecks:\n- healthCheckRef:\n    name: old\n- healthCheckRef:\n    name: hc\nlocation: global"),
      check,
    ),
  },
  {
    name: "makes a backend of a group",
    before: files(service(), manifest("ComputeRegionNetworkEndpointGroup", "run", "region: us-east1")),
    changes: [connect("ComputeBackendService/app", "ComputeRegionNetworkEndpointGroup/run")],
    after: files(
      service("location: global\nbackend:\n- group:\n    regionNetworkEndpointGroupRef:\n      name: run"),
      manifest("ComputeRegionNetworkEndpointGroup", "run", "region: us-east1"),
    ),
  },
  {
    name: "refers to a managed group's instance group by link",
    before: files(
      service(),
      manifest("ComputeInstanceGroupManager", "mig", "location: us-east1-b\nprojectRef: {external: projects/p}"),
    ),
    changes: [connect("ComputeBackendService/app", "ComputeInstanceGroupManager/mig")],
    after: files(
      service(
        "location: global\nbackend:\n- group:\n    instanceGroupRef:\n      external: projects/p/zones/us-east1-b/instanceGroups/mig",
      ),
      manifest("ComputeInstanceGroupManager", "mig", "location: us-east1-b\nprojectRef: {external: projects/p}"),
    ),
  },
  {
    name: "writes items of certificates",
    before: files(
      manifest("ComputeTargetHTTPSProxy", "tls", "location: global"),
      manifest("ComputeSSLCertificate", "cert", "location: global"),
    ),
    changes: [connect("ComputeTargetHTTPSProxy/tls", "ComputeSSLCertificate/cert")],
    after: files(
      manifest("ComputeTargetHTTPSProxy", "tls", "location: global\nsslCertificates:\n- name: cert"),
      manifest("ComputeSSLCertificate", "cert", "location: global"),
    ),
  },
  {
    name: "writes a link where the manifest has text only",
    before: files(
      manifest("ComputeGlobalNetworkEndpoint", "origin", "fqdn: a.example.com"),
      manifest("ComputeGlobalNetworkEndpointGroup", "neg", "networkEndpointType: INTERNET_FQDN_PORT"),
    ),
    changes: [connect("ComputeGlobalNetworkEndpointGroup/neg", "ComputeGlobalNetworkEndpoint/origin")],
    after: files(
      manifest(
        "ComputeGlobalNetworkEndpoint",
        "origin",
        "fqdn: a.example.com\nglobalNetworkEndpointGroup: global/networkEndpointGroups/neg",
      ),
      manifest("ComputeGlobalNetworkEndpointGroup", "neg", "networkEndpointType: INTERNET_FQDN_PORT"),
    ),
  },
  {
    name: "does nothing where a link leads there",
    before: files(
      manifest(
        "ComputeTargetHTTPProxy",
        "front",
        "urlMapRef: {external: projects/p/global/urlMaps/web}\nlocation: global",
      ),
      urlMap(),
    ),
    changes: [connect("ComputeTargetHTTPProxy/front", "ComputeURLMap/web")],
    after: "unchanged",
  },
  {
    name: "sets the field that is named with its numbers",
    before: files(urlMap("pathMatcher:\n- name: m\n  pathRule:\n  - paths: [/a]"), service()),
    changes: [connect("ComputeURLMap/web", "ComputeBackendService/app", "pathMatchers[0].pathRules[0].service")],
    after: files(
      urlMap(
        "pathMatcher:\n- name: m\n  pathRule:\n  - paths: [/a]\n    service:\n      backendServiceRef:\n        name: app",
      ),
      service(),
    ),
  },
  {
    name: "refers to a global group by link, for which there is no key",
    before: files(
      service(),
      manifest("ComputeGlobalNetworkEndpointGroup", "neg", "networkEndpointType: INTERNET_FQDN_PORT"),
    ),
    changes: [connect("ComputeBackendService/app", "ComputeGlobalNetworkEndpointGroup/neg")],
    after: files(
      service(
        "location: global\nbackend:\n- group:\n    networkEndpointGroupRef:\n      external: global/networkEndpointGroups/neg",
      ),
      manifest("ComputeGlobalNetworkEndpointGroup", "neg", "networkEndpointType: INTERNET_FQDN_PORT"),
    ),
  },
  {
    name: "refuses a target that manifests cannot name",
    before: files(
      manifest("ComputeForwardingRule", "entry", "location: us-east1"),
      manifest("ComputeTargetPool", "pool", "region: us-east1"),
    ),
    changes: [connect("ComputeForwardingRule/entry", "ComputeTargetPool/pool")],
    refused: "Config Connector's ComputeForwardingRule cannot refer to a ComputeTargetPool in target.",
  },
  {
    name: "refuses what cannot refer",
    before: files(proxy, check),
    changes: [connect("ComputeTargetHTTPProxy/front", "ComputeHealthCheck/hc")],
    refused: "Target HTTP proxies cannot refer to health checks.",
  },
  {
    name: "refuses a list inside a list",
    before: files(urlMap(), service()),
    changes: [connect("ComputeURLMap/web", "ComputeBackendService/app", "pathMatchers.pathRules.service")],
    refused: /list inside a list/,
  },
]);

testConnectorChanges("disconnect", [
  {
    name: "takes the reference away",
    before: files(manifest("ComputeTargetHTTPProxy", "front", "location: global\nurlMapRef:\n  name: web"), urlMap()),
    changes: [disconnect("ComputeTargetHTTPProxy/front", "ComputeURLMap/web")],
    after: files(proxy, urlMap()),
  },
  {
    name: "takes the whole backend, and each that leads there",
    before: files(
      service(
        "location: global\nbackend:\n- group: {instanceGroupRef: {name: g}}\n  balancingMode: RATE\n- group: {instanceGroupRef: {name: h}}\n- group: {instanceGroupRef: {name: g}}",
      ),
      manifest("ComputeInstanceGroup", "g", "zone: us-east1-b"),
    ),
    changes: [disconnect("ComputeBackendService/app", "ComputeInstanceGroup/g")],
    after: files(
      service("location: global\nbackend:\n- group: {instanceGroupRef: {name: h}}"),
      manifest("ComputeInstanceGroup", "g", "zone: us-east1-b"),
    ),
  },
  {
    name: "takes only those of a role",
    before: files(
      urlMap(
        "defaultService: {backendServiceRef: {name: app}}\ntest:\n- service: {backendServiceRef: {name: app}}\n  host: a\n  path: /",
      ),
      service(),
    ),
    changes: [disconnect("ComputeURLMap/web", "ComputeBackendService/app", "defaultService")],
    after: files(urlMap("test:\n- service: {backendServiceRef: {name: app}}\n  host: a\n  path: /"), service()),
  },
  {
    name: "does nothing where nothing leads there",
    before: files(proxy, urlMap()),
    changes: [disconnect("ComputeTargetHTTPProxy/front", "ComputeURLMap/web")],
    after: "unchanged",
  },
]);
