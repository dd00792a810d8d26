/** A list to choose from by typing, like VS Code's own quick pick. */
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { filterItems, type PickItem, type Picking } from "../state/picker";
import { VerdictMark } from "./VerdictMark";

export interface PickerProps {
  readonly picking: Picking;
  readonly onClose: () => void;
}

/** Rows on the page at most; what is typed narrows the list down. */
const MOST = 200;

export function Picker({ picking, onClose }: PickerProps) {
  const { title, placeholder, items, busy } = picking;
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const shown = filterItems(items, query).slice(0, MOST);
  const at = Math.max(
    0,
    shown.findIndex((it) => it.id === chosen),
  );
  const active = shown[at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins anew
  useLayoutEffect(() => {
    setQuery("");
    setChosen(null);
    box.current?.querySelector("input")?.focus();
  }, [title]);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.contains(target)) onClose();
    };
    document.addEventListener("pointerdown", onPointerDown, true);
    return () => document.removeEventListener("pointerdown", onPointerDown, true);
  }, [onClose]);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
      if (next) setChosen(next.id);
    } else if (event.key === "Enter" && active) picking.pick(active.id);
    else if (event.key === "Escape") onClose();
    else if (event.key !== "Tab") return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={box} className="lb-picker" role="dialog" aria-label={title}>
      <h2>{title}</h2>
      <input
        type="text"
        role="combobox"
        value={query}
        placeholder={placeholder}
        aria-label={`${title}: ${placeholder}`}
        aria-expanded={true}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(active ? { "aria-activedescendant": `${id}-${at}` } : {})}
        {...(query ? { "data-dirty": "" } : {})}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={title}>
        {shown.map((item, index) => (
          <Option
            key={item.id}
            id={`${id}-${index}`}
            item={item}
            active={index === at}
            onPick={() => picking.pick(item.id)}
          />
        ))}
      </div>
      {shown.length === 0 && <p className="lb-picker-none">{busy ? "Looking…" : "Nothing fits."}</p>}
      {busy && shown.length > 0 && <p className="lb-picker-none">Still judging some…</p>}
    </div>
  );
}

function Option(props: { id: string; item: PickItem; active: boolean; onPick: () => void }) {
  const { id, item, active, onPick } = props;
  const isOff = item.state === "impossible" || item.state === "present";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field above has the keyboard
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-disabled={isOff}
      className="lb-picker-item"
      data-state={item.state}
      onClick={onPick}
    >
      {item.state !== undefined && <VerdictMark state={item.state} />}
      <span className="lb-picker-text">
        <span className="lb-picker-label">
          {item.label} {item.detail && <small>{item.detail}</small>}
        </span>
        {item.note && (
          <small className="lb-picker-note">
            {item.note} {item.rule && <code>{item.rule}</code>}
          </small>
        )}
      </span>
    </div>
  );
}
