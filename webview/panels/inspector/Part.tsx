/** An object or a list: opened and closed, with what is in it, and the way to have one, or one item more. */
import { useRef, useState } from "react";
import type { FormField } from "../../../src/core/editing/form-model";
import { Icon } from "../../controls/icons";
import { count, digits } from "../../state/announce";
import { useSession } from "../../state/use-app";
import { setAdded, toggle } from "./drafts";
import { FieldRow } from "./FieldRow";
import { setField, useInspection } from "./inspection";
import { Level } from "./Level";
import { NewEntry } from "./NewEntry";
import { NewPart } from "./NewPart";

export interface PartProps {
  readonly field: FormField;
  /** Id of what is inside. */
  readonly contentId: string;
}

/** Its name, which opens and closes it, with a few words about what is inside. */
export function PartName({ field, name, contentId }: PartProps & { readonly name: string }) {
  const session = useSession();
  const { id } = useInspection();
  const { path, type, open = false } = field;
  if (!isThere(field) || field.count === 0) return <span className="lb-field-name">{name}</span>;
  const size = type === "list" ? count(field.count ?? 0, "item") : field.text;
  return (
    <button
      type="button"
      className="lb-part-toggle"
      aria-expanded={open}
      aria-controls={open ? contentId : undefined}
      aria-label={type === "list" ? `${path}, ${size}` : path}
      onClick={() => toggle(session, id, path, !open)}
    >
      <Icon shape={open ? "down" : "right"} size={12} />
      <span className="lb-field-name">{name}</span>
      {(type === "list" || !open) && <small>{type === "list" ? `(${digits(field.count ?? 0)})` : size}</small>}
    </button>
  );
}

function isThere({ state }: FormField): boolean {
  return state === "set" || state === "expression" || state === "unknown";
}

export function Part({ field, contentId }: PartProps) {
  const { readOnly } = useInspection();
  const { path, state, type, open = false } = field;
  return (
    <>
      {field.from !== undefined && (
        <p className="lb-field-from">
          {state === "unknown" ? `${field.text}: not known, ${field.from}` : `from ${field.from}`}
        </p>
      )}
      {open && (
        <div className="lb-part" id={contentId}>
          {type === "list" ? (
            (field.fields ?? []).map((it, index, all) => (
              <FieldRow key={it.path} field={it} item={{ index, count: all.length }} />
            ))
          ) : (
            <Level path={path} fields={field.fields ?? []} more={field.more ?? []} />
          )}
        </div>
      )}
      {readOnly === undefined && field.fixed === undefined && (type !== "object" || !isThere(field)) && (
        <Adder field={field} />
      )}
    </>
  );
}

/** One item or entry more, or the object that is not there yet: at once, or with what it has to have. */
function Adder({ field }: { field: FormField }) {
  const session = useSession();
  const inspection = useInspection();
  const [filling, setFilling] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { path, type, item, needs = [] } = field;
  const isList = type === "list";
  const isMap = type === "map";
  const at = isList ? `${path}[${field.count ?? 0}]` : path;
  const blank = isList && item !== "object";
  const close = () => {
    setFilling(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  const isThereNow = () => {
    setAdded(session, inspection.id, path, false);
    toggle(session, inspection.id, path, true);
  };
  const onDone = () => {
    isThereNow();
    close();
  };
  const onPress = () => {
    if (isMap || blank || needs.length > 0) setFilling(true);
    else void setField(session, inspection, at, {}, "an empty one").then((done) => done && isThereNow());
  };
  if (filling && isMap) return <NewEntry field={field} onDone={onDone} onCancel={close} />;
  if (filling)
    return (
      <NewPart
        at={at}
        fields={blank ? [itemField(field, at)] : needs}
        single={blank}
        onDone={onDone}
        onCancel={close}
      />
    );
  const what = isList ? `Add an item to ${path}` : isMap ? `Add an entry to ${path}` : `Add ${path}`;
  return (
    <button ref={button} type="button" className="lb-more lb-part-add" aria-label={what} onClick={onPress}>
      <Icon shape="plus" size={12} /> {isList || isMap ? "Add" : `Add ${field.label}`}
    </button>
  );
}

/** The field that a new item of plain values is. */
function itemField(field: FormField, path: string): FormField {
  return {
    path,
    label: `New item of ${field.label}`,
    doc: field.doc,
    type: field.item === undefined || field.item === "object" ? "text" : field.item,
    state: "absent",
    text: "",
    required: true,
    ...(field.options ? { options: field.options } : {}),
    findings: [],
  };
}
