/** One field: its name, what it is set to, where that comes from, what is wrong with it, and what can be done. */
import { useContext, useEffect, useId, useRef } from "react";
import type { FormField } from "../../../src/core/editing/form-model";
import { Icon, type Shape } from "../../controls/icons";
import { useSession } from "../../state/use-app";
import { Control } from "./Control";
import { Holder, setAdded, setDraft, useAdded } from "./drafts";
import { FieldFindings } from "./FieldFindings";
import { isEditable, moveItem, removeField, useInspection } from "./inspection";
import { Part, PartName } from "./Part";

export interface FieldRowProps {
  readonly field: FormField;
  /** The item of a list: how many there are, and whether they can be put in another order. */
  readonly item?: { readonly index: number; readonly count: number };
}

export function FieldRow({ field, item }: FieldRowProps) {
  const session = useSession();
  const inspection = useInspection();
  const added = useAdded(inspection.id).includes(field.path);
  const row = useRef<HTMLDivElement>(null);
  const id = useId();
  const holder = useContext(Holder);
  const isPart = field.type === "object" || field.type === "list" || field.type === "map";
  const isSet = field.state !== "absent" && field.state !== "default";

  // Whoever has chosen a field is going to fill it in.
  useEffect(() => {
    if (added) row.current?.querySelector<HTMLElement>("input, textarea, .lb-part-add")?.focus();
  }, [added]);
  useEffect(() => {
    if (added && isSet) setAdded(session, inspection.id, field.path, false);
  }, [added, isSet, session, inspection.id, field.path]);

  const removable =
    inspection.readOnly === undefined && field.fixed === undefined && isSet && (item || !field.required);
  const remove = () => {
    setDraft(session, inspection.id, field.path, undefined);
    const neighbour = row.current?.nextElementSibling ?? row.current?.previousElementSibling;
    void removeField(session, inspection, field.path).then((done) => {
      // The button that was pressed is gone with its row: the keyboard stays close by.
      if (done && !document.activeElement?.closest(".lb-form"))
        neighbour?.querySelector<HTMLElement>("input, textarea, button")?.focus();
    });
  };
  const name = item ? `item ${item.index + 1}` : field.label;
  return (
    <div
      ref={row}
      className="lb-field"
      data-path={field.path}
      data-state={field.state}
      data-type={field.type}
      {...(isPart ? { role: "group", "aria-label": field.path } : {})}
    >
      <div className="lb-field-head">
        {isPart ? (
          <PartName field={field} name={item ? String(item.index + 1) : field.label} contentId={id} />
        ) : (
          <label className="lb-field-name" htmlFor={id} title={field.doc ?? field.path}>
            {item ? `${item.index + 1}` : field.label}
          </label>
        )}
        {field.replaces && isEditable(field) && !item && (
          <span
            className="lb-tag"
            title={
              field.replaces === "replaced"
                ? "Changing it replaces the resource: it is destroyed and created anew"
                : "Changing it may replace the resource, depending on the provider's version"
            }
          >
            {field.replaces === "replaced" ? "replaces" : "may replace"}
          </span>
        )}
        <span className="lb-field-actions">
          {item && item.count > 1 && inspection.readOnly === undefined && (
            <>
              <Action
                label={`Move ${name} of ${parentOf(field.path)} up`}
                shape="up"
                off={item.index === 0}
                onPress={() => moveItem(session, inspection, field.path, -1)}
              />
              <Action
                label={`Move ${name} of ${parentOf(field.path)} down`}
                shape="down"
                off={item.index === item.count - 1}
                onPress={() => moveItem(session, inspection, field.path, 1)}
              />
            </>
          )}
          {isSet && (
            <Action
              label={`Show ${field.path} in the text`}
              shape="text"
              onPress={() => session.reveal(inspection.id, field.path)}
            />
          )}
          {removable && <Action label={`Remove ${field.path}`} shape="close" onPress={remove} />}
          {added && !isSet && (
            <Action
              label={`Leave out ${field.path}`}
              shape="close"
              onPress={() => {
                setDraft(session, inspection.id, field.path, undefined);
                setAdded(session, inspection.id, field.path, false);
              }}
            />
          )}
        </span>
      </div>
      {isPart ? (
        <Holder value={`${holder}/${field.identity ?? ""}`}>
          <Part field={field} contentId={id} />
        </Holder>
      ) : (
        <Control field={field} controlId={id} />
      )}
      {field.objection && added && (
        <p className="lb-field-note-line" data-severity={field.objection.severity}>
          {field.objection.message}
        </p>
      )}
      {field.fixed !== undefined && field.fixed !== inspection.readOnly && (
        <p className="lb-field-note-line">{field.fixed}</p>
      )}
      <FieldFindings ids={field.findings} from={field.state === "expression" && !isPart ? field.from : undefined} />
    </div>
  );
}

interface ActionProps {
  readonly label: string;
  readonly shape: Shape;
  readonly off?: boolean;
  readonly onPress: () => void;
}

function Action({ label, shape, off = false, onPress }: ActionProps) {
  return (
    <button
      type="button"
      className="lb-field-action"
      title={label}
      aria-label={label}
      // Not disabled: the keyboard stays where it is when an item arrives at the end.
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      <Icon shape={shape} size={13} />
    </button>
  );
}

function parentOf(path: string): string {
  return path.replace(/\[\d+\]$/, "");
}
