/** New names for a resource: the one that text knows it by and, in Terraform, the one that Google Cloud does. */
import { useEffect, useState } from "react";
import type { Naming } from "../../src/core/editing/adding-model";
import { Button, Checkbox } from "../controls";
import { useSession } from "../state/use-app";
import { Blanks, Dialog, Field } from "./Dialog";
import { refuse } from "./delete-node";
import { around, editAndThen, goTo, nodeIds } from "./settle";

export function RenameDialog({ id }: { id: string }) {
  const session = useSession();
  const [naming, setNaming] = useState<Naming>();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [moved, setMoved] = useState(true);
  const [problem, setProblem] = useState<{ reason: string; field?: string | undefined }>();
  useEffect(() => {
    let current = true;
    void session.tell("getNaming", { id }).then((it) => {
      if (!current) return;
      if (it?.names.length) {
        setNaming(it);
        setValues(Object.fromEntries(it.names.map((name) => [name.id, name.value])));
      } else session.store.set({ popup: null });
      if (it?.none !== undefined) refuse(session, it.title, it.none);
    });
    return () => {
      current = false;
    };
  }, [session, id]);
  if (!naming) return null;
  const close = () => {
    session.store.set({ popup: null });
    session.camera?.takeFocus();
  };
  const changed = (name: "identity" | "name") => {
    const before = naming.names.find((it) => it.id === name);
    const now = values[name];
    return before && before.fixed === undefined && now !== before.value ? now : undefined;
  };
  const submit = async () => {
    const plan = await session.tell("planRename", { id, identity: changed("identity"), name: changed("name"), moved });
    if (!plan) return true;
    if (!plan.ok) {
      setProblem(plan);
      return true;
    }
    const before = nodeIds(session);
    const beside = around(session, id);
    session.store.set({ popup: null });
    await editAndThen(session, plan.title, plan.changes, () => {
      const now = nodeIds(session);
      const to = now.has(id) ? id : ([...now].find((it) => !before.has(it)) ?? beside.find((it) => now.has(it)));
      if (to !== undefined) goTo(session, to);
    });
    return false;
  };
  return (
    <Dialog title={naming.title} onClose={close}>
      <Blanks onEnter={submit}>
        {naming.names.map((it, index) => (
          <Field
            key={it.id}
            label={it.label}
            value={values[it.id] ?? ""}
            note={it.fixed ?? it.effect}
            disabled={it.fixed !== undefined}
            first={index === 0}
            wrong={problem?.field === it.id ? problem.reason : undefined}
            onChange={(value) => {
              setProblem(undefined);
              setValues((old) => ({ ...old, [it.id]: value }));
            }}
          />
        ))}
        {naming.moved && (
          <Checkbox checked={moved} onToggle={setMoved}>
            Leave a moved block, so that Terraform keeps the object
          </Checkbox>
        )}
        <p className="lb-field-wrong" role="alert">
          {problem && problem.field === undefined ? problem.reason : ""}
        </p>
        <div className="lb-dialog-answers">
          <Button look="primary" onPress={() => void submit()}>
            Rename
          </Button>
          <Button onPress={close}>Cancel</Button>
        </div>
      </Blanks>
    </Dialog>
  );
}
