/** Adds hosts or paths: what they are, then where they go; the second answer does it. */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { RouteGesture } from "../../../src/core/editing/routes/route-model";
import { Icon } from "../../controls/icons";
import { TargetPicker } from "./Destination";
import { listOf } from "./EditText";
import { useRouteTable } from "./RouteEditor";

export interface AddRouteProps {
  readonly title: string;
  readonly label: string;
  readonly placeholder: string;
  readonly gesture: (texts: string[], to: string) => RouteGesture;
}

export function AddRoute({ title, label, placeholder, gesture }: AddRouteProps) {
  const { act, disabled } = useRouteTable();
  const [text, setText] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const isLeft = useRef(false);
  // The keyboard goes back to where it came from, once that is there again.
  useEffect(() => {
    if (text === null && isLeft.current) opener.current?.focus();
    isLeft.current = false;
  }, [text]);
  if (disabled) return null;
  if (text === null)
    return (
      <button ref={opener} type="button" className="lb-link lb-route-add" onClick={() => setText("")}>
        <Icon shape="plus" size={12} /> {title}
      </button>
    );
  const texts = listOf(text);
  const close = () => {
    isLeft.current = box.current?.contains(document.activeElement) ?? false;
    setText(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame
    <div className="lb-route-new" role="group" aria-label={title} ref={box} onKeyDown={onKeyDown}>
      <input
        className="lb-input"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: it stands where the button that was pressed stood
        autoFocus
        spellCheck={false}
        data-dirty={text === "" ? undefined : ""}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || texts.length === 0) return;
          event.preventDefault();
          box.current?.querySelector<HTMLElement>("[role=combobox]")?.focus();
        }}
      />
      <div className="lb-route-line">
        <span aria-hidden="true">→</span>
        <TargetPicker
          label={`Destination of ${texts.join(", ") || "what is added"}`}
          text=""
          placeholder={texts.length ? "pick a service" : "first the text above"}
          onPick={(to) => {
            if (texts.length === 0) return;
            void act(gesture(texts, to)).then((done) => done && close());
          }}
        />
      </div>
    </div>
  );
}
