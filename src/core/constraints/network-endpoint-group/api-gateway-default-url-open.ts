import { defineConstraint } from "../constraint";
import { isApiGateway } from "../serverless";

export default defineConstraint({
  meta: {
    id: "api-gateway-default-url-open",
    severity: "info",
    title: "API Gateway stays reachable on its generated URL",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup"],
    products: ["global-external-alb", "classic-alb"],
    local: true,
    docs: `A serverless NEG points at API Gateway. A gateway has no ingress setting, so clients that know its generated address
can pass by the load balancer and with it Cloud Armor and Cloud CDN.`,
    repair: `Check in the API itself that a request came through the load balancer: a token or a secret header, which the backend
service adds and the gateway demands.`,
    sources: ["seed 004_b93ead435658a2c4.txt", "https://docs.cloud.google.com/api-gateway/docs/gateway-load-balancing"],
    fixable: false,
    messages: {
      open: "API Gateway has no ingress setting: clients can call its generated URL and pass by the load balancer, Cloud Armor and Cloud CDN. Check a secret or a token in the API itself.",
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "gateway" {
  name   = "gateway"
  region = "us-central1"
  serverless_deployment {
    platform = "apigateway.googleapis.com"
    resource = "gw"
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}
`,
    },
  },
  *find(topology) {
    for (const neg of topology.all("NetworkEndpointGroup"))
      if (isApiGateway(neg))
        yield { message: "open", resource: neg.id, field: "serverlessDeployment.platform", quiet: true };
  },
});
