/** How one field is changed: at once where the text spells it, and only as the user says where it reads its value. */
import { useContext, useEffect, useState } from "react";
import type { EditChoice, FormField } from "../../../src/core/editing/form-model";
import type { ChangeValue } from "../../../src/core/model/change";
import { useSession } from "../../state/use-app";
import { baseOf, type Draft, Holder, setDraft, useDraft } from "./drafts";
import { setField, setOrigin, useInspection } from "./inspection";

/** The question what is to be done about an expression. */
export interface Asking {
  readonly value: ChangeValue;
  readonly says: string;
  readonly choices: readonly EditChoice[];
  /** The keyboard asked, so it is to answer. */
  readonly focus: boolean;
}

export interface FieldEdit {
  readonly draft: Draft | undefined;
  /** The text says something else than when typing began. */
  readonly changedBelow: boolean;
  readonly asking: Asking | null;
  type(text: string): void;
  /** Leaves the field as it is. */
  revert(): void;
  /** `says`: the value for people. `focus`: the keyboard goes to the question, where there is one. */
  commit(value: ChangeValue, says: string, focus: boolean): Promise<void>;
  answer(how: EditChoice["how"]): Promise<void>;
}

/** What the control of a field shows while nothing has been typed. */
export function shownText(field: FormField): string {
  if (field.state === "set" || field.state === "expression") return field.text;
  return "";
}

export function useFieldEdit(field: FormField): FieldEdit {
  const session = useSession();
  const inspection = useInspection();
  const { id } = inspection;
  const { path } = field;
  const draft = useDraft(id, path);
  const [asking, setAsking] = useState<Asking | null>(null);
  const shown = shownText(field);
  const base = baseOf(field, useContext(Holder));

  // What has been typed is there: be it that it was sent and confirmed later, or that somebody else had the same thought.
  const arrived = draft !== undefined && draft.text.trim() === shown && draft.base !== base;
  useEffect(() => {
    if (arrived) setDraft(session, id, path, undefined);
  }, [arrived, session, id, path]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question was about what the text said then
  useEffect(() => setAsking(null), [base]);

  const done = () => {
    setAsking(null);
    setDraft(session, id, path, undefined);
  };
  const set = async (value: ChangeValue, says: string) => {
    if (await setField(session, inspection, path, value, says)) done();
  };
  return {
    draft,
    changedBelow: draft !== undefined && draft.base !== base && !arrived,
    asking,
    type(text) {
      const before = draft?.base ?? base;
      setDraft(session, id, path, text === shown && before === base ? undefined : { text, base: before });
    },
    revert() {
      setAsking(null);
      setDraft(session, id, path, undefined);
    },
    async commit(value, says, focus) {
      // Asked of every field: the text may have changed since the form was made.
      const answer = await session.tell("getEditChoices", { id, path, value });
      if (!answer) return;
      if (answer.choices.length === 0) return set(value, says);
      session.announce(`${path} reads its value from elsewhere: say what is to change.`);
      setAsking({ value, says, choices: answer.choices, focus });
    },
    async answer(how) {
      if (!asking) return;
      const { value, says } = asking;
      if (how === "literal") return set(value, says);
      if (typeof value === "object") return;
      if (await setOrigin(session, inspection, path, value)) done();
    },
  };
}
