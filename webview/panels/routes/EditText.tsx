/** A text that is edited in place: Enter or leaving it sends what was typed, Escape takes it back. */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useRouteTable } from "./RouteEditor";

export interface EditTextProps {
  readonly label: string;
  readonly value: string;
  /** It is not known, or an expression: to be edited elsewhere. */
  readonly locked?: boolean;
  readonly digits?: boolean;
  readonly onCommit: (text: string) => Promise<boolean>;
}

export function EditText({ label, value, locked = false, digits = false, onCommit }: EditTextProps) {
  const { disabled } = useRouteTable();
  const [draft, setDraft] = useState<string | null>(null);
  const sending = useRef(false);
  // The text has come to say it, or something else: what was typed is over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another value ends a draft
  useEffect(() => setDraft(null), [value]);
  const isBad = draft !== null && (digits ? !/^\d+$/.test(draft.trim()) : draft.trim() === "");
  const send = async () => {
    if (draft === null || sending.current) return;
    if (isBad || draft.trim() === value) {
      setDraft(null);
      return;
    }
    sending.current = true;
    const done = await onCommit(draft);
    sending.current = false;
    if (done) setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape" && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
  };
  return (
    <input
      className="lb-input"
      aria-label={label}
      title={label}
      value={draft ?? value}
      readOnly={locked || disabled}
      spellCheck={false}
      inputMode={digits ? "numeric" : "text"}
      aria-invalid={isBad || undefined}
      data-dirty={draft === null ? undefined : ""}
      onChange={({ target }) => setDraft(target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void send()}
    />
  );
}

/** "a, b" as its parts. */
export function listOf(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((it) => it.trim())
    .filter(Boolean);
}
