import rule from "../../../../src/core/constraints/backend-service/neg-no-utilization-mode";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  globalNeg,
  probed,
  regionalService,
  service,
  toGlobal,
  toInstances,
  toZonal,
  zonalNeg,
} from "../fixtures";

const managed = 'load_balancing_scheme = "EXTERNAL_MANAGED"';
const provider = (version: string) => `terraform {
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "${version}"
    }
  }
}
`;
const headless = (group: string) => backend(group).replace("backend", "«backend»");

testConstraint(rule, {
  valid: [
    {
      name: "RATE",
      tf: zonalNeg() + service(`${probed}\n${backend(toZonal, 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 5')}`),
    },
    { name: "an instance group", tf: service(`${probed}\n${backend(toInstances, 'balancing_mode = "UTILIZATION"')}`) },
    {
      name: "an internet NEG",
      tf: globalNeg() + service(`protocol = "HTTPS"\n${backend(toGlobal, 'balancing_mode = "UTILIZATION"')}`),
    },
    {
      name: "a regional service of unknown provider version",
      tf: zonalNeg() + regionalService(`${managed}\nprotocol = "HTTP"\n${probed}\n${backend(toZonal)}`),
    },
    {
      name: "a regional service of provider 5",
      tf:
        provider("~> 5.0") +
        zonalNeg() +
        regionalService(`${managed}\nprotocol = "HTTP"\n${probed}\n${backend(toZonal)}`),
    },
    {
      name: "a mode that is not known",
      tf: `variable "m" {}\n${zonalNeg()}${service(`${probed}\n${backend(toZonal, "balancing_mode = var.m")}`)}`,
    },
  ],
  invalid: [
    {
      name: "set, with a limit of its own",
      tf:
        zonalNeg() +
        service(
          `protocol = "HTTP"\n${probed}\n${backend(toZonal, 'balancing_mode = «"UTILIZATION"»\nmax_utilization = 0.8')}`,
        ),
      message:
        'UTILIZATION does not work with "vms", a NEG: CPU utilization is known only for instance groups, and the API refuses the backend. Use RATE.',
      fixes: ["Balance by requests (RATE)"],
      fixed:
        zonalNeg() +
        service(
          `protocol = "HTTP"\n${probed}\n${backend(toZonal, 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 100')}`,
        ),
    },
    {
      name: "by default on a global service",
      tf: zonalNeg() + service(`protocol = "TCP"\n${probed}\n${headless(toZonal)}`),
      fixes: ["Balance by connections (CONNECTION)"],
    },
    {
      name: "by default on a regional service from provider 6 on",
      tf:
        provider("~> 7.0") +
        zonalNeg() +
        regionalService(`${managed}\nprotocol = "HTTP"\n${probed}\n${headless(toZonal)}`),
    },
  ],
});
