import rule from "../../../../src/core/constraints/network-endpoint-group/api-gateway-default-url-open";
import { testConstraint } from "../../../support/test-constraint";
import { apiGateway, appEngine, cloudRun, negOf } from "../serverless-fixtures";

testConstraint(rule, {
  valid: [
    { name: "Cloud Run", tf: negOf("run", cloudRun) },
    { name: "App Engine", tf: negOf("run", appEngine) },
    { name: "another platform", tf: negOf("run", apiGateway.replace("apigateway", "other")) },
    {
      name: "a platform that is not known",
      tf: `variable "p" {}\n${negOf("run", apiGateway.replace(/"apig[^"]*"/, "var.p"))}`,
    },
  ],
  invalid: [
    {
      name: "API Gateway",
      tf: negOf("gw", apiGateway.replace(/"apig[^"]*"/, "«$&»")),
      message:
        "API Gateway has no ingress setting: clients can call its generated URL and pass by the load balancer, Cloud Armor and Cloud CDN. Check a secret or a token in the API itself.",
      fixes: [],
    },
    {
      name: "by a URL mask",
      tf: negOf(
        "gw",
        'serverless_deployment {\n  platform = «"apigateway.googleapis.com"»\n  url_mask = "/<gateway>"\n}',
      ),
    },
  ],
});
