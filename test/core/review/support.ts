/** Two versions of some text, compared. */
import type { Review } from "../../../src/core/review/model";
import { review } from "../../../src/core/review/review";
import type { Snapshot } from "../../../src/core/snapshot";
import { snapshotOf } from "../../support/terraform";

export type Text = string | Readonly<Record<string, string>>;

export async function compared(
  base: Text,
  head: Text,
): Promise<{ readonly review: Review; readonly base: Snapshot; readonly head: Snapshot }> {
  const [before, after] = [await snapshotOf(base), await snapshotOf(head)];
  return { review: review(before.topology, after.topology), base: before, head: after };
}

/** `resource "TYPE" "LABEL"` with the name "LABEL" and a body. */
export function block(type: string, label: string, body = "", name = label): string {
  return `resource "google_${type}" "${label}" {\n  name = "${name}"\n${body}\n}\n`;
}

export const createFirst = "lifecycle {\n  create_before_destroy = true\n}";
