import rule from "../../../../src/core/constraints/network-endpoint-group/neg-legacy-network";
import { testConstraint } from "../../../support/test-constraint";
import { zonalNeg } from "../fixtures";

const network = (body: string) => `resource "google_compute_network" "net" {
  name = "net"
${body}}
`;
const neg = (text: string) => zonalNeg().replace('"default"', text);
const inNet = neg("google_compute_network.net.self_link");

testConstraint(rule, {
  valid: [
    { name: "auto mode", tf: network("") + inNet },
    { name: "custom mode", tf: network("  auto_create_subnetworks = false\n") + inNet },
    {
      name: "a range that may be null",
      tf: `variable "range" {}\n${network("  ipv4_range = var.range\n")}${inNet}`,
    },
    {
      name: "a mode beside it",
      tf: network('  ipv4_range = "10.240.0.0/16"\n  auto_create_subnetworks = true\n') + inNet,
    },
    { name: "a network that is elsewhere", tf: network('  ipv4_range = "10.240.0.0/16"\n') + zonalNeg() },
  ],
  invalid: [
    {
      name: "a range of its own",
      tf: network('  ipv4_range = "10.240.0.0/16"\n') + neg("«google_compute_network.net.self_link»"),
      message:
        "The network net is a legacy network, which has no subnetworks, but the endpoints of a NEG belong to one. Use a VPC network with subnetworks.",
    },
  ],
});
