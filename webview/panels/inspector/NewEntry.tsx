/** One more entry of a map, such as a label: its key and its value, written in one edit. */
import { useId, useRef, useState } from "react";
import type { FormField } from "../../../src/core/editing/form-model";
import { formatPath, stepsOf } from "../../../src/core/model/value";
import { useSession } from "../../state/use-app";
import { setField, useInspection } from "./inspection";
import { NewFields } from "./NewFields";

export interface NewEntryProps {
  readonly field: FormField;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function NewEntry({ field, onDone, onCancel }: NewEntryProps) {
  const session = useSession();
  const inspection = useInspection();
  const box = useRef<HTMLFieldSetElement>(null);
  const [key, setKey] = useState("");
  const [value, setValue] = useState("");
  const [tried, setTried] = useState(false);

  const error = wrongKey(field, key.trim());
  const add = async () => {
    setTried(true);
    if (error !== undefined) {
      box.current?.querySelector("input")?.focus();
      return;
    }
    const at = formatPath([...stepsOf(field.path), key.trim()]);
    if (await setField(session, inspection, at, value, value || "an empty text")) onDone();
  };
  return (
    <NewFields label={`New entry of ${field.path}`} box={box} onAdd={() => void add()} onCancel={onCancel}>
      <Line name="Key" text={key} error={tried ? error : undefined} required onType={setKey} />
      <Line name="Value" text={value} onType={setValue} />
    </NewFields>
  );
}

interface LineProps {
  readonly name: string;
  readonly text: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly onType: (text: string) => void;
}

function Line({ name, text, error, required, onType }: LineProps) {
  const id = useId();
  const errorId = error === undefined ? undefined : `${id}-error`;
  return (
    <div className="lb-field">
      <label className="lb-field-name" htmlFor={id}>
        {name}
      </label>
      <input
        id={id}
        className="lb-input"
        type="text"
        spellCheck={false}
        placeholder={required ? "required" : undefined}
        value={text}
        data-dirty={text ? "" : undefined}
        aria-required={required}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={errorId}
        onChange={({ target }) => onType(target.value)}
      />
      {error !== undefined && (
        <p id={errorId} className="lb-field-note-line" data-severity="error">
          {error}
        </p>
      )}
    </div>
  );
}

function wrongKey({ fields = [] }: FormField, key: string): string | undefined {
  if (key === "") return "It cannot be left out.";
  return fields.some((it) => it.label === key) ? `${key} is there already.` : undefined;
}
