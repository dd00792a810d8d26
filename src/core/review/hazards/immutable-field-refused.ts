import { effectOf } from "../replacement";
import { defineHazard } from "./hazard";
import { isIdentity } from "./identity";
import { keepersOf } from "./users";
import { called, kindName, list, placeOf } from "./words";

export const immutableFieldRefused = defineHazard(
  {
    id: "immutable-field-refused",
    severity: "error",
    title: "A field is changed that cannot be changed",
    docs: "Config Connector does not replace objects: its webhook refuses a change of a field that its reference calls immutable. The same holds for the API, whose update methods refuse it or leave it out. The object must be made anew by hand.",
    sources: [
      "https://docs.cloud.google.com/config-connector/docs/reference/overview",
      "https://docs.cloud.google.com/compute/docs/reference/rest/v1",
    ],
  },
  function* (review) {
    for (const pair of review.changed) {
      const { before, after } = pair;
      if (after.format !== before.format || (after.format !== "config-connector" && after.format !== "api")) continue;
      // Another identity is another object.
      const fields = pair.fields.filter(
        (it) => it.certain && !isIdentity(it.field) && effectOf(pair, it) === "replaced",
      );
      const [first] = fields;
      if (!first) continue;
      const isManifest = after.format === "config-connector";
      const users = keepersOf(review.head, after);
      const names = users.length > 0 ? list(users.map(called)) : undefined;
      yield {
        resource: after,
        side: "head",
        severity: isManifest ? "error" : "warning",
        message: `Of ${called(after)}, ${list(fields.map((it) => it.field))} cannot be changed: ${isManifest ? "Config Connector refuses the manifest" : "the API's update leaves the object as it is or refuses"}. Make the ${kindName(after.kind)} anew under another name.`,
        field: first.field,
        range: placeOf(after, first.field),
        steps: [
          `Add a second ${kindName(after.kind)} under another name with the new values and apply.`,
          ...(names ? [`Point ${names} at it and apply.`] : []),
          `Then remove ${called(after)}.`,
        ],
      };
    }
  },
);
