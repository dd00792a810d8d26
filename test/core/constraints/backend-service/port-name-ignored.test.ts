import rule from "../../../../src/core/constraints/backend-service/port-name-ignored";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  globalNeg,
  probed,
  regionalService,
  serverlessNeg,
  service,
  toGlobal,
  toInstances,
  toServerless,
  toZonal,
  zonalNeg,
} from "../fixtures";

const named = 'port_name = "http"';
const rate = 'balancing_mode = "RATE"\nmax_rate_per_endpoint = 5';

testConstraint(rule, {
  valid: [
    { name: "instance groups", tf: service(`${named}\n${probed}\n${backend(toInstances)}`) },
    { name: "no port name", tf: zonalNeg() + service(`${probed}\n${backend(toZonal, rate)}`) },
    { name: "no backends yet", tf: service(named) },
    {
      name: "a backend that is not known",
      tf: `variable "g" {}\n${zonalNeg()}${service(`${named}\n${probed}\n${backend(toZonal, rate)}\n${backend("var.g", rate)}`)}`,
    },
    {
      name: "a serverless NEG, which another rule names",
      tf: serverlessNeg() + service(`${named}\n${backend(toServerless)}`),
    },
    { name: "regional, behind proxies", tf: regionalService(`load_balancing_scheme = "INTERNAL_MANAGED"\n${named}`) },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService(`load_balancing_scheme = var.s\n${named}`)}`,
    },
    { name: "a name that is not known", tf: `variable "p" {}\n${regionalService("port_name = var.p")}` },
  ],
  invalid: [
    {
      name: "a zonal NEG",
      tf: zonalNeg() + service(`port_name = «"http"»\n${probed}\n${backend(toZonal, rate)}`),
      message:
        'portName "http" has no effect: named ports are looked up in instance groups, and endpoints of NEGs carry their own port. Remove it.',
      fixes: ["Remove portName"],
      fixed: zonalNeg() + service(`${probed}\n${backend(toZonal, rate)}`),
    },
    {
      name: "an internet NEG",
      tf: globalNeg() + service(`protocol = "HTTPS"\nport_name = «"https"»\n${backend(toGlobal)}`),
    },
    {
      name: "passthrough",
      tf: regionalService(`port_name = «"http"»\n${probed}\n${backend(toInstances, 'balancing_mode = "CONNECTION"')}`),
      message:
        'portName "http" has no effect: a passthrough load balancer (scheme INTERNAL) keeps the port that the client asked for. Remove it.',
    },
  ],
});
