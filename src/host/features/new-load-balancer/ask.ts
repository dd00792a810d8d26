/** One question on the screen: a list, or a line of text, with a way back to the one before. */
import * as vscode from "vscode";
import type { AskedQuestion } from "../../../core/editing/new-load-balancer/model";

/** The reply of somebody who wants the question before again. */
export const BACK = Symbol("back");

/** Undefined: the input was closed. */
export type Reply = string | typeof BACK | undefined;

export interface Shown {
  readonly title: string;
  readonly step: number;
  /** What was answered before going back. */
  readonly before?: string | undefined;
  /** What is wrong with an answer, as a sentence. */
  readonly check: (answer: string) => string | undefined;
}

interface Item extends vscode.QuickPickItem {
  readonly value: string;
  readonly wrong?: string;
}

/** Asks one question. */
export function ask(question: AskedQuestion, shown: Shown): Promise<Reply> {
  return question.choices ? pick(question, question.choices, shown) : enter(question, shown);
}

function enter(question: AskedQuestion, { title, step, before, check }: Shown): Promise<Reply> {
  const input = vscode.window.createInputBox();
  input.value = before ?? question.fallback ?? "";
  input.prompt = question.prompt;
  return show(input, { title, step, placeholder: question.placeholder }, (done) => {
    input.onDidChangeValue((text) => {
      input.validationMessage = text.trim() === "" ? undefined : check(text.trim());
    });
    input.onDidAccept(() => {
      const answer = input.value.trim();
      input.validationMessage = check(answer);
      if (input.validationMessage === undefined) done(answer);
    });
  });
}

/** A list in which, where the question allows it, what is typed is an answer as well. */
function pick(
  question: AskedQuestion,
  choices: NonNullable<AskedQuestion["choices"]>,
  { title, step, before, check }: Shown,
): Promise<Reply> {
  const input = vscode.window.createQuickPick<Item>();
  const offered = choices.map(
    (it): Item => ({ label: it.label, value: it.value, ...(it.detail === undefined ? {} : { detail: it.detail }) }),
  );
  const proposed = before ?? question.fallback;
  if (proposed !== undefined && !offered.some((it) => it.value === proposed))
    offered.unshift({ label: proposed, value: proposed });
  input.items = offered;
  input.activeItems = offered.filter((it) => it.value === proposed);
  input.matchOnDetail = true;
  const typed = (text: string): Item[] => {
    if (question.check === undefined || text === "" || offered.some((it) => it.label === text)) return [];
    const wrong = check(text);
    const item = { label: text, value: text, alwaysShow: true };
    return [wrong === undefined ? { ...item, description: "as entered" } : { ...item, detail: wrong, wrong }];
  };
  const placeholder = [question.prompt, question.check === undefined ? "" : question.placeholder]
    .filter(Boolean)
    .join(" · ");
  return show(input, { title, step, placeholder }, (done) => {
    input.onDidChangeValue((text) => {
      input.items = [...offered, ...typed(text.trim())];
    });
    input.onDidAccept(() => {
      const [chosen] = input.activeItems;
      if (chosen && chosen.wrong === undefined && check(chosen.value) === undefined) done(chosen.value);
    });
  });
}

function show(
  input: vscode.QuickPick<Item> | vscode.InputBox,
  { title, step, placeholder }: { title: string; step: number; placeholder: string | undefined },
  listen: (done: (reply: Reply) => void) => void,
): Promise<Reply> {
  input.title = title;
  input.step = step;
  input.placeholder = placeholder;
  input.ignoreFocusOut = true;
  input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise<Reply>((resolve) => {
    listen(resolve);
    input.onDidTriggerButton(() => resolve(BACK));
    input.onDidHide(() => resolve(undefined));
    input.show();
  }).finally(() => input.dispose());
}
