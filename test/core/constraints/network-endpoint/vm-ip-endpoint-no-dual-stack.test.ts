import { describe, expect, it } from "vitest";
import rule from "../../../../src/core/constraints/network-endpoint/vm-ip-endpoint-no-dual-stack";
import { engineOf } from "../../../support/terraform";
import { testConstraint } from "../../../support/test-constraint";
import { zonalEndpoint, zonalNeg } from "../fixtures";

const four = 'instance = "vm-1"\nip_address = "10.0.0.5"';
const six = 'ipv6_address = "fd20:a:b:c::5"';

testConstraint(rule, {
  valid: [
    { name: "IPv4", tf: zonalNeg("vms", "GCE_VM_IP") + zonalEndpoint(four) },
    { name: "IPv6", tf: zonalNeg("vms", "GCE_VM_IP") + zonalEndpoint(`instance = "vm-1"\n${six}`) },
    { name: "both with ports", tf: zonalNeg() + zonalEndpoint(`${four}\n${six}\nport = 80`) },
    {
      name: "one that may be null",
      tf: `variable "six" {}\n${zonalNeg("vms", "GCE_VM_IP")}${zonalEndpoint(`${four}\nipv6_address = var.six`)}`,
    },
  ],
  invalid: [
    {
      name: "both",
      tf: zonalNeg("vms", "GCE_VM_IP") + zonalEndpoint(`${four}\nipv6_address = «"fd20:a:b:c::5"»`),
      fixes: ["Remove ipv6Address"],
      fixed: zonalNeg("vms", "GCE_VM_IP") + zonalEndpoint(four),
    },
  ],
});

describe("in what gcloud lists", () => {
  it("is found", async () => {
    const engine = await engineOf({
      "ilb.json": JSON.stringify({
        kind: "compute#networkEndpointGroup",
        name: "ilb",
        networkEndpointType: "GCE_VM_IP",
        selfLink: "https://www.googleapis.com/compute/v1/projects/p/zones/us-central1-a/networkEndpointGroups/ilb",
      }),
      "ilb-endpoints.json": JSON.stringify([
        { networkEndpoint: { instance: "vm-1", ipAddress: "10.0.0.5", ipv6Address: "fd20:a:b:c::5" } },
        { networkEndpoint: { instance: "vm-2", ipAddress: "10.0.0.6" } },
      ]),
    });
    expect(engine.snapshot.findings.filter((it) => it.rule === rule.meta.id)).toMatchObject([
      { field: "ipv6Address", range: { file: "ilb-endpoints.json" } },
    ]);
    engine.dispose();
  });
});
