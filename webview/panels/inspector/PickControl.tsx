/** A value of a list, or a resource to refer to: picked among what is judged when the list opens. */
import type { FieldChoice } from "../../../src/core/editing/form-model";
import { useSession } from "../../state/use-app";
import type { ControlProps } from "./Control";
import { useInspection } from "./inspection";
import { Picker } from "./Picker";
import { placeholderOf } from "./TextControl";
import { shownText } from "./use-field-edit";

export function PickControl({ field, edit, controlId, noteId }: ControlProps) {
  const load = useChoices(field.path);
  const isReference = field.type === "reference";
  return (
    <Picker
      id={controlId}
      label={field.path}
      value={shownText(field)}
      placeholder={placeholderOf(field)}
      describedBy={noteId}
      required={field.required}
      early={(field.options ?? []).map((it) => ({ value: it, title: it }))}
      load={load}
      none={isReference ? "There is nothing here that it could refer to." : "Nothing fits."}
      current={isReference ? field.to : shownText(field)}
      onPick={({ value, title }) => void edit.commit(isReference ? { ref: value } : value, title, true)}
      onEscape={edit.asking ? edit.revert : undefined}
    />
  );
}

/** Asks for the choices of a field. */
export function useChoices(path: string): () => Promise<readonly FieldChoice[]> {
  const session = useSession();
  const { id } = useInspection();
  return async () => (await session.tell("getChoices", { id, path }))?.choices ?? [];
}
