/** The name of a copy. */
import { useEffect, useState } from "react";
import type { Palette } from "../../src/core/editing/adding-model";
import { useSession } from "../state/use-app";
import { Dialog } from "./Dialog";
import { refuse } from "./delete-node";
import { EntryForm } from "./EntryForm";
import { editAndThen, goToNew, nodeIds } from "./settle";

export function DuplicateDialog({ id }: { id: string }) {
  const session = useSession();
  const [offer, setOffer] = useState<Palette>();
  useEffect(() => {
    let current = true;
    void session.tell("getDuplication", { id }).then((it) => {
      if (!current) return;
      if (it?.entries.length) setOffer(it);
      else session.store.set({ popup: null });
      if (it?.none !== undefined) refuse(session, it.title, it.none);
    });
    return () => {
      current = false;
    };
  }, [session, id]);
  const [entry] = offer?.entries ?? [];
  if (!offer || !entry) return null;
  const close = () => {
    session.store.set({ popup: null });
    session.camera?.takeFocus();
  };
  return (
    <Dialog title={offer.title} onClose={close}>
      <EntryForm
        entry={entry}
        action="Duplicate"
        check={(name) => session.tell("planDuplicate", { id, name })}
        onSubmit={async (name) => {
          const plan = await session.tell("planDuplicate", { id, name });
          if (!plan?.ok) return plan;
          const before = nodeIds(session);
          session.store.set({ popup: null });
          await editAndThen(session, plan.title, plan.changes, () => goToNew(session, before, entry.kind, name));
          return undefined;
        }}
        onBack={close}
      />
    </Dialog>
  );
}
