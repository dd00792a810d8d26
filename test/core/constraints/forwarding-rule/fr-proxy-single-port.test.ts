import rule from "../../../../src/core/constraints/forwarding-rule/fr-proxy-single-port";
import { testConstraint } from "../../../support/test-constraint";
import { globalRule, regionalRule } from "../fixtures";

const https = 'target     = "projects/p/global/targetHttpsProxies/web"';
const tcp =
  'load_balancing_scheme = "INTERNAL_MANAGED"\ntarget = "projects/p/regions/europe-west1/targetTcpProxies/tcp"';

testConstraint(rule, {
  valid: [
    { name: "one port", tf: globalRule(`port_range = "8443"\n${https}`) },
    { name: "a port as a number", tf: globalRule(`port_range = 443\n${https}`) },
    { name: "a range of one port", tf: globalRule(`port_range = "443-443"\n${https}`) },
    { name: "a list of one port", tf: regionalRule(`ports = ["110"]\n${tcp}`) },
    { name: "a range that is not known", tf: `variable "p" {}\n${globalRule(`port_range = var.p\n${https}`)}` },
    { name: "a list that is not known", tf: `variable "p" {}\n${regionalRule(`ports = var.p\n${tcp}`)}` },
    {
      name: "a target that is not known",
      tf: `variable "t" {}\n${globalRule('port_range = "80-443"\ntarget = var.t')}`,
    },
    {
      name: "a target pool",
      tf: regionalRule('port_range = "1-65535"\ntarget = "projects/p/regions/europe-west1/targetPools/vms"'),
    },
    {
      name: "Private Service Connect",
      tf: regionalRule('load_balancing_scheme = ""\ntarget = "projects/p/regions/europe-west1/serviceAttachments/a"'),
    },
  ],
  invalid: [
    {
      name: "a range",
      tf: globalRule(`port_range = «"80-443"»\n${https}`),
      message:
        "This rule points at a target HTTPS proxy and opens ports 80-443: a proxy opens one listener for each rule. Set portRange to one port and add a rule for each further one.",
      fixes: ["Listen on port 443"],
      fixed: globalRule(`port_range = "443"\n${https}`),
    },
    {
      name: "no port",
      tf: `«resource "google_compute_global_forwarding_rule" "web"» {\n  name   = "web"\n  target = "projects/p/global/targetHttpProxies/web"\n}\n`,
      message:
        "This rule points at a target HTTP proxy and names no port: a proxy opens one listener for each rule, so it needs exactly one. Set portRange.",
      fixes: ["Listen on port 80"],
    },
    {
      name: "several ports",
      tf: regionalRule(`ports = «["110", "995"]»\n${tcp}`),
      fixes: ["Listen on port 110", "Listen on port 995"],
    },
    {
      name: "all ports",
      tf: regionalRule(`all_ports = «true»\n${tcp}`),
      message:
        "This rule points at a target TCP proxy and opens all ports: a proxy opens one listener for each rule. Set portRange to one port and add a rule for each further one.",
      fixes: ["Listen on one port"],
      answer: "110",
      fixed: regionalRule(
        'load_balancing_scheme = "INTERNAL_MANAGED"\ntarget = "projects/p/regions/europe-west1/targetTcpProxies/tcp"\nport_range = "110"',
      ),
    },
  ],
});
