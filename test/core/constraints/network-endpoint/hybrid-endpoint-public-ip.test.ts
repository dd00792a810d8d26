import rule from "../../../../src/core/constraints/network-endpoint/hybrid-endpoint-public-ip";
import { testConstraint } from "../../../support/test-constraint";
import { zonalEndpoint, zonalNeg } from "../fixtures";

const hybrid = zonalNeg("vms", "NON_GCP_PRIVATE_IP_PORT");
const quiet = ["10.0.0.5", "172.16.3.4", "192.168.1.1", "127.0.0.1", "100.64.0.1", "198.18.0.1", "240.0.0.1"];

testConstraint(rule, {
  valid: [
    ...quiet.map((it) => ({ name: it, tf: hybrid + zonalEndpoint(`ip_address = "${it}"\nport = 80`) })),
    {
      name: "an address that is not known",
      tf: `variable "ip" {}\n${hybrid}${zonalEndpoint("ip_address = var.ip\nport = 80")}`,
    },
    { name: "IPv6", tf: hybrid + zonalEndpoint('ip_address = "2001:4860::1"\nport = 80') },
    { name: "a group of VMs", tf: zonalNeg() + zonalEndpoint('ip_address = "8.8.8.8"\nport = 80') },
  ],
  invalid: [
    {
      name: "an address of the internet",
      tf: hybrid + zonalEndpoint('ip_address = «"8.8.8.8"»\nport = 80'),
      message:
        "8.8.8.8 is a public address, and the endpoints of the hybrid NEG vms are reached over VPN or Interconnect only: it works if those routes carry it. For an origin in the internet use an internet NEG.",
    },
  ],
});
