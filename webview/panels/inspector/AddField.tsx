/** The fields that are not set: found by typing, those that the product forbids with the reason. */
import { useEffect, useId, useRef, useState } from "react";
import type { FieldChoice, FormField } from "../../../src/core/editing/form-model";
import { Icon } from "../../controls/icons";
import { useSession } from "../../state/use-app";
import { setJudged } from "./drafts";
import { useInspection } from "./inspection";
import { Picker } from "./Picker";

export interface AddFieldProps {
  readonly path: string;
  readonly fields: readonly FormField[];
  readonly onPick: (field: FormField) => void;
}

export function AddField({ path, fields, onPick }: AddFieldProps) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const session = useSession();
  const { id: resource } = useInspection();
  const where = path === "" ? "" : ` of ${path}`;
  useEffect(() => {
    if (!open) return;
    frame.current?.querySelector("input")?.focus();
    setJudged(session, resource, path, true);
    return () => setJudged(session, resource, path, false);
  }, [open, session, resource, path]);
  if (!open)
    return (
      <button type="button" className="lb-more" aria-label={`More fields${where}`} onClick={() => setOpen(true)}>
        <Icon shape="plus" size={12} /> More fields
      </button>
    );
  const choices = fields.map(
    ({ path: value, label, doc, objection, text }): FieldChoice => ({
      value,
      title: label,
      detail: [doc, text && `Default: ${text}.`].filter(Boolean).join(" "),
      ...(objection ? { objection } : {}),
    }),
  );
  const sorted = [...choices].sort((a, b) => Number(isForbidden(a)) - Number(isForbidden(b)));
  const close = () => {
    setOpen(false);
    // Behind the picker's own closing.
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the keyboard has left
    <div
      ref={frame}
      className="lb-more-fields"
      onBlur={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && frame.current?.contains(relatedTarget))) setOpen(false);
      }}
    >
      <label htmlFor={id}>More fields{where}</label>
      <Picker
        id={id}
        label={`More fields${where}`}
        value=""
        placeholder="Type to find a field"
        early={sorted}
        none="No field of this name."
        strict
        isAsked
        onPick={({ value }) => {
          setOpen(false);
          const field = fields.find((it) => it.path === value);
          if (field) onPick(field);
        }}
        onEscape={close}
      />
    </div>
  );
}

function isForbidden({ objection }: FieldChoice): boolean {
  return objection?.severity === "error";
}
