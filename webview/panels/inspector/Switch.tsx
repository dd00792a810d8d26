/** Yes or no: done at once. */
import { useEffect, useRef } from "react";
import type { ControlProps } from "./Control";

export function Switch({ field, edit, controlId, noteId }: ControlProps) {
  const box = useRef<HTMLInputElement>(null);
  const known = typeof field.value === "boolean";
  useEffect(() => {
    if (box.current) box.current.indeterminate = !known;
  }, [known]);
  const says = known ? String(field.value) : field.state === "unknown" ? "not known" : "not set";
  return (
    <span className="lb-switch">
      <input
        ref={box}
        id={controlId}
        type="checkbox"
        checked={field.value === true}
        aria-describedby={noteId}
        onChange={() => void edit.commit(field.value !== true, String(field.value !== true), true)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !edit.asking) return;
          event.stopPropagation();
          edit.revert();
        }}
      />
      <span aria-hidden="true">{field.state === "default" ? `${says} (default)` : says}</span>
    </span>
  );
}
