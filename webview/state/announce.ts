/** What a screen reader hears after an update: only when the counts changed, in one short sentence. */
import type { Diagram } from "../../src/core/diagram/model";
import type { State } from "./state";
import type { Store } from "./store";

export function announceUpdate(store: Store<State>, before: Diagram | null): void {
  const { diagram, announcement } = store.get();
  if (!diagram) return;
  const now = findingsText(diagram.summary);
  if (before && findingsText(before.summary) === now) return;
  const fixed = announcement.startsWith("Fixed:") ? ` ${announcement}` : "";
  const what = before ? "" : `${count(diagram.summary.loadBalancers, "load balancer")}. `;
  store.set({ announcement: `${what}${now}.${fixed}` });
}

/** "2 errors, 1 warning", "no errors or warnings". */
export function findingsText(summary: Diagram["summary"]): string {
  const parts = [
    summary.errors ? count(summary.errors, "error") : "",
    summary.warnings ? count(summary.warnings, "warning") : "",
  ].filter(Boolean);
  return parts.length ? parts.join(", ") : "No errors or warnings";
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${digits(n)} ${n === 1 ? one : many}`;
}

/** "9,997". By hand: the first use of the platform's own number formatting costs more than the whole layout. */
export function digits(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
