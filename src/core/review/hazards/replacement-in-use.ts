import { defineHazard } from "./hazard";
import { createFirstFixes } from "./new-name";
import { keepersAtDestruction } from "./users";
import { Called, called, kindName, list, placeOf, places, reason } from "./words";

export const replacementInUse = defineHazard(
  {
    id: "replacement-in-use",
    severity: "error",
    fixable: true,
    title: "A replacement fails because the old object is still in use",
    docs: "Terraform destroys the old object before it changes what refers to it. The API refuses to delete an object that is in use (resourceInUseByAnotherResource), and the apply stops half way. Let Terraform create the new object first (create_before_destroy), which needs a name of its own.",
    sources: [
      "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      "https://github.com/hashicorp/terraform-provider-google/issues/6376",
      "https://github.com/hashicorp/terraform-provider-google/issues/4543",
    ],
  },
  function* (review) {
    for (const pair of review.changed) {
      const { before, after, replacement } = pair;
      if (replacement?.order !== "destroyFirst" || replacement.readdressed) continue;
      const keepers = keepersAtDestruction(review, before);
      if (keepers.length === 0) continue;
      const sure = replacement.certain && keepers.some((it) => it.stays);
      const names = list(keepers.map((it) => called(it.before)));
      const field = replacement.fields[0];
      const fixes = createFirstFixes(review.head, after, before);
      yield {
        resource: after,
        side: "head",
        severity: sure ? "error" : "warning",
        message: `${Called(after)} ${replacement.certain ? "is" : "may be"} destroyed before it is created anew${reason(pair)}, but ${names} still ${keepers.length > 1 ? "refer" : "refers"} to it then: the API ${sure ? "refuses" : "may refuse"} to delete it (resourceInUseByAnotherResource). Create the new one first, under another name.`,
        ...(field === undefined ? {} : { field }),
        range: placeOf(after, field),
        related: places(
          keepers.map((it) => it.before),
          "base",
          "refers to it when it is destroyed",
        ),
        fixes,
        steps:
          fixes.length > 0
            ? []
            : [
                `Add lifecycle { create_before_destroy = true } to ${after.id}.`,
                "Let its name change with what forces the replacement, for example by a suffix made of a hash of those values.",
                `Or in two steps: add a second ${kindName(after.kind)} under another name, point ${names} at it and apply; then remove the old one and apply again.`,
              ],
      };
    }
  },
);
