/** What became of a gesture that was not simply done: refused with the reason, or errors that it would bring. */
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "../controls";
import { SeverityMark } from "../controls/Severity";
import { count } from "../state/announce";
import { useApp, useSession } from "../state/use-app";

export function EditNotice() {
  const session = useSession();
  const edit = useApp((state) => state.edit);
  const box = useRef<HTMLDivElement>(null);
  const asking = edit?.status === "asking";
  // Whoever did it with the keyboard goes on with the keyboard.
  useEffect(() => {
    // One Enter too many must not do what was warned of.
    if (asking) box.current?.querySelector<HTMLElement>("vscode-button:last-of-type")?.focus();
  }, [asking]);
  if (!edit || edit.status === "busy") return null;
  const close = () => {
    if (asking) void session.answerEdit(false);
    else session.dismissEdit();
    session.camera?.takeFocus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  const role = asking ? { role: "alertdialog", "aria-label": edit.title } : { role: "alert" };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has a role, and Escape is the way out of it
    <div ref={box} className="lb-edit-notice" onKeyDown={onKeyDown} {...role}>
      {edit.status === "refused" && (
        <p>
          <SeverityMark severity="error" /> {edit.reason}
        </p>
      )}
      {edit.status === "asking" && edit.errors.every((it) => it.rule) && (
        <p>
          <strong>This would bring {count(edit.errors.length, "error")}:</strong>
        </p>
      )}
      {edit.status === "asking" &&
        edit.errors.map((it) => (
          <p key={`${it.rule} ${it.resource} ${it.message}`}>
            <SeverityMark severity="error" /> {it.message}{" "}
            {it.rule && (
              <button type="button" className="lb-link" onClick={() => session.tell("openRule", { rule: it.rule })}>
                {it.rule}
              </button>
            )}
          </p>
        ))}
      <div className="lb-edit-answers">
        {asking && (
          <Button look="secondary" onPress={() => void session.answerEdit(true)}>
            Do it all the same
          </Button>
        )}
        <Button look={asking ? "primary" : "secondary"} onPress={close}>
          {asking ? "Leave it" : "Close"}
        </Button>
      </div>
    </div>
  );
}
