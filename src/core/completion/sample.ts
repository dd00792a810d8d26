/** Values that stand for any value of a field, to find out whether the field can be there at all. */
import type { FieldSpec } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import type { Resource } from "../model/resource";
import type { ObjectValue, Value } from "../model/value";

/** A name, a header, a path, a host, a port: whatever a text may be, one of them is nearly that. */
const texts = ["example", "Example: value", "/example", "example.com", "80"];

const unwritten = "it is not written yet";

export interface Sample {
  readonly value: Value;
  /** What a message says that is about this very value rather than about the field. */
  readonly mention?: string;
}

/**
 * Each of them must be objected to before the field itself counts as wrong. What is not known makes no rule speak, so
 * values of which nothing is known are no samples.
 */
export function samplesOf(field: FieldSpec, resource: Resource): readonly Sample[] {
  const range = resource.headRange;
  const object: ObjectValue = { type: "object", fields: {}, open: unwritten, range };
  const scalar = (value: string | number | boolean): Value => ({ type: "scalar", value, range });
  const one = (type: FieldSpec["type"] | undefined): readonly Sample[] => {
    switch (type) {
      case "boolean":
        return [{ value: scalar(true) }];
      case "number":
        return numbers.map((it) => ({ value: scalar(it), mention: String(it) }));
      case "object":
      case "map":
        return [{ value: object }];
      case "reference":
        return linksTo(field, resource).map((link) => ({
          value: { type: "reference", target: { by: "link", link }, attribute: "", range },
          mention: someName,
        }));
      default:
        return field.values
          ? field.values.map((it) => ({ value: scalar(it) }))
          : texts.map((it) => ({ value: scalar(it), mention: it }));
    }
  };
  if (field.type !== "list") return one(field.type);
  return one(field.items).map((it) => ({ ...it, value: { type: "list", items: [it.value], range } }));
}

const numbers = [1, 80, 0.5];

/** Name of objects that are nowhere. */
const someName = "some-object";

/** Of each kind that it takes, a global object and one where the resource is: which is meant is not decided here. */
function linksTo({ ref }: FieldSpec, { scope }: Resource): readonly string[] {
  return (ref?.kinds ?? []).flatMap((kind) => {
    const { collection } = kindSpec(kind);
    const near = scope.level === "region" && scope.name !== undefined ? [`regions/${scope.name}`] : [];
    return ["global", ...near].map((place) => `${place}/${collection}/${someName}`);
  });
}
