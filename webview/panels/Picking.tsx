/** The list that a gesture of the keyboard has opened. */
import { useCallback, useEffect } from "react";
import { Picker } from "../controls/Picker";
import { useApp, useSession } from "../state/use-app";

export function PickingPanel() {
  const session = useSession();
  const picking = useApp((state) => state.picking);
  const close = useCallback(() => {
    session.closePicker();
    session.camera?.takeFocus();
  }, [session]);
  const isOpen = picking !== null;
  // Something was picked: the keyboard goes on in the diagram, unless there is something to answer first.
  useEffect(() => {
    if (!isOpen) return;
    return () => {
      if (document.activeElement === document.body) session.camera?.takeFocus();
    };
  }, [isOpen, session]);
  return picking && <Picker picking={picking} onClose={close} />;
}
