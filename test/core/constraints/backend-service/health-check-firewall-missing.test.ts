import { expect, test } from "vitest";
import rule from "../../../../src/core/constraints/backend-service/health-check-firewall-missing";
import { snapshotOf } from "../../../support/terraform";
import { testConstraint } from "../../../support/test-constraint";

const network = `resource "google_compute_network" "vpc" {
  name = "vpc"
}
`;
const allow = '  allow {\n    protocol = "tcp"\n  }\n';
const firewall = (body: string, to = "google_compute_network.vpc.id", name = "in") =>
  `resource "google_compute_firewall" "${name}" {
  name = "${name}"
  network = ${to}
${body}}
`;
const from = (ranges: string) => `  source_ranges = ${ranges}\n${allow}`;
const inside = firewall(from('["10.0.0.0/8"]'));
const neg = `resource "google_compute_network_endpoint_group" "vms" {
  name = "vms"
  zone = "us-central1-a"
  network = google_compute_network.vpc.id
}
`;
const service = (
  more = "",
  checks = '["projects/p/global/healthChecks/hc"]',
  group = "google_compute_network_endpoint_group.vms.id",
) =>
  `resource "google_compute_backend_service" "web" {
  name = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  health_checks = ${checks}
${more}  backend {
    group = ${group}
    balancing_mode = "RATE"
    max_rate = 100
  }
}
`;
const marked = service("", '«["projects/p/global/healthChecks/hc"]»');
const rest = `${network}${neg}${service()}`;
const added = `
resource "google_compute_firewall" "vpc_health_checks" {
  name          = "vpc-health-checks"
  network       = google_compute_network.vpc.id
  direction     = "INGRESS"
  source_ranges = ["35.191.0.0/16", "130.211.0.0/22"]

  allow {
    protocol = "tcp"
  }
}
`;

testConstraint(rule, {
  valid: [
    {
      name: "the probe ranges",
      tf: `${inside}${rest}${firewall(from('["130.211.0.0/22", "35.191.0.0/16"]'), undefined, "hc")}`,
    },
    { name: "a range around them", tf: `${firewall(from('["0.0.0.0/0"]'))}${rest}` },
    { name: "a half of them", tf: `${firewall(from('["35.191.0.0/17"]'))}${rest}` },
    { name: "no source, which means any", tf: `${firewall(allow)}${rest}` },
    { name: "no rule that lets anything in: rules are kept elsewhere", tf: rest },
    { name: "a rule for what goes out", tf: `${firewall(`  direction = "EGRESS"\n${allow}`)}${rest}` },
    { name: "a rule of another network", tf: `${firewall(from('["10.0.0.0/8"]'), '"other"')}${rest}` },
    {
      name: "source ranges that are not known",
      tf: `variable "r" {}\n${inside}${rest}${firewall(from("var.r"), undefined, "hc")}`,
    },
    {
      name: "one range that is not known",
      tf: `variable "r" {}\n${inside}${rest}${firewall(from('["10.0.0.0/8", var.r]'), undefined, "hc")}`,
    },
    {
      name: "an open rule of a network that is not known",
      tf: `variable "n" {}\n${inside}${rest}${firewall(from('["0.0.0.0/0"]'), "var.n", "hc")}`,
    },
    {
      name: "an open rule of the network by its name",
      tf: `${inside}${rest}${firewall(from('["0.0.0.0/0"]'), '"vpc"', "hc")}`,
    },
    {
      name: "a firewall policy",
      tf: `${inside}${rest}resource "google_compute_network_firewall_policy" "p" {\n  name = "p"\n}\n`,
    },
    {
      name: "a module that cannot be read, which may be one of firewall rules",
      tf: `${inside}${rest}module "firewall" {
  source       = "terraform-google-modules/network/google//modules/firewall-rules"
  network_name = google_compute_network.vpc.name
}
`,
    },
    {
      name: "a network that is not declared here",
      tf: `${inside}${network}${neg.replace(/google_compute_network\.vpc\.id/, '"default"')}${service()}`,
    },
    { name: "no health check", tf: `${inside}${network}${neg}${service("", "[]")}` },
    {
      name: "IPv6 backends",
      tf: `${inside}${network}${neg}${service('  ip_address_selection_policy = "IPV6_ONLY"\n')}`,
    },
    {
      name: "hybrid endpoints, which are in no network of ours",
      tf: `${inside}${network}${neg.replace(/\}\n$/, '  network_endpoint_type = "NON_GCP_PRIVATE_IP_PORT"\n}\n')}${service()}`,
    },
  ],
  invalid: [
    {
      name: "rules for others only",
      tf: `${inside}${network}${neg}${marked}`,
      message:
        'No firewall rule of the network vpc lets in health check probes (35.191.0.0/16), so the backends in "vms" would all count as unhealthy. Allow the probe ranges, unless another configuration does.',
      fixes: ["Add a firewall rule that lets in the probes"],
      fixed: `${inside}${network}${neg}${service()}${added}`,
    },
    {
      name: "an open rule that is disabled, and one by tags",
      tf: `${firewall(`  disabled = true\n${from('["0.0.0.0/0"]')}`)}${firewall(`  source_tags = ["bastion"]\n${allow}`, undefined, "tags")}${network}${neg}${marked}`,
    },
    {
      name: "VMs of an instance group, by their subnetwork",
      tf: `${inside}${network}resource "google_compute_subnetwork" "vms" {
  name = "vms"
  region = "us-central1"
  ip_cidr_range = "10.0.0.0/24"
  network = google_compute_network.vpc.id
}
resource "google_compute_instance" "vm" {
  name = "vm"
  zone = "us-central1-a"
  machine_type = "e2-micro"
  network_interface {
    subnetwork = google_compute_subnetwork.vms.id
  }
}
resource "google_compute_instance_group" "vms" {
  name = "vms"
  zone = "us-central1-a"
  instances = [google_compute_instance.vm.id]
}
${service("", '«["projects/p/global/healthChecks/hc"]»', "google_compute_instance_group.vms.id")}`,
    },
  ],
});

test("firewall rules are read, and not drawn", async () => {
  const { topology } = await snapshotOf(`${inside}${rest}`);
  const [own] = topology.all("Firewall");
  expect(own && topology.out(own.id, "network").map((it) => it.to)).toEqual(["google_compute_network.vpc"]);
  expect(topology.loadBalancers).toEqual([]);
});
