/** One more entry of a map, such as a label: its key and its value, written in one edit. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { FormField } from "../../../src/core/editing/form-model";
import { formatPath, stepsOf } from "../../../src/core/model/value";
import { Button } from "../../controls";
import { Icon } from "../../controls/icons";
import { useSession } from "../../state/use-app";
import { setAdded, toggle } from "./drafts";
import { setField, useInspection } from "./inspection";

export function NewEntry({ field }: { field: FormField }) {
  const session = useSession();
  const { id } = useInspection();
  const [filling, setFilling] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setFilling(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (filling)
    return (
      <Entry
        field={field}
        onDone={() => {
          setAdded(session, id, field.path, false);
          toggle(session, id, field.path, true);
          close();
        }}
        onCancel={close}
      />
    );
  return (
    <button
      ref={button}
      type="button"
      className="lb-more lb-part-add"
      aria-label={`Add an entry to ${field.path}`}
      onClick={() => setFilling(true)}
    >
      <Icon shape="plus" size={12} /> Add
    </button>
  );
}

interface EntryProps {
  readonly field: FormField;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function Entry({ field, onDone, onCancel }: EntryProps) {
  const session = useSession();
  const inspection = useInspection();
  const box = useRef<HTMLFieldSetElement>(null);
  const [key, setKey] = useState("");
  const [value, setValue] = useState("");
  const [tried, setTried] = useState(false);
  const ids = { key: useId(), value: useId(), error: useId() };
  useEffect(() => box.current?.querySelector("input")?.focus(), []);

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
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    }
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void add();
  };
  const common = { className: "lb-input", type: "text", spellCheck: false };
  return (
    <fieldset ref={box} className="lb-new-part" aria-label={`New entry of ${field.path}`} onKeyDown={onKeyDown}>
      <div className="lb-field">
        <label className="lb-field-name" htmlFor={ids.key}>
          Key
        </label>
        <input
          {...common}
          id={ids.key}
          placeholder="required"
          value={key}
          data-dirty={key ? "" : undefined}
          aria-required="true"
          aria-invalid={(tried && error !== undefined) || undefined}
          aria-describedby={tried && error !== undefined ? ids.error : undefined}
          onChange={({ target }) => setKey(target.value)}
        />
        {tried && error !== undefined && (
          <p id={ids.error} className="lb-field-note-line" data-severity="error">
            {error}
          </p>
        )}
      </div>
      <div className="lb-field">
        <label className="lb-field-name" htmlFor={ids.value}>
          Value
        </label>
        <input
          {...common}
          id={ids.value}
          value={value}
          data-dirty={value ? "" : undefined}
          onChange={({ target }) => setValue(target.value)}
        />
      </div>
      <div className="lb-new-part-buttons">
        <Button look="primary" onPress={() => void add()}>
          Add
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </fieldset>
  );
}

function wrongKey({ fields = [] }: FormField, key: string): string | undefined {
  if (key === "") return "It cannot be left out.";
  return fields.some((it) => it.label === key) ? `${key} is there already.` : undefined;
}
