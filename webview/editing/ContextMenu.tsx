/** The menu of a node, an edge, a lane or the canvas. */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useSession } from "../state/use-app";
import { type Action, actionsFor } from "./actions";
import type { Popup } from "./popup";

/** As ARIA spells keys. */
const shortcuts: Readonly<Record<string, string>> = { Del: "Delete", "Ctrl+D": "Control+D" };

export function ContextMenu({ target, at }: Extract<Popup, { type: "menu" }>) {
  const session = useSession();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [place, setPlace] = useState(at);
  const items = actionsFor(session, target);

  // It stays inside the panel.
  useLayoutEffect(() => {
    const here = box.current;
    if (!here) return;
    setPlace({
      x: Math.max(0, Math.min(at.x, window.innerWidth - here.offsetWidth - 4)),
      y: Math.max(0, Math.min(at.y, window.innerHeight - here.offsetHeight - 4)),
    });
  }, [at]);
  useEffect(() => {
    box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]')[active]?.focus();
  }, [active]);
  useEffect(() => {
    const onPointerDown = ({ target: hit }: PointerEvent) => {
      if (hit instanceof Node && !box.current?.contains(hit)) session.store.set({ popup: null });
    };
    document.addEventListener("pointerdown", onPointerDown, true);
    return () => document.removeEventListener("pointerdown", onPointerDown, true);
  }, [session]);

  const close = () => {
    session.store.set({ popup: null });
    session.camera?.takeFocus();
  };
  const run = (action: Action) => {
    close();
    action.run(session, target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { length } = items;
    const to: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: length - 1 };
    const next = to[event.key];
    const typed = /^\S$/.test(event.key) ? event.key.toLowerCase() : "";
    if (next !== undefined) setActive((next + length) % length);
    else if (event.key === "Escape" || event.key === "Tab") close();
    else if (typed) {
      const order = items.map((_, index) => (active + 1 + index) % length);
      const found = order.find((index) => items[index]?.label.toLowerCase().startsWith(typed));
      if (found !== undefined) setActive(found);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (items.length === 0) return null;
  return (
    <div
      ref={box}
      className="lb-menu"
      role="menu"
      tabIndex={-1}
      aria-label="Actions"
      style={{ left: place.x, top: place.y }}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {items.map((it, index) => (
        <button
          key={it.id}
          type="button"
          role="menuitem"
          aria-label={it.label}
          aria-keyshortcuts={shortcuts[it.keys ?? ""] ?? it.keys}
          tabIndex={index === active ? 0 : -1}
          data-begins={
            index > 0 && Math.floor(it.order / 10) !== Math.floor((items[index - 1]?.order ?? 0) / 10) ? "" : undefined
          }
          onPointerEnter={() => setActive(index)}
          onClick={() => run(it)}
        >
          <span>{it.label}</span>
          {it.keys && <kbd>{it.keys}</kbd>}
        </button>
      ))}
    </div>
  );
}
