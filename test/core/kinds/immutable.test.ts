import { describe, expect, it } from "vitest";
import { effectOfChange, type Subject, terraformTypeOf } from "../../../src/core/kinds/immutable";
import type { FieldSpec, Kind } from "../../../src/core/kinds/kind";
import { allKinds, kindOfTerraformType, kindSpec } from "../../../src/core/kinds/registry";
import { terraformName } from "../../../src/core/kinds/terraform-names";

function subject(type: string, providerMajor?: Subject["providerMajor"]): Subject {
  const known = kindOfTerraformType(type);
  if (!known) throw new Error(`no kind has the type ${type}`);
  return {
    kind: known.spec.kind,
    format: "terraform",
    typeName: type,
    scope: { level: known.tf.scope },
    ...(providerMajor ? { providerMajor } : {}),
  };
}

const effect = (it: Subject, path: string, values: Readonly<Record<string, readonly string[]>> = {}) =>
  effectOfChange(it, path, (field) => values[field]);

/** From the schemas of the providers: what is ForceNew, and what is not. */
const forceNew: Readonly<Record<string, string>> = {
  google_compute_global_forwarding_rule:
    "name description IPAddress IPProtocol ipVersion portRange network subnetwork networkTier sourceIpRanges allowPscGlobalAccess metadataFilters noAutomateDnsZone serviceDirectoryRegistrations[0].namespace",
  google_compute_forwarding_rule:
    "name description region IPAddress IPProtocol portRange ports allPorts backendService loadBalancingScheme network subnetwork networkTier serviceLabel sourceIpRanges isMirroringCollector",
  google_compute_target_http_proxy: "name description proxyBind httpKeepAliveTimeoutSec",
  google_compute_region_target_http_proxy: "name description region",
  google_compute_target_https_proxy: "name description proxyBind httpKeepAliveTimeoutSec tlsEarlyData",
  google_compute_target_tcp_proxy: "name description proxyBind",
  google_compute_region_target_tcp_proxy: "name description region service proxyHeader proxyBind",
  google_compute_target_ssl_proxy: "name description",
  google_compute_target_grpc_proxy: "name validateForProxyless",
  google_compute_target_pool: "name description region failoverRatio sessionAffinity",
  google_compute_target_instance: "name description zone instance natPolicy network",
  google_compute_url_map: "name",
  google_compute_region_url_map: "name region",
  google_compute_backend_service: "name params.resourceManagerTags",
  google_compute_region_backend_service: "name region loadBalancingScheme network haPolicy.fastIPMove params",
  google_compute_backend_bucket: "name params",
  google_compute_network_endpoint_group:
    "name description zone networkEndpointType defaultPort network subnetwork project",
  google_compute_region_network_endpoint_group:
    "name region networkEndpointType network cloudRun.service cloudFunction.urlMask appEngine.version pscTargetService pscData.producerPort serverlessDeployment.platform",
  google_compute_global_network_endpoint_group: "name description networkEndpointType defaultPort",
  google_compute_network_endpoint: "networkEndpointGroup instance ipAddress port zone",
  google_compute_global_network_endpoint: "networkEndpointGroup fqdn ipAddress port",
  google_compute_instance_group: "name description zone network",
  google_compute_region_instance_group_manager: "name description region baseInstanceName",
  google_compute_health_check: "name",
  google_compute_region_health_check: "name region",
  google_compute_ssl_certificate: "name namePrefix description certificate privateKey",
  google_compute_managed_ssl_certificate: "name description managed.domains",
  google_certificate_manager_certificate: "name location scope managed.domains[0] selfManaged.pemCertificate",
  google_certificate_manager_certificate_map_entry: "name map hostname matcher",
  google_compute_ssl_policy: "name description",
  google_compute_address: "name description region address addressType purpose networkTier subnetwork prefixLength",
  google_compute_service_attachment: "name region domainNames",
};
const inPlace: Readonly<Record<string, string>> = {
  google_compute_global_forwarding_rule: "target labels externalManagedBackendBucketMigrationState",
  google_compute_forwarding_rule: "target labels allowPscGlobalAccess",
  google_compute_target_http_proxy: "urlMap",
  google_compute_target_https_proxy:
    "urlMap sslCertificates[0] certificateMap certificateManagerCertificates sslPolicy quicOverride serverTlsPolicy",
  google_compute_target_tcp_proxy: "service proxyHeader",
  google_compute_target_ssl_proxy: "service proxyHeader sslCertificates sslPolicy certificateMap",
  google_compute_target_grpc_proxy: "description urlMap",
  google_compute_target_pool: "instances healthChecks backupPool",
  google_compute_url_map: "description defaultService hostRules[0].hosts pathMatchers[0].name",
  google_compute_backend_service:
    "description protocol portName backends[0].group healthChecks[0] securityPolicy iap.enabled timeoutSec",
  google_compute_region_backend_service: "description protocol backends[0].balancingMode healthChecks haPolicy.leader",
  google_compute_backend_bucket: "description bucketName enableCdn loadBalancingScheme",
  google_compute_network_endpoints: "networkEndpoints[0].ipAddress networkEndpoints[0].port networkEndpointGroup",
  google_compute_instance_group: "instances namedPorts[0].port",
  google_compute_health_check: "description checkIntervalSec httpHealthCheck.port tcpHealthCheck.port",
  google_certificate_manager_certificate: "description labels",
  google_compute_ssl_policy: "profile minTlsVersion customFeatures",
  google_compute_service_attachment: "description targetService natSubnets enableProxyProtocol",
};

describe("what changing a field does", () => {
  it.each(rows(forceNew))("%s: %s replaces", (type, path) => {
    expect(effect(subject(type), path)).toBe("replaced");
  });

  it.each(rows(inPlace))("%s: %s is updated in place", (type, path) => {
    expect(effect(subject(type), path)).toBe("inPlace");
  });

  it.each([
    ["below the major version in which it became an update", { max: 5 }, "replaced"],
    ["above it", { min: 7, max: 7 }, "inPlace"],
    ["in it, where the release decides", { min: 6, max: 6 }, "perhaps"],
    ["where the text names no version", undefined, "perhaps"],
    ["where it names older and newer ones", { min: 4 }, "perhaps"],
  ] as const)("tells the scheme of a global backend service by the provider: %s", (_, major, expected) => {
    expect(effect(subject("google_compute_backend_service", major), "loadBalancingScheme")).toBe(expected);
  });

  it.each([
    [["INTERNAL_MANAGED"], "replaced"],
    [["INTERNAL"], "inPlace"],
    [["INTERNAL", "INTERNAL_MANAGED"], "perhaps"],
  ] as const)("tells global access of a rule by its scheme: %s", (schemes, expected) => {
    const rule = subject("google_compute_forwarding_rule");
    expect(effect(rule, "allowGlobalAccess", { loadBalancingScheme: schemes })).toBe(expected);
  });

  it("is not sure while the other field is unknown", () => {
    expect(effect(subject("google_compute_forwarding_rule"), "allowGlobalAccess")).toBe("perhaps");
  });

  it("judges other formats by the type that makes such an object", () => {
    const manifest: Subject = {
      kind: "TargetTcpProxy",
      format: "config-connector",
      typeName: "ComputeTargetTCPProxy",
      scope: { level: "region", name: "europe-west1" },
    };
    expect(terraformTypeOf(manifest)).toBe("google_compute_region_target_tcp_proxy");
    expect(effect(manifest, "service")).toBe("replaced");
    expect(effect({ ...manifest, scope: { level: "global" } }, "service")).toBe("inPlace");
    expect(effect({ ...manifest, scope: { level: "unknown" } }, "service")).toBe("perhaps");
  });
});

describe("the tables", () => {
  it.each(allKinds.map((it) => [it.kind, it.fields] as const))("%s names types and fields that there are", check);

  function check(kind: Kind, fields: readonly FieldSpec[]): void {
    for (const { immutable, fields: inner } of fields) {
      if (typeof immutable === "object") {
        const types = [...(immutable.types ?? []), ...Object.keys(immutable.inPlaceSince ?? {})];
        for (const type of types) expect(kindOfTerraformType(type), type).toBeDefined();
        if (immutable.when) expect(kindSpec(kind).fields.map((it) => it.name)).toContain(immutable.when.field);
      }
      if (inner) check(kind, inner);
    }
  }
});

function rows(table: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(table).flatMap(([type, paths]) =>
    paths.split(" ").map((path): [string, string] => {
      const [first = ""] = path.split(/[.[]/);
      const spec = kindOfTerraformType(type)?.spec.fields.find((it) => it.name === first);
      if (first !== "project" && (!spec || terraformName(spec, type) === undefined))
        throw new Error(`${type} has no ${path}`);
      return [type, path];
    }),
  );
}
