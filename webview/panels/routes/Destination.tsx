/** Where requests go: one service or several that share, picked among those of the same scope. */
import { useId } from "react";
import type { RouteDestination } from "../../../src/core/editing/routes/route-model";
import { Icon } from "../../controls/icons";
import { Picker } from "../inspector/Picker";
import { EditText } from "./EditText";
import { RemoveButton, useRouteTable } from "./RouteEditor";

export function Destination({ destination, name }: { destination: RouteDestination; name: string }) {
  const { act, disabled, table } = useRouteTable();
  const { of, type, text, to, shares } = destination;
  if (type === "weighted")
    return (
      <ul className="lb-route-shares" aria-label={`Shares of ${name}`}>
        {shares.map((share) => (
          <li key={share.path} className="lb-route-line">
            <TargetPicker
              label={`Service of a share of ${name}`}
              text={share.text}
              current={share.to}
              onPick={(id) => void act({ do: "setTarget", path: share.path, to: id })}
            />
            <span className="lb-route-weight">
              <EditText
                label={`Weight of ${share.text}`}
                value={share.weight === undefined ? "" : String(share.weight)}
                locked={share.weight === undefined}
                digits
                onCommit={(weight) => act({ do: "setWeight", path: share.path, weight: Number(weight) })}
              />
            </span>
            {shares.length > 1 && <RemoveButton what={share.text} gesture={{ do: "remove", path: share.path }} />}
          </li>
        ))}
        <li className="lb-route-line">
          <TargetPicker
            label={`One more service for ${name}`}
            text=""
            placeholder="one more service"
            onPick={(id) => void act({ do: "addShare", path: of, to: id })}
          />
        </li>
      </ul>
    );
  const first = table.targets.find((it) => it.id !== to)?.id;
  return (
    <div className="lb-route-line">
      <span aria-hidden="true">→</span>
      <TargetPicker
        label={`Destination of ${name}`}
        text={text}
        current={to}
        onPick={(id) => void act({ do: "setTarget", path: of, to: id })}
      />
      {type === "service" && first !== undefined && (
        <button
          type="button"
          className="lb-field-action"
          title="Share the requests with one more service"
          aria-label={`Share ${name} with one more service`}
          disabled={disabled}
          onClick={() => void act({ do: "addShare", path: of, to: first })}
        >
          <Icon shape="plus" size={14} />
        </button>
      )}
    </div>
  );
}

export interface TargetPickerProps {
  readonly label: string;
  readonly text: string;
  readonly placeholder?: string;
  readonly current?: string | undefined;
  readonly onPick: (id: string) => void;
}

export function TargetPicker({ label, text, placeholder = "service", current, onPick }: TargetPickerProps) {
  const { table, disabled } = useRouteTable();
  const id = useId();
  const choices = table.targets.map((it) => ({ value: it.id, title: it.title, detail: it.kindLabel }));
  if (disabled) return <span className="lb-route-to">{text}</span>;
  return (
    <>
      <label className="lb-hidden" htmlFor={id}>
        {label}
      </label>
      <Picker
        id={id}
        label={label}
        value={text}
        placeholder={placeholder}
        early={choices}
        load={async () => choices}
        none="There is no service of this scope."
        current={current}
        onPick={({ value }) => onPick(value)}
      />
    </>
  );
}
