/** The fields of one level, and the way to those that are not set. */
import type { FormField } from "../../../src/core/editing/form-model";
import { useSession } from "../../state/use-app";
import { AddField } from "./AddField";
import { setAdded, useAdded } from "./drafts";
import { FieldRow } from "./FieldRow";
import { useInspection } from "./inspection";

export interface LevelProps {
  readonly path: string;
  readonly fields: readonly FormField[];
  readonly more: readonly FormField[];
}

export function Level({ path, fields, more }: LevelProps) {
  const session = useSession();
  const { id, readOnly } = useInspection();
  const added = useAdded(id);
  const shown = more.filter((it) => added.includes(it.path));
  const rest = more.filter((it) => !added.includes(it.path));
  return (
    <>
      {[...fields, ...shown].map((field) => (
        <FieldRow key={field.path} field={field} />
      ))}
      {readOnly === undefined && rest.length > 0 && (
        <AddField
          path={path}
          fields={rest}
          onPick={(field) => {
            setAdded(session, id, field.path, true);
            session.announce(`${field.label} is to be filled in.`);
          }}
        />
      )}
    </>
  );
}
