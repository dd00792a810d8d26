/** The form of one resource: plain data that the engine makes and the inspector shows. */
import { z } from "../model/zod";

export const Objection = z.object({
  severity: z.enum(["error", "warning"]),
  rule: z.string().optional(),
  message: z.string(),
});

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

export interface FormField {
  /** The API path: `backends[0].balancingMode`. */
  readonly path: string;
  /** The last step of it: "balancingMode", "2" for the second item of a list. */
  readonly label: string;
  readonly doc?: string | undefined;
  /** "list" has items, "object" has fields, "map" entries under keys of the user's own; "other" is shown only. */
  readonly type: "text" | "number" | "boolean" | "choice" | "reference" | "object" | "list" | "map" | "other";
  /** "default" and "absent": the text does not set it. "expression": it reads its value from elsewhere. */
  readonly state: "set" | "default" | "absent" | "expression" | "unknown";
  /** The item of a list that is an object: what tells it from the others, wherever it stands. */
  readonly identity?: string | undefined;
  /** The value, where it is a single known one. */
  readonly value?: string | number | boolean | undefined;
  /** The value in words; the default where there is one. */
  readonly text: string;
  /** The node that a reference leads to. */
  readonly to?: string | undefined;
  /** Where the value comes from, or why it is not known. */
  readonly from?: string | undefined;
  /** Why it cannot be edited here. */
  readonly fixed?: string | undefined;
  /** Why it should not be set here: the product or a rule forbids it. Only for fields that are not set. */
  readonly objection?: z.infer<typeof Objection> | undefined;
  readonly required?: boolean | undefined;
  /** The name of a Compute Engine object, which has to look like one. */
  readonly isName?: boolean | undefined;
  /** Changing it replaces the resource: surely, or perhaps. */
  readonly replaces?: "replaced" | "perhaps" | undefined;
  /** type choice: what there is to choose, not judged yet. */
  readonly options?: readonly string[] | undefined;
  /** type number. */
  readonly measure?:
    | {
        readonly unit?: string | undefined;
        readonly min?: number | undefined;
        readonly max?: number | undefined;
        readonly fraction?: boolean | undefined;
      }
    | undefined;
  /** type list: what an item is, and what one that is added has to have. type object that is not set: the same. */
  readonly item?: "text" | "number" | "reference" | "object" | "choice" | undefined;
  readonly needs?: readonly FormField[] | undefined;
  /** type list: how many items are written. */
  readonly count?: number | undefined;
  /** type list and object: whether what is in it is given; it is not while it is closed. */
  readonly open?: boolean | undefined;
  readonly fields?: readonly FormField[] | undefined;
  /** What is not set: to be found by searching. */
  readonly more?: readonly FormField[] | undefined;
  /** Ids of the findings that are about it, and about nothing further inside that is shown. */
  readonly findings: readonly string[];
}

export const FormField: z.ZodType<FormField> = z.lazy(() =>
  z.object({
    path: z.string(),
    label: z.string(),
    doc: z.string().optional(),
    type: z.enum(["text", "number", "boolean", "choice", "reference", "object", "list", "map", "other"]),
    state: z.enum(["set", "default", "absent", "expression", "unknown"]),
    identity: z.string().optional(),
    value: Scalar.optional(),
    text: z.string(),
    to: z.string().optional(),
    from: z.string().optional(),
    fixed: z.string().optional(),
    objection: Objection.optional(),
    required: z.boolean().optional(),
    isName: z.boolean().optional(),
    replaces: z.enum(["replaced", "perhaps"]).optional(),
    options: z.array(z.string()).optional(),
    measure: z
      .object({
        unit: z.string().optional(),
        min: z.number().optional(),
        max: z.number().optional(),
        fraction: z.boolean().optional(),
      })
      .optional(),
    item: z.enum(["text", "number", "reference", "object", "choice"]).optional(),
    needs: z.array(FormField).optional(),
    count: z.number().optional(),
    open: z.boolean().optional(),
    fields: z.array(FormField).optional(),
    more: z.array(FormField).optional(),
    findings: z.array(z.string()),
  }),
);

export const Form = z.object({
  id: z.string(),
  /** Why nothing of it can be edited. */
  readOnly: z.string().optional(),
  /** The text makes several resources, and an edit changes all of them: how many. */
  instances: z.number(),
  fields: z.array(FormField),
  more: z.array(FormField),
});
export type Form = z.infer<typeof Form>;

/** What no `Change` says: an edit of what a field reads, and of the order of a list. */
export const FormEdit = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("setOrigin"), resource: z.string(), field: z.string(), value: Scalar }),
  /** `field` is an item: `backends[2]`; it changes places with the one before or behind it. */
  z.strictObject({ op: z.literal("moveItem"), resource: z.string(), field: z.string(), by: z.literal([1, -1]) }),
]);
export type FormEdit = z.infer<typeof FormEdit>;

/** What can be chosen for a field: values of its list, or resources to refer to, those that fit first. */
export const FieldChoice = z.object({
  /** The value, or the id of the resource. */
  value: z.string(),
  title: z.string(),
  /** What it is, for a reference. */
  detail: z.string().optional(),
  objection: Objection.optional(),
});
export type FieldChoice = z.infer<typeof FieldChoice>;

/** What can be done instead of writing over an expression. */
export const EditChoice = z.object({
  how: z.enum(["origin", "literal"]),
  /** "Change var.protocol (default)". */
  title: z.string(),
  /** Where that is. */
  file: z.string().optional(),
  line: z.number().optional(),
  /** What else it means: other resources that change with it. */
  effect: z.string().optional(),
  /** Why it cannot be done. */
  refused: z.string().optional(),
});
export type EditChoice = z.infer<typeof EditChoice>;
