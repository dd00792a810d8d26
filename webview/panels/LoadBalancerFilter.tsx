/** Which load balancers are shown. None chosen shows all. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button, Checkbox } from "../controls";
import { Icon } from "../controls/icons";
import { useApp, useSession } from "../state/use-app";

const none: readonly never[] = [];

export function LoadBalancerFilter() {
  const session = useSession();
  const all = useApp((state) => state.diagram?.loadBalancers ?? none);
  const filter = useApp((state) => state.view.filter);
  const compact = useApp((state) => state.compact);
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const onPointerDown = ({ target }: Event) => {
      if (target instanceof Node && !frame.current?.contains(target)) setOpen(false);
    };
    document.addEventListener("pointerdown", onPointerDown, true);
    return () => document.removeEventListener("pointerdown", onPointerDown, true);
  }, [open]);

  const chosen = all.filter((it) => filter.includes(it.id));
  const [only] = chosen;
  const title = !chosen.length
    ? `All load balancers (${all.length})`
    : chosen.length === 1 && only
      ? only.name
      : `${chosen.length} of ${all.length} load balancers`;
  const short = chosen.length ? `${chosen.length} of ${all.length}` : `All (${all.length})`;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    const button = frame.current?.querySelector("button");
    button?.focus();
  };
  const toggle = (lb: string, on: boolean) =>
    session.setView({ filter: on ? [...filter, lb] : filter.filter((it) => it !== lb) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for Escape from the controls inside
    <div className="lb-filter" ref={frame} onKeyDown={onKeyDown}>
      <button
        type="button"
        className="lb-select"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={title}
        aria-label={title}
        disabled={all.length === 0}
        onClick={() => setOpen(!open)}
      >
        <span>{compact && chosen.length !== 1 ? short : title}</span>
        <Icon shape="down" size={12} />
      </button>
      {open && (
        <div className="lb-popover" id={id} role="dialog" aria-label="Load balancers shown">
          <ul>
            {all.map((lb) => (
              <li key={lb.id}>
                <Checkbox checked={filter.includes(lb.id)} onToggle={(on) => toggle(lb.id, on)} title={lb.product}>
                  {lb.name}
                </Checkbox>
                <span className="lb-dim">{lb.product}</span>
              </li>
            ))}
          </ul>
          <Button disabled={!filter.length} onPress={() => session.setView({ filter: [] })}>
            Show all
          </Button>
        </div>
      )}
    </div>
  );
}
