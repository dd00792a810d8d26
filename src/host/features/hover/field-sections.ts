/** The paragraphs of a field's hover, each made on its own; an empty one is left out. */
import type { FieldFacts } from "../../../core/queries/field-facts";
import type { JudgedValue } from "../../../core/queries/judged-values";
import { openRuleCommand } from "../rules/link";
import { code, commandLink, plain } from "./markdown";

/** As much of the API's description as a hover holds without being scrolled. */
const longestDescription = 700;

/** Rules named before "and more": a few fields are the subject of a dozen. */
const rulesShown = 8;

/** What it does: in our words, and which load balancer that is for. */
export function purpose({ doc, products }: FieldFacts): string {
  const where = products.length > 0 ? `*${products.map(plain).join(", ")}*` : "";
  return [doc === undefined ? "" : plain(doc), where].filter(Boolean).join("  \n");
}

/** Values that fit here first; then those that bring a warning and those that cannot be, each with the reason. */
export function valuesSection({ values }: FieldFacts): string {
  const by = (severity?: "error" | "warning") => values.filter((it) => it.objection?.severity === severity);
  const fitting = by().map((it) => code(String(it.value)));
  const title = fitting.length < values.length ? "Values that fit here" : "Values";
  return [
    fitting.length > 0 ? `${title}: ${fitting.join(", ")}` : "",
    list("With a warning:", by("warning")),
    list("Not here:", by("error")),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function list(title: string, values: readonly JudgedValue[]): string {
  return values.length > 0 ? `${title}\n${values.map(objectionLine).join("\n")}` : "";
}

function objectionLine({ value, objection }: JudgedValue): string {
  const rule = objection?.rule === undefined ? "" : ` (${ruleLinkTo(objection.rule)})`;
  return `- ${code(String(value))}: ${plain(firstSentence(objection?.message ?? ""))}${rule}`;
}

/** The default, and what a change costs. */
export function standing({ defaults, change }: FieldFacts): string {
  const names = defaults.map((it) => code(String(it)));
  const unset = names.length > 0 ? `Default: ${names.join(" or ")}${names.length > 1 ? ", by the version" : ""}.` : "";
  return [unset, changes[change]].filter(Boolean).join(" ");
}

const changes: Readonly<Record<FieldFacts["change"], string>> = {
  replaced: "Changing it replaces the resource.",
  perhaps:
    "Changing it may replace the resource: that depends on the version of the provider, or on what is not known here.",
  inPlace: "",
};

/** The API's own words, cut where they would fill the screen. */
export function description({ description: text }: FieldFacts): string {
  if (text === undefined) return "";
  // Links and code of the API's text are for another page: what is read is the words.
  const words = text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/`/g, "");
  const kept: string[] = [];
  let length = 0;
  for (const paragraph of words.split(/\n+/)) {
    if (kept.length > 0 && length + paragraph.length > longestDescription) {
      kept.push("…");
      break;
    }
    kept.push(shortened(paragraph));
    length += paragraph.length;
  }
  return kept.map((it) => `> ${plain(it)}`).join("\n>\n");
}

function shortened(paragraph: string): string {
  return paragraph.length > 2 * longestDescription ? `${paragraph.slice(0, 2 * longestDescription)}…` : paragraph;
}

/** The pages of the rules that are about the field. */
export function rulesLine({ rules }: FieldFacts): string {
  if (rules.length === 0) return "";
  const shown = rules.slice(0, rulesShown).map(ruleLinkTo).join(", ");
  return `Rules: ${shown}${rules.length > rulesShown ? `, and ${rules.length - rulesShown} more` : ""}`;
}

function ruleLinkTo(rule: string): string {
  return commandLink(rule, openRuleCommand, rule, "Open the page of the rule");
}

/** The sentence that says what is wrong; what follows says what to do, which a list of values does not need. */
function firstSentence(message: string): string {
  return /^.*?[.!?](?=\s+[A-Z]|$)/.exec(message)?.[0] ?? message;
}
