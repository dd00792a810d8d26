/** The menu or dialog that is open. */
import { useEffect } from "react";
import { useApp, useSession } from "../state/use-app";
import { ContextMenu } from "./ContextMenu";
import { DeleteDialog } from "./DeleteDialog";
import { DuplicateDialog } from "./DuplicateDialog";
import { Palette } from "./Palette";
import { RenameDialog } from "./RenameDialog";

export function Popups() {
  const session = useSession();
  const popup = useApp((state) => state.popup);
  // A connection that is dropped where nothing is asks for what could be there.
  useEffect(
    () => session.onDroppedOnNothing(({ id }) => session.store.set({ popup: { type: "palette", near: id } })),
    [session],
  );
  switch (popup?.type) {
    case "menu":
      return <ContextMenu {...popup} />;
    case "palette":
      return <Palette key={popup.near} near={popup.near} />;
    case "duplicate":
      return <DuplicateDialog id={popup.id} />;
    case "rename":
      return <RenameDialog id={popup.id} />;
    case "delete":
      return <DeleteDialog id={popup.id} />;
    default:
      return null;
  }
}
