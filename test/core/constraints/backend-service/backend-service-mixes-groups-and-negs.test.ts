import rule from "../../../../src/core/constraints/backend-service/backend-service-mixes-groups-and-negs";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, service, toInstances, toZonal, zonalNeg } from "../fixtures";

const rate = 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 10';

testConstraint(rule, {
  valid: [
    { name: "NEGs only", tf: zonalNeg() + service(`${probed}\n${backend(toZonal, rate)}`) },
    {
      name: "instance groups only",
      tf: service(`${probed}\n${backend(toInstances)}\n${backend('"projects/p/zones/z1-a/instanceGroups/b"')}`),
    },
    {
      name: "a group that is not known",
      tf: `variable "g" {}\n${zonalNeg()}${service(`${probed}\n${backend(toZonal, rate)}\n${backend("var.g")}`)}`,
    },
    {
      name: "a data source",
      tf: `data "google_compute_instance_group" "g" {\n  name = "g"\n}\n${zonalNeg()}${service(`${probed}\n${backend(toZonal, rate)}\n${backend("data.google_compute_instance_group.g.id")}`)}`,
    },
  ],
  invalid: [
    {
      name: "a managed instance group and a NEG",
      tf: `resource "google_compute_region_instance_group_manager" "app" {
  name               = "app"
  region             = "europe-west1"
  base_instance_name = "app"
  version {
    instance_template = "t"
  }
}
${zonalNeg()}${service(`${probed}\n${backend("google_compute_region_instance_group_manager.app.instance_group")}\n${backend(`«${toZonal}»`, rate)}`)}`,
      message:
        '"vms" is a zonal NEG (GCE_VM_IP_PORT), but "app" in the same service is an instance group: a backend service holds either instance groups or NEGs, and the API refuses both together. Move one kind to its own backend service.',
    },
    {
      name: "by literal links",
      tf: service(
        `${probed}\n${backend('"projects/p/zones/z1-a/networkEndpointGroups/n"', rate)}\n${backend(`«${toInstances}»`)}`,
      ),
    },
  ],
});
