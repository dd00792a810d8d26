import { describe, expect, it } from "vitest";
import { scalarOf } from "../../../src/core/model/value";
import { open, type Plain, resource, unknown } from "../../support/resources";

const typeOf = (address: string, fields: Record<string, Plain>) =>
  scalarOf(resource(address, fields).fields.fields.type);

describe("fields that a text implies", () => {
  it.each<[string, Record<string, Plain>, string | undefined]>([
    ["google_compute_health_check.a", { httpsHealthCheck: { port: 443 } }, "HTTPS"],
    ["google_compute_region_health_check.a", { grpcTlsHealthCheck: {} }, "GRPC_WITH_TLS"],
    ["google_compute_http_health_check.a", {}, "HTTP"],
    ["google_compute_https_health_check.a", { requestPath: "/" }, "HTTPS"],
    ["google_compute_health_check.a", {}, undefined],
    ["google_compute_health_check.a", { tcpHealthCheck: unknown("var.check") }, undefined],
    ["google_compute_health_check.a", { tcpHealthCheck: open("dynamic", {}) }, undefined],
    ["google_compute_health_check.a", { type: "SSL", tcpHealthCheck: {} }, "SSL"],
    ["google_compute_managed_ssl_certificate.a", {}, "MANAGED"],
    ["google_compute_region_ssl_certificate.a", {}, "SELF_MANAGED"],
  ])("%s with %j has type %s", (address, fields, expected) => {
    expect(typeOf(address, fields)).toBe(expected);
  });

  it.each<[string, Record<string, Plain>]>([
    ["a block that cannot be evaluated", { tcpHealthCheck: unknown("var.check") }],
    ["a block that may be there", { httpHealthCheck: {}, tcpHealthCheck: open("dynamic block", {}) }],
  ])("leaves the type unknown after %s", (_, fields) => {
    expect(resource("google_compute_health_check.a", fields).fields.fields.type?.type).toBe("unknown");
  });

  it("places the type where the block is", () => {
    const { fields } = resource("google_compute_health_check.a", { tcpHealthCheck: { port: 80 } });
    expect(fields.fields.type?.range).toEqual(fields.fields.tcpHealthCheck?.range);
  });
});
