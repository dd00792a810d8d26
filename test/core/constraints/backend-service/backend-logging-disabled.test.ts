import rule from "../../../../src/core/constraints/backend-service/backend-logging-disabled";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const managed = 'load_balancing_scheme = "EXTERNAL_MANAGED"';
const marked = (text: string) => text.replace(/resource "google_compute_(region_)?backend_service" "web"/, "«$&»");

testConstraint(rule, {
  valid: [
    { name: "on", tf: service(`${managed}\nlog_config {\n  enable = true\n}`) },
    { name: "internal passthrough by default", tf: regionalService("") },
    { name: "external passthrough", tf: regionalService('load_balancing_scheme = "EXTERNAL"') },
    { name: "the mesh", tf: service('load_balancing_scheme = "INTERNAL_SELF_MANAGED"') },
    { name: "a scheme that is not known", tf: `variable "s" {}\n${regionalService("load_balancing_scheme = var.s")}` },
    {
      name: "a switch that is not known",
      tf: `variable "l" {}\n${service(`${managed}\nlog_config {\n  enable = var.l\n}`)}`,
    },
    {
      name: "a block that may be there",
      tf: `variable "l" {}\n${service(`${managed}\ndynamic "log_config" {\n  for_each = var.l\n  content {\n    enable = true\n  }\n}`)}`,
    },
  ],
  invalid: [
    {
      name: "no block",
      tf: marked(service(managed)),
      message:
        "web does not log requests, so the cause of a 502 and what Cloud Armor decides cannot be seen: enable logConfig.",
      fixes: ["Log every request"],
    },
    {
      name: "switched off",
      tf: service(`${managed}\nlog_config {\n  enable      = «false»\n  sample_rate = 0.5\n}`),
      message:
        "Logging of web is switched off, so the cause of a 502 and what Cloud Armor decides cannot be seen: enable logConfig.",
      fixed: service(`${managed}\nlog_config {\n  enable      = true\n  sample_rate = 0.5\n}`),
    },
    {
      name: "a block that does not say",
      tf: service(`${managed}\n«log_config» {\n  sample_rate = 0.5\n}`),
    },
    { name: "regional proxies", tf: marked(regionalService('load_balancing_scheme = "INTERNAL_MANAGED"')) },
    { name: "whatever the provider's version", tf: marked(service("")) },
  ],
});
