/** Texts that cannot be written out here and name a resource all the same: its self-link, put together of parts. */

import { kindOfTerraformType } from "../../../kinds/registry";
import type { Reference } from "../../../model/value";
import { type Evaluated, toPlain } from "./value";

/** A literal text, or what stands in its place. */
export type Piece = string | Evaluated;

const host = String.raw`(?:https?:)?\/\/[a-z.]*googleapis\.com\/(?:compute\/\w+\/)?`;
const onlyHost = new RegExp(`^${host}$`);
const beforeName = new RegExp(String.raw`^(?:${host})?(?:projects\/[^/]+\/)?(global|[a-z]+\/[^/]+)\/([a-zA-Z]+)\/$`);

/** Which words of a self-link say where a resource of a Terraform type is. */
const places = { global: "global", region: "regions", zone: "zones" } as const;

/**
 * The resource that a text means: `//host/` and its `id`, or `projects/…/global/backendServices/` and its `name`, where the
 * text before it is not known but for its form. undefined for any other text.
 */
export function identityOf(pieces: readonly Piece[]): Reference | undefined {
  const last = pieces.at(-1);
  if (typeof last !== "object" || last.type !== "reference") return undefined;
  const before = pieces.slice(0, -1).map(textOf).join("");
  const whole: boolean = isIdentity(last);
  if (whole) return before === "" || isHost(before) ? last : undefined;
  const found = last.attribute === "name" ? beforeName.exec(before) : undefined;
  const known = found && kindOfTerraformType(typeOf(last));
  if (!known || found[2] !== (known.tf.collection ?? known.spec.collection)) return undefined;
  const place = found[1]?.split("/")[0];
  if (place !== "locations" && place !== places[known.tf.scope]) return undefined;
  const { value: _, ...rest } = last;
  return { ...rest, attribute: "id" };
}

/** Whether it stands for the resource as such, and is known only after apply. */
export function isIdentity(value: Evaluated | undefined): value is Reference {
  return value?.type === "reference" && value.value === undefined && /^(?:id|self_link)$/.test(value.attribute);
}

/** What may stand before a relative self-link: `https://www.googleapis.com/compute/v1/`. */
export function isHost(text: unknown): boolean {
  return typeof text === "string" && onlyHost.test(text);
}

/** One step of a path for what is not known. */
function textOf(piece: Piece): string {
  if (typeof piece === "string") return piece;
  const plain = toPlain(piece);
  return "plain" in plain && typeof plain.plain === "string" ? plain.plain : "?";
}

function typeOf({ target }: Reference): string {
  if (target.by === "address") return target.address.split(".").at(-2) ?? "";
  return target.by === "outside" && target.what === "data" ? (target.name.split(".")[1] ?? "") : "";
}
