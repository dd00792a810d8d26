import rule from "../../../../src/core/constraints/backend-service/backend-count-limit";
import { testConstraint } from "../../../support/test-constraint";
import { backend, probed, regionalService, service } from "../fixtures";

const group = (index: number) => `"projects/p/zones/z1-a/instanceGroups/g${index}"`;
const groups = (count: number, more = "") =>
  Array.from({ length: count }, (_, index) => backend(index === 50 ? `«${group(index)}»` : group(index), more)).join(
    "\n",
  );
const primaryAndFailover = `${groups(50)}\n${groups(50, "failover = true")}`;

testConstraint(rule, {
  valid: [
    { name: "fifty", tf: service(`${probed}\n${groups(50)}`) },
    { name: "fifty primary and fifty failover backends", tf: regionalService(`${probed}\n${primaryAndFailover}`) },
  ],
  invalid: [
    {
      name: "fifty-one",
      tf: service(`${probed}\n${groups(51)}`),
      message: "The service has 51 backends, and 50 is the fixed limit. Split them over several backend services.",
    },
    { name: "fifty-one primary backends", tf: regionalService(`${probed}\n${groups(51)}`) },
  ],
});
