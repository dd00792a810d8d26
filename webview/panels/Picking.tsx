/** The list that a gesture of the keyboard has opened. */
import { useCallback } from "react";
import { Picker } from "../controls/Picker";
import { useApp, useSession } from "../state/use-app";

export function PickingPanel() {
  const session = useSession();
  const picking = useApp((state) => state.picking);
  const close = useCallback(() => {
    session.closePicker();
    session.camera?.takeFocus();
  }, [session]);
  return picking && <Picker picking={picking} onClose={close} />;
}
