import { defineHazard } from "./hazard";
import { isIdentity } from "./identity";
import { keepersOf } from "./users";
import { Called, called, list, placeOf, places, reason } from "./words";

export const resourceReplaced = defineHazard(
  {
    id: "resource-replaced",
    severity: "info",
    title: "A change replaces the resource",
    docs: "Some fields cannot be changed on an object that is there. Terraform then destroys the object and creates another: by default in this order, so that for a while there is none.",
    sources: [
      "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      "https://github.com/hashicorp/terraform-provider-google-beta/tree/main/google-beta/services/compute",
    ],
  },
  function* (review) {
    for (const pair of review.changed) {
      const { after, before, replacement } = pair;
      if (!replacement || replacement.readdressed) continue;
      const is = replacement.certain ? "is" : "may be";
      const how =
        replacement.order === "createFirst"
          ? "replaced by another that is created first"
          : "destroyed and created anew";
      const users = keepersOf(review.base, before);
      const use =
        users.length > 0 ? ` ${upper(list(users.map(called)))} ${users.length > 1 ? "refer" : "refers"} to it.` : "";
      const field = replacement.fields.find((it) => !isIdentity(it)) ?? replacement.fields[0];
      yield {
        resource: after,
        side: "head",
        message: `${Called(after)} ${is} ${how}${reason(pair)}.${use}`,
        ...(field === undefined ? {} : { field }),
        range: placeOf(after, field),
        related: places(users, "base", "refers to it"),
      };
    }
  },
);

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
