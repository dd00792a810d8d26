/** A whole load balancer as manifests: several documents, a list, anchors, comments and every way to refer. */
import { manifest } from "./support";

export const loadBalancer: Readonly<Record<string, string>> = {
  "shop/entry.yaml": `# The way in.
${manifest("ComputeAddress", "ip", "location: global\naddressType: EXTERNAL", "namespace: shop")}---
${manifest("ComputeForwardingRule", "entry", "location: global\nloadBalancingScheme: EXTERNAL_MANAGED\nportRange: '443'\nipAddress:\n  addressRef:\n    name: ip\ntarget:\n  targetHTTPSProxyRef:\n    name: tls", "namespace: shop\nlabels: {team: web}")}---
${manifest("ComputeTargetHTTPSProxy", "tls", "location: global\nurlMapRef: {name: web}\nsslCertificates:\n- name: cert # the only one\nsslPolicyRef: {name: modern, namespace: policies}", "namespace: shop")}---
${manifest("ComputeSSLCertificate", "cert", "location: global\ncertificate:\n  valueFrom:\n    secretKeyRef: {name: tls, key: crt}\nprivateKey:\n  value: |\n    -----BEGIN KEY-----\n    AAAA\n    -----END KEY-----", "namespace: shop")}`,
  "shop/routes.yaml": manifest(
    "ComputeURLMap",
    "web",
    `location: global
defaultService:
  backendServiceRef: {name: app}
hostRule:
- hosts: [assets.example.com, "*.assets.example.com"]
  pathMatcher: assets
pathMatcher:
- name: assets
  defaultService:
    backendBucketRef:
      name: assets
  pathRule:
  - paths: ["/api/*"]
    service: {backendServiceRef: {name: app}}
    routeAction:
      timeout: {seconds: "30"}
      weightedBackendServices:
      - backendServiceRef: {external: projects/p/global/backendServices/app-prod}
        weight: 100`,
    "namespace: shop",
  ),
  "shop/backends.yaml": `${manifest(
    "ComputeBackendService",
    "app",
    `resourceID: app-prod
location: global
loadBalancingScheme: EXTERNAL_MANAGED
protocol: HTTPS
customRequestHeaders:
- "X-Region: {client_region}"
logConfig: &log
  enable: true
  sampleRate: 0.5
healthChecks:
- healthCheckRef:
    name: check
backend:
- &backend
  balancingMode: RATE
  maxRatePerEndpoint: 10
  group:
    networkEndpointGroupRef: {name: pods}
- <<: *backend
  group:
    regionNetworkEndpointGroupRef:
      name: run`,
    "namespace: shop",
  )}---
${manifest("ComputeHealthCheck", "check", "location: global\nhttpsHealthCheck: {port: 443, requestPath: /healthz}", "namespace: shop")}---
${manifest("ComputeNetworkEndpointGroup", "pods", "location: us-east1-b\nnetworkRef: {external: 'projects/${PROJECT_ID?}/global/networks/main'}", "namespace: shop")}---
${manifest("ComputeRegionNetworkEndpointGroup", "run", "region: us-east1\ncloudRun:\n  serviceRef:\n    external: app", "namespace: shop")}---
${manifest("ComputeBackendBucket", "assets", "bucketRef: {external: assets}\nenableCdn: true", "namespace: shop")}`,
  "policies.json": JSON.stringify(
    {
      apiVersion: "v1",
      kind: "List",
      items: [
        {
          apiVersion: "compute.cnrm.cloud.google.com/v1beta1",
          kind: "ComputeSSLPolicy",
          metadata: { name: "modern", namespace: "policies" },
          spec: { profile: "MODERN", minTlsVersion: "TLS_1_2" },
        },
      ],
    },
    undefined,
    2,
  ),
  "namespace.yaml":
    "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  annotations:\n    cnrm.cloud.google.com/project-id: shop-prod\n",
};
