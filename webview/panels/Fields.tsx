/** Fields with their values, and where each value came from. A field's name leads to its text, a reference to its node. */
import { Fragment } from "react";
import type { NodeDetails } from "../../src/core/diagram/model";
import { useSession } from "../state/use-app";

export interface FieldsProps {
  readonly details: NodeDetails;
  readonly fields: NodeDetails["fields"];
}

export function Fields({ details, fields }: FieldsProps) {
  const session = useSession();
  if (!fields.length) return <p className="lb-dim">Nothing is known of its fields.</p>;
  return (
    <dl className="lb-fields">
      {fields.map((field) => (
        <div key={field.path} data-state={field.state}>
          <dt title={field.path}>
            {field.state === "default" || details.file === undefined ? (
              <FieldName path={field.path} />
            ) : (
              <button
                type="button"
                onClick={() => session.reveal(details.id, field.path)}
                title={`Show ${field.path} in the text`}
              >
                <FieldName path={field.path} />
              </button>
            )}
          </dt>
          <dd title={[field.text, field.from].filter(Boolean).join("  ")}>
            <Value field={field} />
            {field.from && " "}
            {field.from && <small>{field.from}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A path that may break where a new word begins. */
function FieldName({ path }: { path: string }) {
  return path.split(/(?=[A-Z.[])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one constant string
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

function Value({ field }: { field: NodeDetails["fields"][number] }) {
  const session = useSession();
  const { ref } = field;
  if (ref === undefined) return <span>{field.text || "(empty)"}</span>;
  return (
    <button type="button" className="lb-link" onClick={() => session.select(ref, { show: true, reveal: "show" })}>
      {field.text}
    </button>
  );
}
