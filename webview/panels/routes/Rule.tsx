/** One rule of a path matcher: its paths, its priority, where it leads, and its place among the others. */
import { type DragEvent, type KeyboardEvent, useRef } from "react";
import type { RouteRule } from "../../../src/core/editing/routes/route-model";
import { Icon } from "../../controls/icons";
import { Destination } from "./Destination";
import { EditText, listOf } from "./EditText";
import { RemoveButton, useRouteTable } from "./RouteEditor";

const dragType = "application/x-lb-topology-rule";

export function Rule({ rule, index, rules }: { rule: RouteRule; index: number; rules: readonly RouteRule[] }) {
  const { act, disabled } = useRouteTable();
  const line = useRef<HTMLLIElement>(null);
  const siblings = rules.filter((it) => it.type === rule.type);
  const place = siblings.indexOf(rule);
  const move = async (by: number) => {
    const list = line.current?.parentElement;
    const next = siblings[place + by];
    if (!next) return;
    const done = await act({ do: "move", path: rule.path, by });
    // The keyboard goes along: a route rule keeps its path, of others the texts change places.
    const path = rule.type === "route" ? rule.path : next.path;
    if (done)
      setTimeout(
        () => list?.querySelector<HTMLElement>(`[data-rule="${CSS.escape(path)}"] .lb-route-grip`)?.focus(),
        60,
      );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const onGrip = event.target instanceof Element && event.target.closest(".lb-route-grip") !== null;
    if (by === 0 || !(event.altKey || onGrip)) return;
    event.preventDefault();
    event.stopPropagation();
    void move(by);
  };
  const onDrop = (event: DragEvent) => {
    line.current?.removeAttribute("data-drop");
    const from = siblings.findIndex((it) => it.path === event.dataTransfer.getData(dragType));
    if (from < 0 || from === place) return;
    event.preventDefault();
    const moved = siblings[from];
    const by = rule.type === "route" ? place - from : Math.sign(place - from);
    if (moved) void act({ do: "move", path: moved.path, by });
  };
  const canMove = !disabled && siblings.length > 1;
  return (
    <li
      ref={line}
      className="lb-route-rule"
      data-rule={rule.path}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        event.currentTarget.setAttribute("data-drop", "");
      }}
      onDragLeave={(event) => event.currentTarget.removeAttribute("data-drop")}
      onDrop={onDrop}
    >
      <div className="lb-route-line">
        {canMove && (
          <button
            type="button"
            className="lb-field-action lb-route-grip"
            draggable
            title="Drag, or press the arrow keys up and down"
            aria-label={`Move ${rule.label}, place ${index + 1} of ${rules.length}: arrow up or down`}
            onDragStart={(event) => {
              event.dataTransfer.setData(dragType, rule.path);
              event.dataTransfer.effectAllowed = "move";
            }}
          >
            <Icon shape="grip" size={14} />
          </button>
        )}
        {rule.type === "route" && (
          <span className="lb-route-priority">
            <EditText
              label={`Priority of ${rule.label}`}
              value={rule.priority === undefined ? "" : String(rule.priority)}
              locked={rule.priority === undefined}
              digits
              onCommit={(text) => act({ do: "setPriority", path: rule.path, priority: Number(text) })}
            />
          </span>
        )}
        <EditText
          label={rule.type === "route" ? "Path" : "Paths"}
          value={rule.paths ? rule.paths.join(", ") : rule.label}
          locked={rule.paths === undefined}
          onCommit={(text) => act({ do: "setPaths", path: rule.path, paths: listOf(text) })}
        />
        <RemoveButton what={rule.label} gesture={{ do: "remove", path: rule.path }} />
      </div>
      <Destination destination={rule.destination} name={rule.label} />
    </li>
  );
}
