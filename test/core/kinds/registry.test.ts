import { describe, expect, it } from "vitest";
import type { FieldSpec } from "../../../src/core/kinds/kind";
import { allKinds, fieldSpec, kindOfCollection, kindOfTerraformType, kindSpec } from "../../../src/core/kinds/registry";
import { isTerraformBlock, terraformFields, terraformName } from "../../../src/core/kinds/terraform-names";

describe("the tables of all kinds", () => {
  it.each(allKinds.map((it) => [it.kind, it] as const))("%s is consistent", (kind, spec) => {
    expect(kindSpec(kind)).toBe(spec);
    expect(kindOfCollection(spec.collection)).toBe(kind);
    expect(spec.doc.length).toBeGreaterThan(10);
    check(
      spec.fields,
      spec.terraform.map((it) => it.type),
      kind,
    );
  });

  function check(fields: readonly FieldSpec[], types: readonly string[], path: string): void {
    const names = fields.map((it) => it.name);
    expect(new Set(names).size, `${path}: names are unique`).toBe(names.length);
    for (const type of types) {
      const spelled = fields.flatMap((it) => terraformName(it, type) ?? []);
      expect(new Set(spelled).size, `${path}: Terraform names are unique in ${type}`).toBe(spelled.length);
      for (const name of spelled) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    }
    for (const field of fields) {
      const at = `${path}.${field.name}`;
      const isReference = field.type === "reference" || field.items === "reference";
      expect(field.ref !== undefined, `${at}: references say to what`).toBe(isReference);
      for (const kind of field.ref?.kinds ?? []) expect(kindSpec(kind).kind).toBe(kind);
      const nested = field.type === "object" || field.items === "object";
      expect(field.fields !== undefined, `${at}: objects say what is inside`).toBe(nested);
      expect(field.items !== undefined, `${at}: lists say of what`).toBe(field.type === "list");
      if (field.fields) check(field.fields, types, at);
    }
  }

  it("lets every Terraform type make one kind", () => {
    const types = allKinds.flatMap((spec) => spec.terraform.map((it) => it.type));
    expect(new Set(types).size).toBe(types.length);
    for (const type of types) expect(kindOfTerraformType(type)?.tf.type).toBe(type);
    expect(kindOfTerraformType("google_container_cluster")).toBeUndefined();
  });
});

describe("finding a field", () => {
  it.each([
    ["BackendService", "backends[0].group", "backend", "group"],
    ["BackendService", "backends.group", "backend", "group"],
    [
      "UrlMap",
      "pathMatchers[1].routeRules[0].routeAction.weightedBackendServices[2].backendService",
      "weightedBackendService",
      "backendService",
    ],
    ["UrlMap", "defaultRouteAction.requestMirrorPolicy.backendService", "mirror", "backendService"],
    ["UrlMap", "pathMatchers[0].defaultCustomErrorResponsePolicy.errorService", "errorService", "errorService"],
    ["ForwardingRule", "IPAddress", "address", "IPAddress"],
    ["TargetHttpsProxy", "sslCertificates[3]", "sslCertificate", "sslCertificates"],
  ] as const)("%s %s refers as %s", (kind, path, role, name) => {
    const field = fieldSpec(kind, path);
    expect(field?.name).toBe(name);
    expect(field?.ref?.role).toBe(role);
  });

  it.each([
    ["UrlMap", "pathMatchers[0].nothing"],
    ["BackendService", "backends[0].group.deeper"],
    ["HealthCheck", ""],
  ] as const)("%s has no %s", (kind, path) => {
    expect(fieldSpec(kind, path)).toBeUndefined();
  });
});

describe("Terraform's spelling", () => {
  it.each([
    ["BackendService", "backends", "google_compute_backend_service", "backend"],
    ["BackendService", "backends.maxRatePerInstance", undefined, "max_rate_per_instance"],
    ["BackendService", "enableCDN", undefined, "enable_cdn"],
    ["BackendService", "securitySettings.awsV4Authentication.accessKeyId", undefined, "access_key_id"],
    ["BackendService", "iap.oauth2ClientId", undefined, "oauth2_client_id"],
    ["ForwardingRule", "IPAddress", undefined, "ip_address"],
    ["ForwardingRule", "IPProtocol", undefined, "ip_protocol"],
    ["UrlMap", "hostRules", undefined, "host_rule"],
    ["UrlMap", "pathMatchers.pathRules", undefined, "path_rule"],
    ["UrlMap", "pathMatchers.routeRules.matchRules", undefined, "match_rules"],
    ["UrlMap", "tests", undefined, "test"],
    ["HealthCheck", "http2HealthCheck", undefined, "http2_health_check"],
    ["HealthCheck", "type", undefined, undefined],
    ["NetworkEndpoint", "networkEndpointGroup", "google_compute_network_endpoint", "network_endpoint_group"],
    [
      "NetworkEndpoint",
      "networkEndpointGroup",
      "google_compute_global_network_endpoint",
      "global_network_endpoint_group",
    ],
    [
      "NetworkEndpoint",
      "networkEndpointGroup",
      "google_compute_region_network_endpoint",
      "region_network_endpoint_group",
    ],
    ["NetworkEndpoint", "networkEndpoints", "google_compute_network_endpoints", "network_endpoints"],
    ["NetworkEndpoint", "networkEndpoints", "google_compute_network_endpoint", undefined],
    ["SecurityPolicy", "rules", "google_compute_security_policy", "rule"],
    ["SecurityPolicy", "rules", "google_compute_region_security_policy", "rules"],
    ["TargetTcpProxy", "service", undefined, "backend_service"],
    ["InstanceGroupManager", "namedPorts", undefined, "named_port"],
  ] as const)("%s.%s in %s is %s", (kind, path, type, expected) => {
    const field = fieldSpec(kind, path);
    expect(field && terraformName(field, type)).toBe(expected);
  });

  it("finds fields by their Terraform name, per type", () => {
    const { fields } = kindSpec("NetworkEndpoint");
    expect(
      terraformFields(fields, "google_compute_global_network_endpoint").get("global_network_endpoint_group")?.name,
    ).toBe("networkEndpointGroup");
    expect(terraformFields(fields, "google_compute_network_endpoint").has("global_network_endpoint_group")).toBe(false);
  });

  it("tells blocks from attributes", () => {
    const isBlock = (kind: "BackendService" | "UrlMap", path: string) => {
      const field = fieldSpec(kind, path);
      return field && isTerraformBlock(field);
    };
    expect(isBlock("BackendService", "backends")).toBe(true);
    expect(isBlock("BackendService", "tlsSettings")).toBe(true);
    expect(isBlock("BackendService", "healthChecks")).toBe(false);
    expect(isBlock("UrlMap", "hostRules.hosts")).toBe(false);
  });
});
