import rule from "../../../../src/core/constraints/health-check/health-check-port-specification";
import { testConstraint } from "../../../support/test-constraint";

const check = (body: string, probe = "http_health_check") => `resource "google_compute_health_check" "web" {
  name = "web"
  ${probe} {
${body}  }
}
`;
const serving = '    port_specification = "USE_SERVING_PORT"\n';
const named = '    port_specification = "USE_NAMED_PORT"\n';

testConstraint(rule, {
  valid: [
    { name: "the serving port", tf: check(serving) },
    { name: "a named port", tf: check(`${named}    port_name = "http"\n`) },
    { name: "a fixed port", tf: check('    port_specification = "USE_FIXED_PORT"\n    port = 80\n') },
    { name: "a port alone", tf: check("    port = 80\n") },
    { name: "port 0, which is none", tf: check(`${serving}    port = 0\n`) },
    { name: "a port that is not known", tf: `variable "p" {}\n${check(`${serving}    port = var.p\n`)}` },
    {
      name: "a specification that is not known",
      tf: `variable "s" {}\n${check("    port_specification = var.s\n    port = 80\n")}`,
    },
  ],
  invalid: [
    {
      name: "the serving port and a port",
      tf: check(`${serving}    port = «80»\n`),
      message:
        "USE_SERVING_PORT takes the port from the backend, but port is set to 80 as well: the check is refused. Remove port, or use USE_FIXED_PORT.",
      fixes: ["Remove the port", "Probe port 80 on every backend (USE_FIXED_PORT)"],
      fixed: check(serving),
    },
    {
      name: "a named port and a port, by TCP",
      tf: check(`${named}    port_name = "x"\n    port = «443»\n`, "tcp_health_check"),
    },
    {
      name: "the serving port and a name, by gRPC",
      tf: check(`${serving}    port_name = «"grpc"»\n`, "grpc_health_check"),
      fixes: ["Remove the port name", "Probe the named port (USE_NAMED_PORT)"],
    },
  ],
});
