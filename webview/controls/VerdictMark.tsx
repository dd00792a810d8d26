/** Whether a connection would be accepted, as a mark: form and word, not colour alone. */
import type { Verdict } from "../../src/core/editing/connection-model";

const words: Record<Verdict["state"], string> = {
  fits: "accepted",
  warned: "accepted with a warning",
  refused: "refused",
  asks: "asks first",
  present: "connected already",
  impossible: "not possible",
  open: "not judged yet",
};

const shapes: Record<Verdict["state"], string> = {
  fits: "M3.5 8.5 6.5 11.5 12.5 4.5",
  warned: "M8 3.5V9M8 11.5V12.5",
  refused: "M4 4 12 12M12 4 4 12",
  asks: "M5.5 5.8C5.5 2.6 10.7 2.8 10.5 5.9 10.4 7.8 8 7.8 8 9.8M8 11.6V12.6",
  present: "M4 6H12M4 10H12",
  impossible: "M4 8H12",
  open: "M4 8H4.8M7.6 8H8.4M11.2 8H12",
};

export function VerdictMark({ state }: { state: Verdict["state"] }) {
  return (
    <span className="lb-verdict" data-state={state}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="8" cy="8" r="7.25" />
        <path d={shapes[state]} />
      </svg>
      <span className="lb-hidden">{words[state]}: </span>
    </span>
  );
}
