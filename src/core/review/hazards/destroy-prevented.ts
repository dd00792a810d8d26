import { defineHazard } from "./hazard";
import { Called, reason } from "./words";

export const destroyPrevented = defineHazard(
  {
    id: "destroy-prevented",
    severity: "error",
    title: "A protected resource would be replaced",
    docs: "With prevent_destroy, Terraform refuses every plan that destroys the object, and a replacement does.",
    sources: ["https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle"],
  },
  function* (review) {
    for (const pair of review.changed) {
      const { after, replacement } = pair;
      const { lifecycle } = after;
      if (!replacement || !lifecycle?.preventDestroy) continue;
      yield {
        resource: after,
        side: "head",
        severity: replacement.certain ? "error" : "warning",
        message: `${Called(after)} would be replaced${reason(pair)}, which its prevent_destroy forbids: the plan fails.`,
        range: lifecycle.range,
        steps: ["Take the change back, or prevent_destroy away if the replacement is meant."],
      };
    }
  },
);
