/** What the making of a new load balancer works with: products, questions, answers. */
import type { ChangeValue } from "../../model/change";
import type { AnswerCheck } from "../../model/finding";
import type { ProductId } from "../../topology/topology";
import type { Draft } from "./draft";
import type { Surroundings } from "./surroundings";

/** Answers by the question's id. */
export type Answers = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** A question as a front end asks it: plain data, whoever shows it. */
export interface AskedQuestion {
  readonly id: string;
  readonly prompt: string;
  readonly placeholder?: string;
  /** What to offer: what the answer is unless somebody says otherwise. */
  readonly fallback?: string;
  readonly choices?: readonly Choice[];
  /** The check that an answer in words must pass; without one, only the choices are answers. */
  readonly check?: AnswerCheck;
}

/** A question of the catalogue; what depends on the answers before it and on what is there is worked out when it is asked. */
export interface WizardQuestion {
  readonly id: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly check?: AnswerCheck;
  readonly fallback?: (answers: Answers, around: Surroundings) => string | undefined;
  readonly choices?: (answers: Answers, around: Surroundings) => readonly Choice[];
  /** Whether there is anything to ask; always where absent. */
  readonly when?: (answers: Answers, around: Surroundings) => boolean;
  /** What is wrong with an answer beyond the check, as a sentence. */
  readonly refuse?: (answer: string, answers: Answers, around: Surroundings) => string | undefined;
}

/** A sort of load balancer that can be made from nothing. */
export interface NewProduct {
  readonly id: ProductId;
  readonly label: string;
  /** For whom it is, in a few words. */
  readonly detail: string;
  readonly questions: readonly WizardQuestion[];
  /** Adds what it consists of to the draft, front to back. */
  build(draft: Draft): void;
}

/** A reference to something that the list adds or that is there. */
export function ref(id: string): ChangeValue {
  return { ref: id };
}
