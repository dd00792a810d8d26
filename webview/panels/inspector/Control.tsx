/** What a value is entered with, by the type of its field. */
import type { FormField } from "../../../src/core/editing/form-model";
import { useSession } from "../../state/use-app";
import { ExpressionChoices } from "./ExpressionChoices";
import { isEditable } from "./inspection";
import { PickControl } from "./PickControl";
import { Switch } from "./Switch";
import { TextControl } from "./TextControl";
import { type FieldEdit, useFieldEdit } from "./use-field-edit";

export interface ControlProps {
  readonly field: FormField;
  readonly edit: FieldEdit;
  /** Id of the control itself, which the label is for, and of the notes that describe it. */
  readonly controlId: string;
  readonly noteId: string;
}

export function Control({ field, controlId }: { readonly field: FormField; readonly controlId: string }) {
  const session = useSession();
  const edit = useFieldEdit(field);
  const { to } = field;
  const noteId = `${controlId}-note`;
  const props: ControlProps = { field, edit, controlId, noteId };
  const note = noteOf(field);
  return (
    <>
      {isEditable(field) ? controlOf(props) : <output id={controlId}>{field.text || "(empty)"}</output>}
      <div id={noteId}>
        {note && (
          <p className="lb-field-from" title={note}>
            {note}
          </p>
        )}
        {edit.changedBelow && (
          <p className="lb-field-note-line" data-severity="info" role="status">
            It was changed meanwhile: the text says {field.text === "" ? "nothing" : `“${field.text}”`} now. Enter sets
            yours, Escape takes that.
          </p>
        )}
      </div>
      {to !== undefined && (
        <button
          type="button"
          className="lb-link lb-field-go"
          onClick={() => session.select(to, { show: true, reveal: "show" })}
        >
          Go to {field.text}
        </button>
      )}
      {edit.asking && <ExpressionChoices field={field} edit={edit} asking={edit.asking} />}
    </>
  );
}

function controlOf(props: ControlProps) {
  switch (props.field.type) {
    case "boolean":
      return <Switch {...props} />;
    case "choice":
    case "reference":
      return <PickControl {...props} />;
    default:
      return <TextControl {...props} />;
  }
}

/** Where the value comes from. */
function noteOf({ state, from, text }: FormField): string | undefined {
  if (state === "expression") return `from ${from}`;
  if (state === "unknown") return `${text}: not known, ${from}`;
  return undefined;
}
