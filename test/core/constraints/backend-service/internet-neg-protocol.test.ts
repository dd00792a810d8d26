import rule from "../../../../src/core/constraints/backend-service/internet-neg-protocol";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalNeg, regionalNeg, regionalService, service, toGlobal, toRegional } from "../fixtures";

const scheme = 'load_balancing_scheme = "EXTERNAL_MANAGED"';
const regional = (protocol: string) =>
  regionalNeg() + regionalService(`${scheme}\nprotocol = ${protocol}\n${backend(toRegional, "capacity_scaler = 1")}`);

testConstraint(rule, {
  valid: [
    { name: "HTTPS", tf: globalNeg() + service(`${scheme}\nprotocol = "HTTPS"\n${backend(toGlobal)}`) },
    { name: "regional TCP", tf: regional('"TCP"') },
    {
      name: "the mesh",
      tf:
        globalNeg() +
        service(`load_balancing_scheme = "INTERNAL_SELF_MANAGED"\nprotocol = "TCP"\n${backend(toGlobal)}`),
    },
    {
      name: "a scheme that is not known may be the mesh",
      tf: `variable "s" {}\n${globalNeg()}${service(`load_balancing_scheme = var.s\nprotocol = "TCP"\n${backend(toGlobal)}`)}`,
    },
  ],
  invalid: [
    {
      name: "TCP with a global NEG",
      tf: globalNeg() + service(`${scheme}\nprotocol = «"TCP"»\n${backend(toGlobal)}`),
      message:
        'Protocol TCP cannot reach the global internet NEG "origin", so the service carries no traffic. Use HTTPS or HTTP2.',
      fixes: ["Set protocol to HTTPS", "Set protocol to HTTP2"],
      fixed: globalNeg() + service(`${scheme}\nprotocol = "HTTPS"\n${backend(toGlobal)}`),
    },
    {
      name: "without scheme both defaults are external",
      tf: globalNeg() + service(`protocol = «"GRPC"»\n${backend(toGlobal)}`),
    },
    {
      name: "SSL with a regional NEG behind a TCP proxy",
      tf: `${regional('«"SSL"»')}resource "google_compute_region_target_tcp_proxy" "web" {
  name            = "web"
  region          = "europe-west1"
  backend_service = google_compute_region_backend_service.web.id
}
`,
      fixes: ["Set protocol to TCP"],
    },
  ],
});
