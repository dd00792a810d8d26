/**
 * The only way in which anything edits a config. Fields are API paths (`backends[0].balancingMode`), resources
 * are ids, or addresses where those are unique; a resource that an earlier change of the same list adds is also meant
 * by its kind and name: `HealthCheck/web`.
 */
import type { TextEdit } from "./text-edit";
import { z } from "./zod";

export { applyTextEdits, type TextEdit } from "./text-edit";

/** A JSON value, or `{"ref": id}` for a reference to a resource, at any depth. */
export type ChangeValue =
  | string
  | number
  | boolean
  | null
  | { readonly [key: string]: ChangeValue }
  | readonly ChangeValue[];

export const ChangeValue: z.ZodType<ChangeValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(ChangeValue), z.record(z.string(), ChangeValue)]),
);

const resource = z.string().min(1);
const field = z.string().min(1);

export const Change = z.discriminatedUnion("op", [
  /** Sets a field, creating the objects on the way. Setting `list[n]` with n = length appends. */
  z.strictObject({ op: z.literal("setField"), resource, field, value: ChangeValue }),
  z.strictObject({ op: z.literal("removeField"), resource, field }),
  z.strictObject({
    op: z.literal("addResource"),
    kind: z.string(),
    name: z.string().min(1),
    scope: z.string().optional(),
    fields: z.record(z.string(), ChangeValue),
    format: z.string().optional(),
    file: z.string().optional(),
    /** The text of this resource is copied, beside it; `fields` are those that the copy has otherwise. */
    copyOf: resource.optional(),
  }),
  z.strictObject({ op: z.literal("removeResource"), resource }),
  z.strictObject({ op: z.literal("connect"), from: resource, to: resource, role: z.string().optional() }),
  z.strictObject({ op: z.literal("disconnect"), from: resource, to: resource, role: z.string().optional() }),
  /** `moved`: where the format can say so, the text keeps the earlier name, so that the object is not replaced. */
  z.strictObject({ op: z.literal("rename"), resource, name: z.string().min(1), moved: z.boolean().optional() }),
]);
export type Change = z.infer<typeof Change>;

/** What comes of planning changes: edits, or a refusal of the whole with the reason and the place. */
export type EditPlan =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: string; readonly at?: { readonly file: string; readonly start: number } };
