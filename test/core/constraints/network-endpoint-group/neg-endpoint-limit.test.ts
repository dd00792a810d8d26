import negEndpointLimit from "../../../../src/core/constraints/network-endpoint-group/neg-endpoint-limit";
import { testConstraint } from "../../../support/test-constraint";

const group = (head: string, count: number) => `${head} {
  name                  = "origin"
  region                = "us-central1"
  network               = "default"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}
${Array.from(
  { length: count },
  (_, index) => `resource "google_compute_region_network_endpoint" "e${index}" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.origin.name
  fqdn                          = "e${index}.example.com"
  port                          = 443
}
`,
).join("")}`;
const head = 'resource "google_compute_region_network_endpoint_group" "origin"';

testConstraint(negEndpointLimit, {
  valid: [{ name: "as many as the type takes", tf: group(head, 256) }],
  invalid: [
    {
      name: "one more than a regional internet group takes",
      tf: group(`«${head}»`, 257),
      message:
        "This group holds 257 endpoints, and a INTERNET_FQDN_PORT group takes 256 at most; the limit is fixed. Split them over several groups.",
    },
  ],
});
