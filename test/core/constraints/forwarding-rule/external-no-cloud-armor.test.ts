import { expect, test } from "vitest";
import rule from "../../../../src/core/constraints/forwarding-rule/external-no-cloud-armor";
import { snapshotOf } from "../../../support/terraform";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";

const backend = (more = "", scheme = "EXTERNAL_MANAGED") => service(`load_balancing_scheme = "${scheme}"${more}`);
const chain = `resource "google_compute_url_map" "web" {
  name = "web"
  default_service = google_compute_backend_service.web.id
}
resource "google_compute_target_http_proxy" "web" {
  name = "web"
  url_map = google_compute_url_map.web.id
}
`;
const target = "google_compute_target_http_proxy.web.id";
const frontEnd = (to: string, scheme = '"EXTERNAL_MANAGED"', name = "web") =>
  `resource "google_compute_global_forwarding_rule" "${name}" {
  name = "${name}"
  load_balancing_scheme = ${scheme}
  port_range = "80"
  target = ${to}
}
`;
const policy = (type = "") => `resource "google_compute_security_policy" "armor" {
  name = "armor"
${type}}
`;
const attached = "\nsecurity_policy = google_compute_security_policy.armor.id";

testConstraint(rule, {
  valid: [
    { name: "a policy", tf: `${policy()}${backend(attached)}${chain}${frontEnd(target)}` },
    {
      name: "an edge policy",
      tf: `${backend('\nedge_security_policy = "projects/p/global/securityPolicies/e"')}${chain}${frontEnd(target)}`,
    },
    {
      name: "an internal load balancer",
      tf: `${backend("", "INTERNAL_MANAGED")}${chain}${frontEnd(target, '"INTERNAL_MANAGED"')}`,
    },
    {
      name: "a proxy for TCP",
      tf: `${backend('\nprotocol = "TCP"')}resource "google_compute_target_tcp_proxy" "web" {
  name = "web"
  backend_service = google_compute_backend_service.web.id
}
${frontEnd("google_compute_target_tcp_proxy.web.id")}`,
    },
    { name: "no rule in sight", tf: `${backend()}${chain}` },
    {
      name: "a policy that is not known",
      tf: `variable "p" {}\n${backend("\nsecurity_policy = var.p")}${chain}${frontEnd(target)}`,
    },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${backend()}${chain}${frontEnd(target, "var.s")}` },
  ],
  invalid: [
    {
      name: "none",
      tf: `${backend()}${chain}${frontEnd(`«${target}»`)}`,
      message:
        "This rule opens web to the internet, and no Cloud Armor policy filters what arrives there. Attach a security policy.",
      fixes: [],
    },
    {
      name: "none, with one policy beside it",
      tf: `${policy()}${backend()}${chain}${frontEnd(`«${target}»`)}`,
      fixes: ["Attach the security policy armor"],
      fixed: `${policy()}${backend(attached)}${chain}${frontEnd(target)}`,
    },
    {
      name: "none, with an edge policy beside it, which may not be meant",
      tf: `${policy('  type = "CLOUD_ARMOR_EDGE"\n')}${backend()}${chain}${frontEnd(`«${target}»`)}`,
      fixes: [],
    },
  ],
});

test("says of a service that two rules open at which one it is opened first", async () => {
  const { findings } = await snapshotOf(
    `${backend()}${chain}${frontEnd(target)}${frontEnd(target, '"EXTERNAL_MANAGED"', "ipv6")}`,
  );
  const own = findings.filter((it) => it.rule === "external-no-cloud-armor");
  expect(own.map((it) => it.resource)).toEqual(["google_compute_global_forwarding_rule.web"]);
});
