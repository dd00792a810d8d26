import type { Bench } from "./bench";
import type { Subjects } from "./subjects";

/** What every change works with. */
export interface Editor {
  readonly bench: Bench;
  readonly subjects: Subjects;
}
