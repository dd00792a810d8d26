/** Ctrl+Z and Ctrl+Y (or with Shift) anywhere in the panel but in a field with text: undo is that of the document. */
import { useEffect } from "react";
import { useSession } from "../state/use-app";

export function useUndoKeys(): void {
  const session = useSession();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if ((key !== "z" && key !== "y") || isText(event.target)) return;
      event.preventDefault();
      // VS Code would undo as well, in whatever it takes for the active editor.
      event.stopPropagation();
      void session.undo(key === "y" || event.shiftKey).then(() => {
        // The node that had the keyboard may be gone with what was undone.
        if (document.activeElement === document.body) session.camera?.takeFocus();
      });
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [session]);
}

/** A field in which something has been typed undoes its own text first. */
function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest<HTMLElement & { value?: string }>(
    "input, textarea, vscode-text-field, [contenteditable]",
  );
  return field !== null && field.dataset.dirty !== undefined;
}
