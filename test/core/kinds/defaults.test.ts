import { describe, expect, it } from "vitest";
import { defaultsOf } from "../../../src/core/kinds/defaults";
import { type ResourceOptions, resource } from "../../support/resources";

const scheme = "loadBalancingScheme";
const mode = "backends[0].balancingMode";

describe("defaults", () => {
  it.each<[string, string, ResourceOptions["providerMajor"], unknown[]]>([
    ["google_compute_backend_service.a", scheme, undefined, ["EXTERNAL", "EXTERNAL_MANAGED"]],
    ["google_compute_backend_service.a", scheme, { min: 6, max: 7 }, ["EXTERNAL"]],
    ["google_compute_backend_service.a", scheme, { min: 8 }, ["EXTERNAL_MANAGED"]],
    ["google_compute_backend_service.a", scheme, { min: 5 }, ["EXTERNAL", "EXTERNAL_MANAGED"]],
    ["google_compute_backend_service.a", scheme, { max: 8 }, ["EXTERNAL", "EXTERNAL_MANAGED"]],
    ["google_compute_global_forwarding_rule.a", scheme, { max: 7 }, ["EXTERNAL"]],
    ["google_compute_forwarding_rule.a", scheme, { min: 8 }, ["EXTERNAL"]],
    ["google_compute_region_backend_service.a", scheme, { min: 8 }, ["INTERNAL"]],
    ["google_compute_network_endpoint_group.a", "networkEndpointType", undefined, ["GCE_VM_IP_PORT"]],
    ["google_compute_region_network_endpoint_group.a", "networkEndpointType", undefined, ["SERVERLESS"]],
    ["google_compute_global_network_endpoint_group.a", "networkEndpointType", undefined, []],
    ["google_compute_backend_service.a", mode, undefined, ["UTILIZATION"]],
    ["google_compute_region_backend_service.a", mode, undefined, ["CONNECTION", "UTILIZATION"]],
    ["google_compute_region_backend_service.a", mode, { max: 5 }, ["CONNECTION"]],
    ["google_compute_region_backend_service.a", mode, { min: 6, max: 6 }, ["UTILIZATION"]],
    ["google_compute_backend_service.a", "backends[3].capacityScaler", undefined, [1]],
    ["google_compute_region_backend_service.a", "backends[3].capacityScaler", undefined, []],
    ["google_compute_backend_service.a", "protocol", undefined, ["HTTP"]],
    ["google_compute_region_backend_service.a", "protocol", undefined, ["TCP"]],
    ["google_compute_health_check.a", "timeoutSec", undefined, [5]],
    ["google_compute_health_check.a", "checkIntervalSec", undefined, [5]],
    ["google_compute_backend_service.a", "portName", undefined, []],
  ])("%s %s with provider %j: %j", (address, path, providerMajor, expected) => {
    expect(defaultsOf(resource(address, {}, providerMajor ? { providerMajor } : {}), path)).toEqual(expected);
  });

  it("knows no protocol that a regional service's scheme rules out", () => {
    const managed = resource("google_compute_region_backend_service.a", { loadBalancingScheme: "INTERNAL_MANAGED" });
    expect(defaultsOf(managed, "protocol")).toEqual(["HTTP"]);
  });
});
