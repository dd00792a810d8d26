/** A list to choose from by typing, as the keyboard's way of doing what the pointer does by dragging. */
import type { Verdict } from "../../src/core/editing/connection-model";

export interface PickItem {
  readonly id: string;
  readonly label: string;
  /** Beside the label: "Backend service, global". */
  readonly detail?: string;
  /** Below: why it is refused, what goes with it. */
  readonly note?: string;
  readonly rule?: string;
  readonly state?: Verdict["state"];
}

export interface Picking {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly PickItem[];
  /** There is more to come. */
  readonly busy?: boolean;
  pick(id: string): void;
}

const order: readonly (Verdict["state"] | undefined)[] = [
  undefined,
  "fits",
  "warned",
  "open",
  "asks",
  "refused",
  "present",
  "impossible",
];

/** Items that hold every word of what is typed; what can be done before what is refused. */
export function filterItems(items: readonly PickItem[], query: string): readonly PickItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = (it: PickItem) => `${it.label} ${it.detail ?? ""}`.toLowerCase();
  return items
    .filter((it) => words.every((word) => texts(it).includes(word)))
    .map((it, index) => ({ it, index }))
    .sort((a, b) => order.indexOf(a.it.state) - order.indexOf(b.it.state) || a.index - b.index)
    .map(({ it }) => it);
}
