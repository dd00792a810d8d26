/** Tabs as the WAI-ARIA pattern has them: one tab stop, arrow keys move and select. */
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";

export interface Tab<T extends string> {
  readonly id: T;
  readonly title: string;
  readonly count?: number;
}

export interface TabsProps<T extends string> {
  readonly tabs: readonly Tab<T>[];
  readonly current: T;
  readonly label: string;
  readonly onSelect: (id: T) => void;
  readonly children: ReactNode;
}

export function Tabs<T extends string>({ tabs, current, label, onSelect, children }: TabsProps<T>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = tabs.findIndex((it) => it.id === current);
    const index =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? tabs.length - 1
          : step && (at + step + tabs.length) % tabs.length;
    const next = index === undefined ? undefined : tabs[index];
    if (!next || index === undefined) return;
    event.preventDefault();
    onSelect(next.id);
    const button = list.current?.children[index];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <>
      <div className="lb-tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-controls={`${id}-panel`}
            aria-selected={tab.id === current}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.title}
            {tab.count === undefined ? null : ` ${tab.count}`}
          </button>
        ))}
      </div>
      <div
        className="lb-tab-panel"
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${current}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls is reached by the keyboard
        tabIndex={0}
      >
        {children}
      </div>
    </>
  );
}
