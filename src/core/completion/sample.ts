/** Values that stand for any value of a field, to find out whether the field can be there at all. */
import type { FieldSpec } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import type { Resource } from "../model/resource";
import type { ObjectValue, Value } from "../model/value";

/** A name, a header, a path, a host, a port: whatever a text may be, one of them is nearly that. */
const texts = ["example", "Example: value", "/example", "example.com", "80"];

const unwritten = "it is not written yet";

/**
 * Each of them must be objected to before the field itself counts as wrong. What is not known makes no rule speak, so
 * values of which nothing is known are no samples.
 */
export function samplesOf(field: FieldSpec, resource: Resource): readonly Value[] {
  const range = resource.headRange;
  const object: ObjectValue = { type: "object", fields: {}, open: unwritten, range };
  const scalar = (value: string | number | boolean): Value => ({ type: "scalar", value, range });
  const one = (type: FieldSpec["type"] | undefined): readonly Value[] => {
    switch (type) {
      case "boolean":
        return [scalar(true)];
      case "number":
        return [1, 80, 0.5].map(scalar);
      case "object":
        return [object];
      case "reference":
        return linksTo(field, resource).map((link) => ({
          type: "reference",
          target: { by: "link", link },
          attribute: "",
          range,
        }));
      case "map":
        return [object];
      default:
        return field.values ? field.values.map(scalar) : texts.map(scalar);
    }
  };
  if (field.type !== "list") return one(field.type);
  return one(field.items).map((item) => ({ type: "list", items: [item], range }));
}

/** A global object of the kind and one where the resource is: which of them can be meant is not decided here. */
function linksTo({ ref }: FieldSpec, { scope }: Resource): readonly string[] {
  const [kind] = ref?.kinds ?? [];
  if (kind === undefined) return [];
  const { collection } = kindSpec(kind);
  const near = scope.level === "region" && scope.name !== undefined ? [`regions/${scope.name}/${collection}/any`] : [];
  return [`global/${collection}/any`, ...near];
}
