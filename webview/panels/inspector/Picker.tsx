/**
 * A list to pick from by typing, as the WAI-ARIA pattern of a combobox has it: the keyboard stays in the text, arrow keys go
 * through the list, Enter picks, Escape closes. What speaks against an option stands in it.
 */
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { FieldChoice } from "../../../src/core/editing/form-model";
import { Icon } from "../../controls/icons";
import { SeverityMark } from "../../controls/Severity";

export interface PickerProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly describedBy?: string | undefined;
  readonly required?: boolean | undefined;
  /** What is offered until the judged choices are there. */
  readonly early: readonly FieldChoice[];
  readonly load?: () => Promise<readonly FieldChoice[]>;
  /** Said where nothing is left to pick. */
  readonly none: string;
  /** The value of the option that is set. */
  readonly current?: string | undefined;
  /** Options that something forbids cannot be picked at all, instead of being asked about. */
  readonly strict?: boolean;
  /** The list is open from the beginning: it was asked for. */
  readonly isAsked?: boolean;
  readonly onPick: (choice: FieldChoice) => void;
  readonly onEscape?: (() => void) | undefined;
}

export function Picker(props: PickerProps) {
  const { id, label, value, early, load, none, current, strict = false, isAsked = false, onPick, onEscape } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [choices, setChoices] = useState<readonly FieldChoice[] | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const opening = useRef(0);

  const all = choices ?? early;
  const words = (typed ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const shown = all.filter((it) =>
    words.every((word) => `${it.title} ${it.detail ?? ""}`.toLowerCase().includes(word)),
  );
  const at = Math.min(active, Math.max(0, shown.length - 1));

  // biome-ignore lint/correctness/useExhaustiveDependencies: judged choices are in another order, and taller
  useLayoutEffect(() => {
    if (open && shown.length > 0)
      list.current?.querySelector(`[data-index="${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [open, at, shown.length, choices]);

  const show = () => {
    if (open) return;
    setOpen(true);
    const asked = ++opening.current;
    setActive(startOf(early, current));
    void load?.().then((found) => {
      if (asked !== opening.current) return;
      setChoices(found);
      setActive(startOf(found, current));
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (isAsked) show();
  }, []);
  const close = () => {
    opening.current++;
    setOpen(false);
    setTyped(null);
    setChoices(null);
  };
  const pick = (choice: FieldChoice | undefined) => {
    if (!choice || (strict && choice.objection?.severity === "error")) return;
    close();
    if (choice.value !== current) onPick(choice);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === "Escape") {
      if (!open && !onEscape) return;
      event.stopPropagation();
      event.preventDefault();
      if (open) close();
      else onEscape?.();
    } else if (key === "Enter") {
      event.preventDefault();
      if (open) pick(shown[at]);
      else show();
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      const step = key === "ArrowDown" ? 1 : -1;
      if (!open) show();
      else if (shown.length > 0) setActive((at + step + shown.length) % shown.length);
    } else if (open && (key === "Home" || key === "End") && typed === null) {
      event.preventDefault();
      setActive(key === "Home" ? 0 : shown.length - 1);
    }
  };
  const activeId = open && shown[at] ? `${listId}-${at}` : undefined;
  return (
    <span className="lb-combobox">
      <input
        id={id}
        className="lb-input"
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        aria-required={props.required}
        aria-describedby={props.describedBy}
        autoComplete="off"
        spellCheck={false}
        placeholder={props.placeholder}
        value={typed ?? value}
        data-dirty={typed === null ? undefined : ""}
        onChange={({ target }) => {
          // The value that stands there is not a filter: typing begins anew.
          show();
          setTyped(target.value);
          setActive(0);
        }}
        onFocus={({ target }) => target.select()}
        onClick={show}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <Icon shape="down" size={12} />
      {open && (
        <div
          ref={list}
          id={listId}
          className="lb-picker-list"
          role="listbox"
          aria-label={label}
          // Pressing an option, or the bar beside the list, must not take the keyboard away.
          onPointerDown={(event) => event.preventDefault()}
        >
          {shown.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the text
            // biome-ignore lint/a11y/useFocusableInteractive: the same
            <div
              key={choice.value}
              id={`${listId}-${index}`}
              data-index={index}
              data-active={index === at || undefined}
              role="option"
              aria-selected={choice.value === current}
              aria-disabled={(strict && choice.objection?.severity === "error") || undefined}
              onClick={() => pick(choice)}
              onPointerMove={() => setActive(index)}
            >
              <span className="lb-option-title">
                {choice.objection && <SeverityMark severity={choice.objection.severity} />}
                {choice.title}
              </span>
              {choice.detail && <small>{choice.detail}</small>}
              {choice.objection && (
                <small className="lb-option-reason">
                  {choice.objection.message}
                  {choice.objection.rule && ` (${choice.objection.rule})`}
                </small>
              )}
            </div>
          ))}
          {shown.length === 0 && <p className="lb-dim">{choices === null && early.length === 0 ? "…" : none}</p>}
        </div>
      )}
    </span>
  );
}

/** What is set is where the list begins, unless something speaks against it: then at what fits best. */
function startOf(choices: readonly FieldChoice[], current: string | undefined): number {
  return Math.max(
    0,
    choices.findIndex((it) => it.value === current && !it.objection),
  );
}
