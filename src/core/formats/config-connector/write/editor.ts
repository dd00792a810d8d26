/** What every kind of change works with. */
import type { Bench } from "./bench";
import type { Subjects } from "./subjects";

export interface Editor {
  readonly bench: Bench;
  readonly subjects: Subjects;
}
