import rule from "../../../../src/core/constraints/backend-service/distributed-health-check-unsupported";
import { testConstraint } from "../../../support/test-constraint";
import { backend, regionalNeg, regionalService, service, toRegional, toZonal, zonalNeg } from "../fixtures";

const check = (probe: string, type = "region_health_check") => `resource "google_compute_${type}" "hc" {
  name = "hc"
${type === "region_health_check" ? '  region = "europe-west1"\n' : ""}  ${probe}
}
`;
const grpc = "grpc_health_check {\n    port = 443\n  }";
const tcp = "tcp_health_check {\n    port = 443\n  }";
const header = (value: string) => `tcp_health_check {\n    port         = 443\n    proxy_header = ${value}\n  }`;
const managed = (group: string, mark = (text: string) => text) =>
  regionalService(`load_balancing_scheme = "INTERNAL_MANAGED"
health_checks = [${mark("google_compute_region_health_check.hc.id")}]
${backend(group, "capacity_scaler = 1")}`);
const here = (text: string) => `«${text}»`;
const hybrid = zonalNeg("vms", "NON_GCP_PRIVATE_IP_PORT");

testConstraint(rule, {
  valid: [
    { name: "TCP", tf: `${hybrid}${check(tcp)}${managed(toZonal)}` },
    { name: "VM endpoints, probed centrally", tf: `${zonalNeg()}${check(grpc)}${managed(toZonal)}` },
    {
      name: "hybrid endpoints of a global external load balancer, probed centrally",
      tf: `${hybrid}${check(grpc, "health_check")}${service(`load_balancing_scheme = "EXTERNAL_MANAGED"
health_checks = [google_compute_health_check.hc.id]
${backend(toZonal)}`)}`,
    },
    { name: "no PROXY header", tf: `${hybrid}${check(header('"NONE"'))}${managed(toZonal)}` },
    {
      name: "a header that is not known",
      tf: `variable "h" {}\n${hybrid}${check(header("var.h"))}${managed(toZonal)}`,
    },
  ],
  invalid: [
    {
      name: "hybrid endpoints by gRPC",
      tf: `${hybrid}${check(grpc)}${managed(toZonal, here)}`,
      message:
        'The backend "vms" is a hybrid NEG, which the load balancer\'s own proxies probe, and they cannot probe by gRPC as hc wants. Use an HTTP, HTTPS, HTTP/2 or TCP check.',
      fixes: ["Probe by TCP"],
      fixed: `${hybrid}${check(tcp).replace("  tcp", "\n  tcp")}${managed(toZonal)}`,
    },
    {
      name: "hybrid endpoints of a cross-region internal load balancer",
      tf: `${hybrid}${check(grpc, "health_check")}${service(`load_balancing_scheme = "INTERNAL_MANAGED"
health_checks = [«google_compute_health_check.hc.id»]
${backend(toZonal)}`)}`,
    },
    {
      name: "an internet NEG with a PROXY header",
      tf: `${regionalNeg()}${check(header('"PROXY_V1"'))}${managed(toRegional, here)}`,
      fixes: ["Send no PROXY header"],
    },
  ],
});
