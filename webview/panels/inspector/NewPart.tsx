/** What a new item or group has to have, asked for before it is written: one edit, never half of it. */
import { useId, useRef, useState } from "react";
import { checkInput, inputValue } from "../../../src/core/editing/check-input";
import type { FormField } from "../../../src/core/editing/form-model";
import type { ChangeValue } from "../../../src/core/model/change";
import { useSession } from "../../state/use-app";
import { setField, useInspection } from "./inspection";
import { NewFields } from "./NewFields";
import { useChoices } from "./PickControl";
import { Picker } from "./Picker";

export interface NewPartProps {
  /** The path that is going to be set. */
  readonly at: string;
  readonly fields: readonly FormField[];
  /** The one field is the value itself, not one in it. */
  readonly single: boolean;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

interface Entered {
  readonly value: ChangeValue;
  readonly text: string;
}

export function NewPart({ at, fields, single, onDone, onCancel }: NewPartProps) {
  const session = useSession();
  const inspection = useInspection();
  const box = useRef<HTMLFieldSetElement>(null);
  const [entered, setEntered] = useState<Readonly<Record<string, Entered>>>({});
  const [tried, setTried] = useState(false);

  const wrong = (field: FormField) => {
    const { text = "" } = entered[field.path] ?? {};
    return field.type === "text" || field.type === "number" || field.type === "list"
      ? checkInput(field.type === "list" ? { ...field, type: "text" } : field, text)
      : entered[field.path]
        ? undefined
        : "It cannot be left out.";
  };
  const add = async (values = entered) => {
    setTried(true);
    const missing = fields.find((it) => !values[it.path] || (values === entered && wrong(it) !== undefined));
    if (missing) {
      box.current?.querySelectorAll<HTMLElement>("input")[fields.indexOf(missing)]?.focus();
      return;
    }
    const [first] = fields;
    const value: ChangeValue =
      single && first
        ? (values[first.path]?.value ?? null)
        : Object.fromEntries(fields.map((it) => [it.label, values[it.path]?.value ?? null]));
    const says = fields.map((it) => values[it.path]?.text).join(", ");
    if (await setField(session, inspection, at, value, says)) onDone();
  };
  return (
    <NewFields label={`New ${at}`} box={box} onAdd={() => void add()} onCancel={onCancel}>
      {fields.map((field) => (
        <Blank
          key={field.path}
          field={field}
          entered={entered[field.path]}
          error={tried ? wrong(field) : undefined}
          onEnter={(it, picked) => {
            const values = { ...entered, [field.path]: it };
            setEntered(values);
            if (single && picked) void add(values);
          }}
        />
      ))}
    </NewFields>
  );
}

interface BlankProps {
  readonly field: FormField;
  readonly entered: Entered | undefined;
  readonly error: string | undefined;
  readonly onEnter: (entered: Entered, picked: boolean) => void;
}

/** One field to fill in. A list begins with what is separated by commas. */
function Blank({ field, entered, error, onEnter }: BlankProps) {
  const id = useId();
  const load = useChoices(field.path);
  const isPicked = field.type === "reference" || field.type === "choice" || field.type === "boolean";
  const errorId = error === undefined ? undefined : `${id}-error`;
  const isList = field.type === "list";
  return (
    <div className="lb-field">
      <label className="lb-field-name" htmlFor={id} title={field.doc}>
        {field.label}
        {isList ? " (separated by commas)" : ""}
      </label>
      {isPicked ? (
        <Picker
          id={id}
          label={field.path}
          value={entered?.text ?? ""}
          placeholder="required"
          describedBy={errorId}
          required
          early={(field.options ?? []).map((it) => ({ value: it, title: it }))}
          load={load}
          none="There is nothing here that it could be."
          onPick={({ value, title }) =>
            onEnter(
              { value: field.type === "reference" ? { ref: value } : inputValue(field.type, value), text: title },
              true,
            )
          }
        />
      ) : (
        <input
          id={id}
          className="lb-input"
          type="text"
          spellCheck={false}
          placeholder="required"
          value={entered?.text ?? ""}
          data-dirty={entered ? "" : undefined}
          aria-required="true"
          aria-invalid={error !== undefined || undefined}
          aria-describedby={errorId}
          onChange={({ target: { value: text } }) =>
            onEnter({ text, value: isList ? items(text, field) : inputValue(field.type, text) }, false)
          }
        />
      )}
      {error !== undefined && (
        <p id={errorId} className="lb-field-note-line" data-severity="error">
          {error}
        </p>
      )}
    </div>
  );
}

function items(text: string, { item }: FormField): readonly (string | number)[] {
  const parts = text
    .split(",")
    .map((it) => it.trim())
    .filter(Boolean);
  return item === "number" ? parts.map(Number) : parts;
}
