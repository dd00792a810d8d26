/** A value that stands in the text as one that a change can write elsewhere. */
import type { ChangeValue } from "../model/change";
import type { Value } from "../model/value";
import { ownExpression } from "./expression-behind";

export type Carried =
  | { readonly ok: true; readonly value: ChangeValue; readonly literal: readonly string[] }
  /** The expression that cannot be carried along. */
  | { readonly ok: false; readonly expression: string };

/**
 * The value, with references by the id that `idAt` tells for their field. `literal` names the fields that were
 * expressions and become what they come to.
 */
export function carryValue(value: Value, path: string, idAt: (path: string) => string | undefined): Carried {
  const literal: string[] = [];
  const missing: string[] = [];
  const carry = (it: Value, at: string): ChangeValue => {
    if (it.type !== "unknown" && it.type !== "reference" && ownExpression(it) !== undefined) literal.push(at);
    switch (it.type) {
      case "scalar":
        return it.value;
      case "reference": {
        const id = idAt(at);
        if (id !== undefined) return { ref: id };
        if (it.value === undefined && it.target.by !== "link") missing.push(at);
        return it.target.by === "link" ? it.target.link : (it.value ?? null);
      }
      case "unknown":
        missing.push(it.expression || at);
        return null;
      case "list":
        if (it.open !== undefined) missing.push(at);
        return it.items.map((item, index) => carry(item, `${at}[${index}]`));
      case "object":
        if (it.open !== undefined) missing.push(at);
        return Object.fromEntries(
          Object.entries(it.fields).map(([name, inner]) => [name, carry(inner, `${at}.${name}`)]),
        );
    }
  };
  const carried = carry(value, path);
  const [expression] = missing;
  return expression === undefined ? { ok: true, value: carried, literal } : { ok: false, expression };
}
