import grpcProtocolMeshOnly from "../../../../src/core/constraints/backend-service/grpc-protocol-mesh-only";
import { testConstraint } from "../../../support/test-constraint";
import { globalRun, managed } from "../serverless-fixtures";

testConstraint(grpcProtocolMeshOnly, {
  valid: [
    {
      name: "mesh",
      tf: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  protocol              = "GRPC"
}
`,
    },
    {
      name: "no scheme in the text",
      tf: `resource "google_compute_backend_service" "web" {
  name     = "web"
  protocol = "GRPC"
}
`,
    },
    {
      name: "HTTP/2",
      tf: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP2"
}
`,
    },
    {
      name: "before a serverless NEG, of which serverless-neg-protocol speaks",
      tf: globalRun(`${managed}\nprotocol = "GRPC"`),
    },
  ],
  invalid: [
    {
      name: "a load balancer",
      tf: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = «"GRPC"»
}
`,
      message:
        "Protocol GRPC is for Cloud Service Mesh (INTERNAL_SELF_MANAGED), and the scheme here is EXTERNAL_MANAGED, so the API refuses it. Load balancers carry gRPC over HTTP/2: use HTTP2, or H2C without TLS.",
      fixes: ["Set the protocol to HTTP2", "Set the protocol to H2C"],
      fixed: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP2"
}
`,
    },
  ],
});
