/** Changes from JSON that somebody else wrote. */
import { Change } from "../model/change";
import { formatPath } from "../model/value";
import type { z } from "../model/zod";

export type Validated =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly errors: readonly string[] };

/** The changes in a JSON value: a list of them, or one. Errors are sentences that say which change and which member. */
export function validateChanges(json: unknown): Validated {
  const list: readonly unknown[] = Array.isArray(json) ? json : [json];
  const changes: Change[] = [];
  const errors: string[] = [];
  list.forEach((item, index) => {
    const where = Array.isArray(json) ? `Change ${index + 1}` : "The change";
    const op = typeof item === "object" && item !== null && "op" in item ? item.op : undefined;
    if (typeof item !== "object" || item === null || Array.isArray(item)) {
      errors.push(`${where} is not an object with a member "op".`);
    } else if (typeof op !== "string" || !operations.includes(op)) {
      const given = op === undefined ? "has no" : `has an unknown (${JSON.stringify(op)})`;
      errors.push(`${where} ${given} "op"; it is one of ${operations.join(", ")}.`);
    } else {
      const parsed = Change.safeParse(item);
      if (parsed.success) changes.push(parsed.data);
      else for (const issue of parsed.error.issues) errors.push(`${where} (${op}): ${describe(issue)}`);
    }
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, changes };
}

const operations: readonly string[] = Change.options.map((it) => it.shape.op.value);

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `there is no member ${issue.keys.map((it) => `"${it}"`).join(", ")}.`;
  const path = formatPath(issue.path.filter((it) => typeof it !== "symbol"));
  if (issue.code === "too_small") return `"${path}" must not be empty.`;
  if (issue.code === "invalid_type") return `"${path}" is missing or not of type ${issue.expected}.`;
  return `"${path}" is not a value that it can have.`;
}
