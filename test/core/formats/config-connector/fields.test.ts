import { describe, expect, it } from "vitest";
import { valueAt } from "../../../../src/core/model/value";
import { manifest, onlyResource, parse, plain } from "./support";

/** What a field holds after reading a spec, without places. */
function field(kind: string, spec: string, path: string): unknown {
  return plain(valueAt(onlyResource(manifest(kind, "it", spec)).fields, path));
}

describe("fields of a manifest", () => {
  it.each<[what: string, kind: string, spec: string, path: string, expected: unknown]>([
    ["keys that Terraform shaped", "ComputeBackendService", "enableCdn: true", "enableCDN", true],
    ["a number written as text", "ComputeBackendService", 'timeoutSec: "30"', "timeoutSec", 30],
    ["text written as a number", "ComputeForwardingRule", "portRange: 80", "portRange", "80"],
    ["a flag written as text", "ComputeBackendService", 'enableCdn: "true"', "enableCDN", true],
    ["a flag that is none", "ComputeBackendService", 'enableCdn: "on"', "enableCDN", "on"],
    ["nothing", "ComputeBackendService", "protocol:", "protocol", undefined],
    ["a key of no table", "ComputeBackendService", "someNewField: {a: 1}", "someNewField", { a: 1 }],
    [
      "seconds as text",
      "ComputeURLMap",
      'defaultRouteAction: {timeout: {seconds: "20"}}',
      "defaultRouteAction.timeout.seconds",
      20,
    ],
    [
      "lists of objects",
      "ComputeURLMap",
      "hostRule: [{hosts: [a.example.com], pathMatcher: m}]",
      "hostRules[0].hosts[0]",
      "a.example.com",
    ],
    [
      "a secret",
      "ComputeSSLCertificate",
      "privateKey: {valueFrom: {secretKeyRef: {name: s, key: k}}}",
      "privateKey",
      "? it comes from a secret",
    ],
    ["a secret written out", "ComputeSSLCertificate", "privateKey: {value: pem}", "privateKey", "pem"],
    [
      "a placeholder",
      "ComputeBackendService",
      "protocol: ${PROTOCOL?}",
      "protocol",
      "? ${PROTOCOL?} is filled in before the manifest is applied",
    ],
    [
      "a placeholder of another sort",
      "ComputeBackendService",
      "portName: web-$(PORT)",
      "portName",
      "? $(PORT) is filled in before the manifest is applied",
    ],
    [
      "a shell's variable",
      "ComputeBackendService",
      "protocol: $PROTOCOL",
      "protocol",
      "? $PROTOCOL is filled in before the manifest is applied",
    ],
    [
      "a word to replace",
      "ComputeBackendService",
      "portName: <PORT NAME>",
      "portName",
      "? <PORT NAME> is filled in before the manifest is applied",
    ],
    [
      "text with signs that are no placeholders",
      "ComputeURLMap",
      "description: 'a $5 {b} <c> ^x$'",
      "description",
      "a $5 {b} <c> ^x$",
    ],
    [
      "a placeholder in a list",
      "ComputeBackendService",
      "customRequestHeaders: ['Host: ${HOST}']",
      "customRequestHeaders[0]",
      "? ${HOST} is filled in before the manifest is applied",
    ],
    ["what the kind implies", "ComputeHTTPSHealthCheck", "port: 443", "type", "HTTPS"],
    ["what a block implies", "ComputeHealthCheck", "tcpHealthCheck: {port: 80}", "type", "TCP"],
    ["a region as location", "ComputeBackendService", "location: us-east1", "region", "us-east1"],
    ["a location where the API has one", "CertificateManagerCertificate", "location: global", "location", "global"],
  ])("%s", (_, kind, spec, path, expected) => {
    expect(field(kind, spec, path)).toEqual(expected);
  });

  it.each<[what: string, kind: string, spec: string, path: string, expected: unknown]>([
    ["by name", "ComputeTargetHTTPProxy", "urlMapRef: {name: web}", "urlMap", "-> ComputeURLMap/web"],
    [
      "by name and namespace",
      "ComputeTargetHTTPProxy",
      "urlMapRef: {name: web, namespace: shared}",
      "urlMap",
      "-> ComputeURLMap/web in shared",
    ],
    [
      "by link",
      "ComputeTargetHTTPProxy",
      "urlMapRef: {external: projects/p/global/urlMaps/web}",
      "urlMap",
      "-> projects/p/global/urlMaps/web",
    ],
    [
      "by a link with a placeholder for its project",
      "ComputeTargetHTTPProxy",
      'urlMapRef: {external: "https://www.googleapis.com/compute/v1/projects/${PROJECT_ID?}/global/urlMaps/web"}',
      "urlMap",
      "-> global/urlMaps/web",
    ],
    [
      "by a link with another placeholder",
      "ComputeTargetHTTPProxy",
      'urlMapRef: {external: "projects/p/global/urlMaps/${MAP}"}',
      "urlMap",
      "? ${MAP} is filled in before the manifest is applied",
    ],
    ["by nothing", "ComputeTargetHTTPProxy", "urlMapRef: {}", "urlMap", "? the reference names nothing"],
    [
      "by kind",
      "ComputeForwardingRule",
      "target: {targetHTTPSProxyRef: {name: web}}",
      "target",
      "-> ComputeTargetHTTPSProxy/web",
    ],
    [
      "by kind, a bucket",
      "ComputeURLMap",
      "defaultService: {backendBucketRef: {name: assets}}",
      "defaultService",
      "-> ComputeBackendBucket/assets",
    ],
    [
      "by kind, in a list",
      "ComputeBackendService",
      "healthChecks: [{httpHealthCheckRef: {name: old}}]",
      "healthChecks[0]",
      "-> ComputeHTTPHealthCheck/old",
    ],
    [
      "by kind, a regional group",
      "ComputeBackendService",
      "backend: [{group: {regionNetworkEndpointGroupRef: {name: run}}}]",
      "backends[0].group",
      "-> ComputeRegionNetworkEndpointGroup/run",
    ],
    ["an address as text", "ComputeForwardingRule", 'ipAddress: {ip: "10.0.0.1"}', "IPAddress", "-> 10.0.0.1"],
    [
      "an address by name",
      "ComputeForwardingRule",
      "ipAddress: {addressRef: {name: ip}}",
      "IPAddress",
      "-> ComputeAddress/ip",
    ],
    [
      "a bundle of Google APIs",
      "ComputeForwardingRule",
      "target: {googleAPIBundle: all-apis}",
      "target",
      "-> all-apis",
    ],
    [
      "items of a list",
      "ComputeTargetHTTPSProxy",
      "sslCertificates: [{name: one}, {external: global/sslCertificates/two}]",
      "sslCertificates",
      ["-> ComputeSSLCertificate/one", "-> global/sslCertificates/two"],
    ],
    [
      "a plain link",
      "ComputeRegionNetworkEndpointGroup",
      "pscTargetService: projects/p/regions/r/serviceAttachments/s",
      "pscTargetService",
      "-> projects/p/regions/r/serviceAttachments/s",
    ],
    [
      "text where newer versions have a reference",
      "ComputeBackendService",
      "securityPolicy: global/securityPolicies/armor",
      "securityPolicy",
      "-> global/securityPolicies/armor",
    ],
    [
      "a function",
      "ComputeRegionNetworkEndpointGroup",
      "cloudFunction: {functionRef: {external: fn}}",
      "cloudFunction.function",
      "-> fn",
    ],
    [
      "a Cloud Run service",
      "ComputeRegionNetworkEndpointGroup",
      "cloudRun: {serviceRef: {name: app}}",
      "cloudRun.service",
      "-> RunService/app",
    ],
    [
      "an OAuth client by link",
      "ComputeBackendService",
      "iap: {oauth2ClientIdRef: {external: client}}",
      "iap.oauth2ClientId",
      "client",
    ],
    [
      "a policy of no table",
      "ComputeTargetHTTPSProxy",
      "serverTlsPolicyRef: {name: mtls}",
      "serverTlsPolicy",
      "-> NetworkSecurityServerTLSPolicy/mtls",
    ],
  ])("a reference %s", (_, kind, spec, path, expected) => {
    expect(field(kind, spec, path)).toEqual(expected);
  });

  it("places a reference at the name and its field at the whole entry", () => {
    const text = manifest("ComputeURLMap", "web", "defaultService:\n  backendServiceRef:\n    name: app");
    const value = valueAt(onlyResource(text).fields, "defaultService");
    expect(text.slice(value?.range.start, value?.range.end)).toBe("app");
    expect(text.slice(value?.fieldRange?.start, value?.fieldRange?.end)).toBe(
      "defaultService:\n    backendServiceRef:\n      name: app",
    );
  });

  it("follows anchors and merge keys", () => {
    const { resources, problems } =
      parse(`${manifest("ComputeBackendService", "a", "logConfig: &log\n  enable: true\n  sampleRate: 0.5\nlocation: global")}---
${manifest("ComputeBackendService", "b", "x-defaults: &base\n  balancingMode: RATE\n  maxRate: 10\nbackend:\n- <<: *base\n  maxRate: 20\n  group: {instanceGroupRef: {name: g}}\nlocation: global")}`);
    expect(problems).toEqual([]);
    const [, b] = resources;
    expect(plain(valueAt(b?.fields, "backends[0]"))).toEqual({
      balancingMode: "RATE",
      maxRate: 20,
      group: "-> ComputeInstanceGroup/g",
    });
  });
});
