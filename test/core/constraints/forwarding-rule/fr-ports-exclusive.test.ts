import { afterAll, beforeAll, expect, test } from "vitest";
import rule from "../../../../src/core/constraints/forwarding-rule/fr-ports-exclusive";
import type { Engine } from "../../../../src/core/snapshot";
import { engineOf } from "../../../support/terraform";
import { testConstraint } from "../../../support/test-constraint";
import { regionalRule } from "../fixtures";

const service = 'backend_service = "projects/p/regions/europe-west1/backendServices/vms"';
const internal = `load_balancing_scheme = "INTERNAL"\n${service}`;
const external = `load_balancing_scheme = "EXTERNAL"\n${service}`;
const six = '["80", "443", "8080", "8443", "9000", "9001"]';

testConstraint(rule, {
  valid: [
    { name: "five ports", tf: regionalRule(`ports = ["80", "443", "8080", "8443", "9000"]\n${internal}`) },
    {
      name: "six entries, five ports",
      tf: regionalRule(`ports = ["80", "80", "8080", "8443", "9000", "1"]\n${internal}`),
    },
    { name: "all ports, and no list", tf: regionalRule(`all_ports = true\nports = []\n${internal}`) },
    { name: "a list, and not all", tf: regionalRule(`all_ports = false\nports = ["80"]\n${internal}`) },
    { name: "a list, and an empty range", tf: regionalRule(`port_range = ""\nports = ["80"]\n${external}`) },
    {
      name: "a list beside a range that may be null",
      tf: `variable "r" {}\n${regionalRule(`port_range = var.r\nports = ["80"]\n${external}`)}`,
    },
    {
      name: "a list beside a flag that may be false",
      tf: `variable "a" {}\n${regionalRule(`all_ports = var.a\nports = ["80"]\n${external}`)}`,
    },
    {
      name: "six ports before a proxy, where even two are too many",
      tf: regionalRule(
        `ports = ${six}\ntarget = "projects/p/regions/europe-west1/targetTcpProxies/tcp"\nload_balancing_scheme = "INTERNAL_MANAGED"`,
      ),
    },
  ],
  invalid: [
    {
      name: "six ports",
      tf: regionalRule(`ports = «${six}»\n${internal}`),
      message:
        "This rule lists 6 ports, and the API takes 5 at most: use a range, all ports, or a further rule with the same address.",
      fixes: ["Take packets to all ports"],
      fixed: regionalRule(`${internal}\nall_ports = true`),
    },
    {
      name: "six ports in a row",
      tf: regionalRule(`ports = «["80", "81", "82", "83", "84", "85"]»\n${external}`),
      fixes: ["Use the range 80-85", "Take packets to all ports"],
    },
    {
      name: "a list and a range",
      tf: regionalRule(`ports = «["80"]»\nport_range = "80-90"\n${external}`),
      message:
        "This rule has ports and portRange, which exclude each other: a rule takes a list of ports, one range or all ports, and the API refuses more than one of them. Keep one.",
      fixes: ["Keep ports only", "Keep portRange only"],
    },
    {
      name: "a range and all ports of an internal rule, which takes no range",
      tf: regionalRule(`port_range = «"80-90"»\nall_ports = true\n${internal}`),
      fixes: ["Keep allPorts only"],
    },
    {
      name: "all ports and one, before a proxy",
      tf: regionalRule(
        `port_range = «"110"»\nall_ports = true\nload_balancing_scheme = "INTERNAL_MANAGED"\ntarget = "projects/p/regions/europe-west1/targetTcpProxies/tcp"`,
      ),
      fixes: ["Keep portRange only"],
    },
  ],
});

let engine: Engine;
beforeAll(async () => {
  engine = await engineOf({});
});
afterAll(() => engine.dispose());

test.each([
  ["the same ports twice", '["80"]', "80-80", 0],
  ["different ports", '["80"]', "80-90", 1],
])("in an export, %s", (_, ports, range, count) => {
  const link = "https://www.googleapis.com/compute/v1/projects/p/regions/europe-west1";
  const text = `{"kind": "compute#forwardingRule", "name": "vms", "region": "${link}", "selfLink": "${link}/forwardingRules/vms",
  "loadBalancingScheme": "EXTERNAL", "ports": ${ports}, "portRange": "${range}", "backendService": "${link}/backendServices/vms"}`;
  const { findings, topology } = engine.update([{ path: "rule.json", text }]);
  expect(topology.all("ForwardingRule").length).toBe(1);
  expect(findings.filter((it) => it.rule === "fr-ports-exclusive").length).toBe(count);
});
