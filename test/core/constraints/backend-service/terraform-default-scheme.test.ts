import { expect, test } from "vitest";
import rule from "../../../../src/core/constraints/backend-service/terraform-default-scheme";
import { runConstraints } from "../../../../src/core/constraints/run";
import { apiFormat } from "../../../../src/core/formats/api";
import { buildTopology } from "../../../../src/core/topology/build";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";
import { headMarked } from "../front-end-fixtures";

const bare = headMarked(service('protocol = "HTTP"'), "backend_service");
const frontEnd = (target: string, scheme = "") => `resource "google_compute_global_forwarding_rule" "web" {
  name = "web"
  port_range = "443"
  target = ${target}
${scheme}}
`;
const proxy = "google_compute_target_tcp_proxy.web.id";
const tcpProxy = `resource "google_compute_target_tcp_proxy" "web" {
  name = "web"
  backend_service = google_compute_backend_service.web.id
}
`;
const tcp = (scheme: string) => service(`protocol = "TCP"${scheme}`);
const managed = '\nload_balancing_scheme = "EXTERNAL_MANAGED"';
const provider = (version: string) => `terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "${version}"
    }
  }
}
`;

testConstraint(rule, {
  valid: [
    { name: "a scheme", tf: service('load_balancing_scheme = "EXTERNAL"') },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${service("load_balancing_scheme = var.s")}` },
    { name: "a regional service", tf: regionalService("") },
    {
      name: "a regional rule",
      tf: `resource "google_compute_forwarding_rule" "web" {
  name = "web"
  region = "us-central1"
  target = "projects/p/regions/us-central1/targetPools/web"
}
`,
    },
    { name: "a Private Service Connect endpoint", tf: frontEnd('"all-apis"') },
  ],
  invalid: [
    {
      name: "a service",
      tf: bare,
      fixes: ["State EXTERNAL_MANAGED", "State EXTERNAL, the classic load balancer"],
      fixed: service('load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTP"'),
    },
    {
      name: "a service before version 8",
      tf: `${provider("~> 6.0")}${bare}`,
      fixes: ["State EXTERNAL, the classic load balancer", "State EXTERNAL_MANAGED"],
    },
    {
      name: "a rule before a service that says",
      tf: `${tcp(managed)}${tcpProxy}${headMarked(frontEnd(proxy), "global_forwarding_rule")}`,
      fixes: ["State EXTERNAL_MANAGED"],
    },
    {
      name: "a service behind a rule that says",
      tf: `${headMarked(tcp(""), "backend_service")}${tcpProxy}${frontEnd(proxy, '  load_balancing_scheme = "EXTERNAL"\n')}`,
      fixes: ["State EXTERNAL, the classic load balancer"],
    },
  ],
});

test("silent about what the API prints: there the default is one", () => {
  const session = apiFormat.open();
  session.update(
    "web.yaml",
    "kind: compute#backendService\nname: web\nselfLink: projects/p/global/backendServices/web\n",
  );
  const { resources } = session.result();
  expect(resources).toHaveLength(1);
  const { findings } = runConstraints(buildTopology(resources), { rules: {}, suppressions: [] });
  expect(findings.filter((it) => it.rule === "terraform-default-scheme")).toEqual([]);
});
