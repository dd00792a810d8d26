/** What the panel and its host say to each other about adding, copying, renaming and deleting resources. */
import { Change } from "../model/change";
import { z } from "../model/zod";

/** Something to be answered before a resource can be written; `value` is what is suggested. */
export const Question = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  /** Stands in the empty field. */
  placeholder: z.string().optional(),
});
export type Question = z.infer<typeof Question>;

export const PaletteEntry = z.object({
  id: z.string(),
  /** The kind that it makes, for the icon. */
  kind: z.string(),
  label: z.string(),
  /** One line. */
  doc: z.string(),
  side: z.enum(["before", "after", "beside", "alone"]),
  /** The name that is suggested; absent for what has none. */
  name: z.string().optional(),
  questions: z.array(Question),
});
export type PaletteEntry = z.infer<typeof PaletteEntry>;

export const Palette = z.object({
  /** "Add to web", "Add a resource". */
  title: z.string(),
  entries: z.array(PaletteEntry),
  /** Why there is nothing to add here. */
  none: z.string().optional(),
});
export type Palette = z.infer<typeof Palette>;

/** Changes that wait to be carried out, or what stands in the way. `field`: the question that it is about. */
export const Planned = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), title: z.string(), changes: z.array(Change) }),
  z.object({ ok: z.literal(false), reason: z.string(), field: z.string().optional() }),
]);
export type Planned = z.infer<typeof Planned>;

export const Naming = z.object({
  title: z.string(),
  /** Names of the resource, first the one that other text refers to it by. */
  names: z.array(
    z.object({
      id: z.enum(["identity", "name"]),
      /** "Block label", "metadata.name", "Name in Google Cloud". */
      label: z.string(),
      value: z.string(),
      /** What changing it does. */
      effect: z.string(),
      /** Why it cannot be changed here. */
      fixed: z.string().optional(),
    }),
  ),
  /** Terraform: a `moved` block can be left behind. */
  moved: z.boolean(),
  /** Why nothing can be renamed. */
  none: z.string().optional(),
});
export type Naming = z.infer<typeof Naming>;

/** One way to treat a reference to what is deleted. */
export const Way = z.object({ id: z.string(), label: z.string() });
export type Way = z.infer<typeof Way>;

export const Deletion = z.object({
  title: z.string(),
  /** What goes in any case beside the resource itself: its endpoints, the other instances of its block. */
  along: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Each reference to it, with the ways to treat it; the first is suggested. */
  uses: z.array(
    z.object({ key: z.string(), from: z.string(), label: z.string(), field: z.string(), ways: z.array(Way) }),
  ),
  /** Resources that nothing would refer to any more. */
  orphans: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Why it cannot be deleted. */
  none: z.string().optional(),
});
export type Deletion = z.infer<typeof Deletion>;
