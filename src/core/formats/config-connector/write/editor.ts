/** What every kind of change works with. */
import type { Change } from "../../../model/change";
import type { Json } from "../../document/look-up";
import type { Bench } from "./bench";
import type { Subject, Subjects } from "./subjects";

/** An object that a change adds: what it is called and what it takes over, before it is written. */
export interface Declared {
  readonly subject: Subject;
  readonly neighbour?: Neighbour;
  /** The region or zone that it is in, or `global`. */
  readonly place?: string;
}

/** What a new object takes over from the one that it is put beside. */
export interface Neighbour {
  readonly namespace?: string;
  /** The project's annotation, as it is written; that of the namespace's object does for new ones too. */
  readonly annotation?: string;
  /** `spec.projectRef` as it is written. */
  readonly projectRef?: Json;
  readonly project?: string;
  /** Whether the change itself says the project. */
  readonly isAsked?: boolean;
}

export interface Editor {
  readonly bench: Bench;
  readonly subjects: Subjects;
  /** New objects that have been given their names, by the change that adds them. */
  readonly declared: Map<Change, Declared>;
}
