/** What is wrong with what is being typed, as far as that is certain without a look at the rest; the rules say the rest. */
import { checkAnswer } from "../changes/answers";
import type { FormField } from "./form-model";

/** A sentence, or undefined where nothing is wrong. Nothing at all is a matter of whether the field must be there. */
export function checkInput(
  field: Pick<FormField, "type" | "measure" | "required" | "isName">,
  text: string,
): string | undefined {
  const entered = text.trim();
  if (entered === "") return field.required ? "It cannot be left out." : undefined;
  if (field.isName) return checkAnswer("name", text);
  return field.type === "number" ? checkNumber(entered, field.measure ?? {}) : undefined;
}

/** What has been entered, as the value of the field. Only what `checkInput` finds nothing wrong with. */
export function inputValue(type: FormField["type"], text: string): string | number | boolean {
  if (type === "number") return Number(text.trim());
  return type === "boolean" ? text === "true" : text;
}

function checkNumber(
  text: string,
  { min, max, unit, fraction }: NonNullable<FormField["measure"]>,
): string | undefined {
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return fraction ? "A number is wanted." : "A whole number is wanted.";
  const number = Number(text);
  if (!fraction && !Number.isInteger(number)) return "A whole number is wanted.";
  const behind = unit ? ` ${unit}` : "";
  if (min !== undefined && max !== undefined && (number < min || number > max))
    return `It is ${min} to ${max}${behind}.`;
  if (min !== undefined && number < min) return `It is ${min}${behind} or more.`;
  if (max !== undefined && number > max) return `It is ${max}${behind} at most.`;
  return undefined;
}
