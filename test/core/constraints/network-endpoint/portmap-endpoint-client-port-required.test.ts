import rule from "../../../../src/core/constraints/network-endpoint/portmap-endpoint-client-port-required";
import { testConstraint } from "../../../support/test-constraint";
import { portMap, portMapEndpoint, regionalNeg } from "../fixtures";

const endpoint = (client: string, name = "a") =>
  portMapEndpoint(`ip_address = "10.0.0.5"\nport = 8080\nclient_destination_port = ${client}`, name);

testConstraint(rule, {
  valid: [
    { name: "one client port each", tf: portMap() + endpoint("1001") + endpoint("1002", "b") },
    {
      name: "a client port that is not known",
      tf: `variable "p" {}\n${portMap()}${endpoint("var.p")}${endpoint("1001", "b")}`,
    },
    {
      name: "the same client port in two groups",
      tf: portMap() + endpoint("1001") + portMap("other") + endpoint("1001", "b").replace("group.map", "group.other"),
    },
    {
      name: "a regional internet NEG",
      tf: `${regionalNeg()}resource "google_compute_region_network_endpoint" "a" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.origin.id
  region                        = "europe-west1"
  fqdn                          = "example.com"
  port                          = 443
}
`,
    },
    {
      name: "the group's port",
      tf: `${portMap("map", "  default_port = 8080\n")}${endpoint("1001").replace(/ *port = 8080\n/, "")}`,
    },
  ],
  invalid: [
    {
      name: "no client port",
      tf: portMap() + portMapEndpoint('ip_address = "10.0.0.5"\nport = 8080').replace(/resource ".*" ".*"/, "«$&»"),
      answer: "1001",
      fixes: ["Set clientDestinationPort…"],
    },
    {
      name: "no port",
      tf:
        portMap() +
        portMapEndpoint('ip_address = "10.0.0.5"\nclient_destination_port = 1001').replace(
          /resource ".*" ".*"/,
          "«$&»",
        ),
      answer: "8080",
      fixes: ["Set port…"],
    },
    {
      name: "a client port twice",
      tf: portMap() + endpoint("1001") + endpoint("«1001»", "b"),
      message:
        "Client port 1001 is already mapped by another endpoint of map. Port mapping goes by this port alone, so each endpoint needs its own: choose another one.",
      answer: "1002",
      fixes: ["Set clientDestinationPort…"],
      fixed: portMap() + endpoint("1001") + endpoint("1002", "b"),
    },
  ],
});
