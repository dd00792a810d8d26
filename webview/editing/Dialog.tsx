/** The frame of a dialog over the diagram: modal, closed by Escape, and back to where the keyboard was. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

export function Dialog({ title, children, onClose }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const here = element.current;
    if (here && !here.open) here.showModal();
    const first = here?.querySelector<HTMLElement>("[data-first]");
    first?.focus();
    // What is suggested there is typed over.
    if (first instanceof HTMLInputElement) first.select();
  }, []);
  return (
    <dialog
      ref={element}
      className="lb-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Keys in a dialog are none of the diagram's.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

export interface BlanksProps {
  readonly children: ReactNode;
  /** Gives whether something stands in the way: then the keyboard goes to the line that it is about. */
  readonly onEnter: () => Promise<boolean>;
}

/**
 * Lines to be filled in; Enter in one of them carries it out. No form: those of a webview cannot be sent, and Enter in them
 * does nothing.
 */
export function Blanks({ children, onEnter }: BlanksProps) {
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (key !== "Enter" || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void onEnter().then((isStuck) => {
      if (isStuck) requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is that of the lines in it
    <div ref={box} className="lb-blanks" onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly note?: string | undefined;
  readonly wrong?: string | undefined;
  readonly disabled?: boolean;
  readonly first?: boolean;
}

/** A labelled line of text, with what is wrong with it below. */
export function Field({
  label,
  value,
  onChange,
  placeholder,
  note,
  wrong,
  disabled = false,
  first = false,
}: FieldProps) {
  const id = useId();
  const about = [note ? `${id}-note` : "", wrong ? `${id}-wrong` : ""].filter(Boolean).join(" ");
  return (
    <div className="lb-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={wrong !== undefined}
        {...(about ? { "aria-describedby": about } : {})}
        {...(first ? { "data-first": "" } : {})}
        data-dirty=""
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {note && (
        <p id={`${id}-note`} className="lb-field-hint">
          {note}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} className="lb-field-wrong">
          {wrong}
        </p>
      )}
    </div>
  );
}
