import rule from "../../../../src/core/constraints/network-endpoint/gce-endpoint-public-ip";
import { testConstraint } from "../../../support/test-constraint";
import { customNetwork, subnetwork, zonalEndpoint, zonalNeg } from "../fixtures";

const endpoint = (address: string) => zonalEndpoint(`instance = "vm-1"\nip_address = ${address}\nport = 80`);
const internal = ["10.0.0.5", "172.31.0.1", "192.168.1.1", "100.127.0.1", "198.19.0.1", "203.0.113.9", "240.1.2.3"];

testConstraint(rule, {
  valid: [
    ...internal.map((it) => ({ name: it, tf: zonalNeg() + endpoint(`"${it}"`) })),
    {
      name: "a public address in a subnetwork of the config",
      tf: customNetwork + subnetwork("own", '"34.120.0.0/24"') + zonalNeg() + endpoint('"34.120.0.9"'),
    },
    {
      name: "a public address in a secondary range",
      tf:
        customNetwork +
        subnetwork(
          "own",
          '"10.0.0.0/24"',
          '  secondary_ip_range {\n    range_name    = "pods"\n    ip_cidr_range = "34.120.0.0/24"\n  }\n',
        ) +
        zonalNeg() +
        endpoint('"34.120.0.9"'),
    },
    {
      name: "a subnetwork whose range is not known",
      tf: `variable "range" {}\n${customNetwork}${subnetwork("own", "var.range")}${zonalNeg()}${endpoint('"34.120.0.9"')}`,
    },
    { name: "an address that is not known", tf: `variable "ip" {}\n${zonalNeg()}${endpoint("var.ip")}` },
    { name: "IPv6", tf: zonalNeg() + endpoint('"2600:1900::5"') },
    {
      name: "a hybrid group",
      tf: zonalNeg("vms", "NON_GCP_PRIVATE_IP_PORT") + zonalEndpoint('ip_address = "34.120.0.9"\nport = 80'),
    },
  ],
  invalid: [
    {
      name: "a public address",
      tf: zonalNeg() + endpoint('«"34.120.1.1"»'),
      message:
        "34.120.1.1 is no internal address, but the endpoints of vms (GCE_VM_IP_PORT) are internal addresses of VMs: the external address of a VM cannot be added. Use the internal one, or an internet NEG for a public endpoint.",
    },
    {
      name: "in none of the subnetworks",
      tf: customNetwork + subnetwork("own", '"34.120.0.0/24"') + zonalNeg() + endpoint('«"34.120.1.9"»'),
    },
    {
      name: "an interface of a passthrough load balancer",
      tf: zonalNeg("vms", "GCE_VM_IP") + zonalEndpoint('instance = "vm-1"\nip_address = «"34.120.1.1"»'),
    },
  ],
});
