/** What refers to a resource that is to go, with what becomes of each reference. */
import { useEffect, useId, useState } from "react";
import type { Deletion } from "../../src/core/editing/adding-model";
import { Button, Checkbox } from "../controls";
import { useSession } from "../state/use-app";
import { Dialog } from "./Dialog";
import { carryOut } from "./delete-node";

export function DeleteDialog({ id }: { id: string }) {
  const session = useSession();
  const [deletion, setDeletion] = useState<Deletion>();
  const [ways, setWays] = useState<Readonly<Record<string, string>>>({});
  const [also, setAlso] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let current = true;
    void session.tell("getDeletion", { id }).then((it) => {
      if (!current) return;
      if (it && it.none === undefined) setDeletion(it);
      else session.store.set({ popup: null });
    });
    return () => {
      current = false;
    };
  }, [session, id]);
  if (!deletion) return null;
  const close = () => {
    session.store.set({ popup: null });
    session.camera?.takeFocus();
  };
  const submit = async () => setProblem((await carryOut(session, id, ways, [...also])) ?? "");
  const count = deletion.uses.length;
  return (
    <Dialog title={deletion.title} onClose={close}>
      {count > 0 && (
        <>
          <p>
            {count === 1
              ? "One reference leads to it. What is to become of it?"
              : `${count} references lead to it. What is to become of them?`}
          </p>
          <ul className="lb-uses">
            {deletion.uses.map((it, index) => (
              <Use
                key={it.key}
                use={it}
                way={ways[it.key] ?? it.ways[0]?.id ?? ""}
                first={index === 0}
                onWay={(way) => setWays((old) => ({ ...old, [it.key]: way }))}
              />
            ))}
          </ul>
        </>
      )}
      {deletion.along.length > 0 && <p>With it go {deletion.along.map((it) => it.label).join(", ")}.</p>}
      {deletion.orphans.length > 0 && (
        <fieldset className="lb-orphans">
          <legend>Only it used these. Delete them as well:</legend>
          {deletion.orphans.map((it) => (
            <Checkbox
              key={it.id}
              checked={also.includes(it.id)}
              onToggle={(on) => setAlso((old) => (on ? [...old, it.id] : old.filter((other) => other !== it.id)))}
            >
              {it.label}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <p className="lb-field-wrong" role="alert">
        {problem}
      </p>
      <div className="lb-dialog-answers">
        <Button look="primary" onPress={() => void submit()}>
          Delete
        </Button>
        <Button onPress={close}>Cancel</Button>
      </div>
    </Dialog>
  );
}

interface UseProps {
  readonly use: Deletion["uses"][number];
  readonly way: string;
  readonly first: boolean;
  readonly onWay: (way: string) => void;
}

function Use({ use, way, first, onWay }: UseProps) {
  const id = useId();
  return (
    <li>
      <label htmlFor={id}>
        {use.label} <code>{use.field}</code>
      </label>
      {use.ways.length > 0 ? (
        <select
          id={id}
          value={way}
          {...(first ? { "data-first": "" } : {})}
          onChange={(event) => onWay(event.currentTarget.value)}
        >
          {use.ways.map((it) => (
            <option key={it.id} value={it.id}>
              {it.label}
            </option>
          ))}
        </select>
      ) : (
        <span id={id}>cannot be edited here</span>
      )}
    </li>
  );
}
