/** What a constraint found. */
import type { Change } from "./change";
import type { SourceRange } from "./range";

export type Severity = "error" | "warning" | "info";

/** What an answer in words must be like. */
export type AnswerCheck = Question["check"] | "region" | "zone" | "project" | "bucket" | "network";

/** A value that only the user knows. Its answer replaces every `{"ask": id}` in the fix's changes. */
export interface Question {
  readonly id: string;
  readonly prompt: string;
  readonly placeholder?: string;
  /** Which check the answer must pass: see `../changes/answers.ts`. */
  readonly check: "fqdn" | "name" | "port";
}

export interface Fix {
  readonly title: string;
  readonly changes: readonly Change[];
  /** Present when the fix cannot be applied before the user has answered. */
  readonly ask?: Question;
  /** What applying the fix does to what is deployed, shown before and in the documentation. */
  readonly effect?: string;
}

export interface Related {
  readonly message: string;
  readonly range: SourceRange;
  readonly resource?: string;
}

export interface Finding {
  /** Stable over re-analysis while the same thing is wrong: rule, resource and field. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Which of the rule's messages it is. */
  readonly template?: string;
  /** Id of the resource whose text must change. */
  readonly resource: string;
  /** Ids of other instances of the same text of which it is true as well. */
  readonly instances?: readonly string[];
  /** The field it is about, where it is about one. */
  readonly field?: string;
  readonly range: SourceRange;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Drawn faded by the editor: text without effect. */
  readonly unnecessary?: boolean;
  /** Worth knowing, nothing to do: an editor shows it on hover and does not list it as a problem. */
  readonly quiet?: boolean;
}

/** Whether a finding is about a resource, be it as one of several instances of a text. */
export function isAbout(finding: Finding, resource: string): boolean {
  return finding.resource === resource || finding.instances?.includes(resource) === true;
}
