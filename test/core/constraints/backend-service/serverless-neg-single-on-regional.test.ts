import rule from "../../../../src/core/constraints/backend-service/serverless-neg-single-on-regional";
import { testConstraint } from "../../../support/test-constraint";
import { backend, regionalService, service, toInstances, toZonal, zonalNeg } from "../fixtures";
import { cloudRun, groupOf, internal, negOf, overHttps } from "../serverless-fixtures";

const negs = negOf("a", cloudRun) + negOf("b", cloudRun);
const both = (first: string, second: string) =>
  regionalService(`${internal}\n${overHttps}\n${backend(first)}\n${backend(second)}`);

testConstraint(rule, {
  valid: [
    { name: "one", tf: negs + regionalService(`${internal}\n${overHttps}\n${backend(groupOf("a"))}`) },
    {
      name: "a cross-region internal one is not reported",
      tf: negs + service(`${internal}\n${backend(groupOf("a"))}\n${backend(groupOf("b"))}`),
    },
    { name: "a NEG of another type has a rule of its own", tf: negs + zonalNeg() + both(groupOf("a"), toZonal) },
    { name: "so has an instance group", tf: negs + both(groupOf("a"), toInstances) },
    { name: "and the same NEG twice", tf: negs + both(groupOf("a"), groupOf("a")) },
    {
      name: "none of which is certainly serverless",
      tf: `variable "a" {}\nvariable "b" {}\n${both("var.a", "var.b")}`,
    },
    {
      name: "a dynamic block that may give one only",
      tf: `variable "n" {}
${negs}${regionalService(`${internal}
${overHttps}
dynamic "backend" {
  for_each = var.n
  content {
    group = ${groupOf("a")}
  }
}`)}`,
    },
  ],
  invalid: [
    {
      name: "two",
      tf: negs + both(groupOf("a"), `«${groupOf("b")}»`),
      message:
        'A regional backend service with a serverless NEG takes no other backend, and here "a" comes first: the API refuses "b". Give it its own backend service.',
      fixes: ["Move b to its own backend service"],
    },
    {
      name: "another whose type cannot be known",
      tf: `variable "n" {}\n${negs}${both(groupOf("a"), "«var.n»")}`,
      message:
        'A regional backend service with a serverless NEG takes no other backend, and here "a" comes first: the API refuses this one. Give it its own backend service.',
      fixes: [],
    },
    {
      name: "a literal link",
      tf: negs + both('"projects/p/regions/europe-west1/networkEndpointGroups/x"', `«${groupOf("b")}»`),
    },
  ],
});
