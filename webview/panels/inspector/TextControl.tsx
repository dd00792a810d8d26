/** Text and numbers: typed, sent with Enter or by leaving the field, taken back with Escape. */
import { type KeyboardEvent, useRef } from "react";
import { checkInput, inputValue } from "../../../src/core/editing/check-input";
import { useSession } from "../../state/use-app";
import type { ControlProps } from "./Control";
import { removeField, useInspection } from "./inspection";
import { shownText } from "./use-field-edit";

export function TextControl({ field, edit, controlId, noteId }: ControlProps) {
  const session = useSession();
  const inspection = useInspection();
  const { draft } = edit;
  const text = draft?.text ?? shownText(field);
  const error = draft && checkInput(field, draft.text);
  // What is on its way must not be sent once more when the keyboard leaves.
  const sending = useRef<string | null>(null);
  const lines = text.includes("\n");
  const errorId = `${controlId}-error`;

  const send = async (focus: boolean) => {
    if (!draft || error !== undefined || sending.current === draft.text) return;
    sending.current = draft.text;
    try {
      if (draft.text.trim() !== "") await edit.commit(inputValue(field.type, draft.text), draft.text.trim(), focus);
      else if (field.state === "absent" || field.state === "default") edit.revert();
      else if (await removeField(session, inspection, field.path)) edit.revert();
    } finally {
      sending.current = null;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (!lines || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send(true);
    }
    if (event.key !== "Escape" || (!draft && !edit.asking)) return;
    event.stopPropagation();
    edit.revert();
  };
  const common = {
    id: controlId,
    className: "lb-input",
    value: text,
    placeholder: placeholderOf(field),
    spellCheck: false,
    "aria-invalid": error !== undefined || undefined,
    "aria-required": field.required,
    "aria-describedby": [noteId, ...(error === undefined ? [] : [errorId])].join(" "),
    "data-dirty": draft ? "" : undefined,
    onChange: ({ target }: { target: { value: string } }) => edit.type(target.value),
    onKeyDown,
    onBlur: ({ relatedTarget, currentTarget }: { relatedTarget: EventTarget | null; currentTarget: Element }) => {
      const row = currentTarget.closest(".lb-field");
      const isNear = relatedTarget instanceof Node && row?.contains(relatedTarget);
      // A question that is open, or a text that changed below, wants a word from the user first.
      if (isNear || edit.asking || edit.changedBelow || session.store.get().edit?.status === "asking") return;
      void send(false);
    },
  };
  return (
    <>
      <span className="lb-input-row">
        {lines ? (
          <textarea {...common} rows={Math.min(8, text.split("\n").length + 1)} />
        ) : (
          <input {...common} type="text" inputMode={field.type === "number" ? "decimal" : "text"} />
        )}
        {field.measure?.unit && <span className="lb-unit">{field.measure.unit}</span>}
      </span>
      {error !== undefined && (
        <p id={errorId} className="lb-field-note-line" data-severity="error">
          {error}
        </p>
      )}
    </>
  );
}

export function placeholderOf({ state, text, required, measure }: ControlProps["field"]): string {
  if (state === "default") return `${text} (default)`;
  if (state === "unknown") return text;
  if (measure?.min !== undefined && measure.max !== undefined) return `${measure.min} to ${measure.max}`;
  return required ? "required" : "";
}
