/** From a product and answers to changes, and the questions on the way. */
import { checkAnswer } from "../../changes/answers";
import type { Change } from "../../model/change";
import type { Topology } from "../../topology/topology";
import { Draft } from "./draft";
import type { Answers, AskedQuestion, NewProduct, WizardQuestion } from "./model";
import { name, project } from "./questions";
import { Surroundings, type Target } from "./surroundings";

export interface NewLoadBalancer {
  readonly changes: readonly Change[];
  /** What is left to do by hand, as sentences. */
  readonly notes: readonly string[];
}

/** Where a product's resources go to, and what its questions are about there. */
export class NewLoadBalancerPlan {
  private readonly around: Surroundings;
  private readonly catalogue: readonly WizardQuestion[];

  constructor(
    topology: Topology,
    private readonly product: NewProduct,
    target: Target,
  ) {
    this.around = new Surroundings(topology, target);
    this.catalogue = [name, project, ...product.questions];
  }

  /** The first question that the answers so far leave open; undefined when there is none. */
  next(answers: Answers): AskedQuestion | undefined {
    const question = this.applying(answers).find((it) => answers[it.id] === undefined);
    return question && this.asked(question, answers);
  }

  /** The ids of all questions that the product may ask. */
  get ids(): readonly string[] {
    return this.catalogue.map((it) => it.id);
  }

  /** What is wrong with an answer, as a sentence; undefined when it will do. */
  check(id: string, answer: string, answers: Answers): string | undefined {
    const question = this.catalogue.find((it) => it.id === id);
    if (!question) return `${this.product.label} asks for no "${id}".`;
    const choices = question.choices?.(answers, this.around) ?? [];
    if (!choices.some((it) => it.value === answer)) {
      if (question.check === undefined) return `It is one of ${choices.map((it) => it.value).join(", ")}.`;
      const wrong = checkAnswer(question.check, answer);
      if (wrong !== undefined) return wrong;
    }
    return question.refuse?.(answer, answers, this.around);
  }

  /** The answers with what nobody answered as it would be offered; the question that has no such answer where there is one. */
  complete(given: Answers): { readonly answers: Answers; readonly missing?: AskedQuestion } {
    let answers = given;
    for (let asked = this.next(answers); asked; asked = this.next(answers)) {
      if (asked.fallback === undefined) return { answers, missing: asked };
      answers = { ...answers, [asked.id]: asked.fallback };
    }
    return { answers };
  }

  /** The changes that make the load balancer. Every question must be answered. */
  build(answers: Answers): NewLoadBalancer {
    const asked = new Set(this.applying(answers).map((it) => it.id));
    // An answer to what does not apply any more, given before going back, counts for nothing.
    const draft = new Draft(Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id))), this.around);
    this.product.build(draft);
    return { changes: draft.changes, notes: draft.notes };
  }

  /** Questions that apply, as far as the answers before each of them tell. */
  private applying(answers: Answers): readonly WizardQuestion[] {
    const applying: WizardQuestion[] = [];
    const before: Record<string, string> = {};
    for (const question of this.catalogue) {
      if (question.when && !question.when(before, this.around)) continue;
      applying.push(question);
      const answer = answers[question.id];
      if (answer === undefined) return applying;
      before[question.id] = answer;
    }
    return applying;
  }

  private asked(question: WizardQuestion, answers: Answers): AskedQuestion {
    const { id, prompt, placeholder, check } = question;
    const fallback = question.fallback?.(answers, this.around);
    const choices = question.choices?.(answers, this.around);
    return {
      id,
      prompt,
      ...(placeholder === undefined ? {} : { placeholder }),
      ...(check === undefined ? {} : { check }),
      ...(fallback === undefined ? {} : { fallback }),
      ...(choices === undefined || choices.length === 0 ? {} : { choices }),
    };
  }
}
