import rule from "../../../../src/core/constraints/backend-service/connection-mode-needs-max-connections";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  probed,
  regionalNeg,
  regionalService,
  service,
  toInstances,
  toRegional,
  toZonal,
  zonalNeg,
} from "../fixtures";

const tcp = `protocol = "TCP"\n${probed}`;
const connection = 'balancing_mode = "CONNECTION"';
const marked = 'balancing_mode = «"CONNECTION"»';

testConstraint(rule, {
  valid: [
    {
      name: "per endpoint",
      tf: zonalNeg() + service(`${tcp}\n${backend(toZonal, `${connection}\nmax_connections_per_endpoint = 5`)}`),
    },
    {
      name: "for the whole group",
      tf: service(`${tcp}\n${backend(toInstances, `${connection}\nmax_connections = 5`)}`),
    },
    {
      name: "any of them where the group is not known",
      tf: `variable "g" {}\n${service(`${tcp}\n${backend("var.g", `${connection}\nmax_connections_per_instance = 5`)}`)}`,
    },
    {
      name: "a value that is not known",
      tf: `variable "c" {}\n${service(`${tcp}\n${backend(toInstances, `${connection}\nmax_connections = var.c`)}`)}`,
    },
    { name: "passthrough takes none", tf: regionalService(`${tcp}\n${backend(toInstances, connection)}`) },
    {
      name: "passthrough, external",
      tf: regionalService(`load_balancing_scheme = "EXTERNAL"\n${tcp}\n${backend(toInstances, connection)}`),
    },
    {
      name: "an internet NEG",
      tf:
        regionalNeg("origin", "INTERNET_FQDN_PORT") +
        regionalService(
          `load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "TCP"\n${backend(toRegional, `${connection}\ncapacity_scaler = 1`)}`,
        ),
    },
    {
      name: "HTTP, which another rule says",
      tf: service(`protocol = "HTTP"\n${probed}\n${backend(toInstances, connection)}`),
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService(`load_balancing_scheme = var.s\n${tcp}\n${backend(toInstances, connection)}`)}`,
    },
    {
      name: "a mode that is not set",
      tf: regionalService(`load_balancing_scheme = "INTERNAL_MANAGED"\n${tcp}\n${backend(toInstances)}`),
    },
  ],
  invalid: [
    {
      name: "a NEG",
      tf: zonalNeg() + service(`${tcp}\n${backend(toZonal, marked)}`),
      message:
        "CONNECTION balancing behind a proxy compares connections with a target, and this backend has none, so the API refuses it: set maxConnections or maxConnectionsPerEndpoint.",
      fixes: ["Set maxConnectionsPerEndpoint to 100"],
      fixed: zonalNeg() + service(`${tcp}\n${backend(toZonal, `${connection}\nmax_connections_per_endpoint = 100`)}`),
    },
    {
      name: "an instance group with connections for endpoints",
      tf: service(`${tcp}\n${backend(toInstances, `${marked}\nmax_connections_per_endpoint = 5`)}`),
      fixed: service(`${tcp}\n${backend(toInstances, `${connection}\nmax_connections_per_instance = 100`)}`),
    },
    {
      name: "regional, behind proxies",
      tf: regionalService(`load_balancing_scheme = "INTERNAL_MANAGED"\n${tcp}\n${backend(toInstances, marked)}`),
    },
    {
      name: "a group that is not known: nothing to offer",
      tf: `variable "g" {}\n${service(`${tcp}\n${backend("var.g", marked)}`)}`,
      fixes: [],
    },
  ],
});
