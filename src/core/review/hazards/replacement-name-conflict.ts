import { apiNameOf, projectsAgree } from "../../topology/api-object";
import { defineHazard } from "./hazard";
import { createFirstFixes } from "./new-name";
import { Called, placeOf, reason } from "./words";

export const replacementNameConflict = defineHazard(
  {
    id: "replacement-name-conflict",
    severity: "error",
    fixable: true,
    title: "A new object is created first under the name that the old one still has",
    docs: "With create_before_destroy, Terraform creates the new object while the old one is there. Two objects of a kind cannot have the same name in one place, so the API refuses (alreadyExists). Terraform passes create_before_destroy on to everything that the resource depends on.",
    sources: [
      "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      "https://docs.cloud.google.com/compute/docs/naming-resources",
    ],
  },
  function* (review) {
    for (const pair of review.changed) {
      const { before, after, replacement } = pair;
      if (replacement?.order !== "createFirst" || replacement.readdressed || after.kind === "NetworkEndpoint") continue;
      const name = apiNameOf(after);
      const samePlace = before.scope.level === after.scope.level && before.scope.name === after.scope.name;
      if (name === undefined || name !== apiNameOf(before) || !samePlace) continue;
      if (!projectsAgree(before.project, after.project) || pair.fields.some((it) => it.field === "project")) continue;
      const passed = after.lifecycle?.createBeforeDestroy !== true && after.change === undefined;
      const field = after.fields.fields.name ? "name" : undefined;
      yield {
        resource: after,
        side: "head",
        severity: replacement.certain ? "error" : "warning",
        message: `${Called(after)} ${replacement.certain ? "is" : "may be"} created anew before the old one is destroyed${passed ? ", as something that depends on it asks for," : ""}${reason(pair)}, but under the same name "${name}": the API refuses a second one (alreadyExists). Give the new one another name.`,
        ...(field === undefined ? {} : { field }),
        range: placeOf(after, field),
        fixes: createFirstFixes(review.head, after),
        steps: [
          "Let the name change with what forces the replacement, for example by a suffix made of a hash of those values.",
        ],
      };
    }
  },
);
