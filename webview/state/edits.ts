/**
 * Gestures that edit: changes go to the host, and what comes back is told. Errors that a change would bring are told first,
 * and the change is done only when the user says so. The picture changes by way of the text alone.
 */
import type { FormEdit } from "../../src/core/editing/form-model";
import type { Change } from "../../src/core/model/change";
import type { Client } from "../../src/protocol/channel";
import type { State } from "./state";
import type { Store } from "./store";

export interface EditActions {
  /**
   * Carries out changes; `title` names the gesture in the past ("Connected web to api"). True when they are done; while
   * the user is still to say whether errors are wanted it is not known yet, and false.
   */
  edit(title: string, changes: readonly Change[]): Promise<boolean>;
  /** The same for an edit of the inspector that no change says. */
  editForm(title: string, edit: FormEdit): Promise<boolean>;
  /** Does what has been told to bring errors, or leaves it. */
  answerEdit(goOn: boolean): Promise<boolean>;
  /** Takes the message of a refused edit away. */
  dismissEdit(): void;
  undo(redo?: boolean): Promise<void>;
}

export function editActions(client: Client, store: Store<State>, pull: () => Promise<void>): EditActions {
  async function run(title: string, changes: readonly Change[] | FormEdit, confirmed: boolean): Promise<boolean> {
    // An empty folder has no picture to begin with.
    if (store.get().version === null) await pull();
    const { version, edit } = store.get();
    if (version === null || edit?.status === "busy") return false;
    store.set({ edit: { status: "busy", title } });
    const refuse = (reason: string) => store.set({ edit: { status: "refused", title, reason }, announcement: reason });
    try {
      const common = { version, title, confirmed };
      const outcome = await ("op" in changes
        ? client.request("applyFormEdit", { ...common, edit: changes })
        : client.request("applyChanges", { ...common, changes: [...changes] }));
      switch (outcome.status) {
        case "applied":
          store.set({ edit: null, announcement: `${title}.` });
          await pull();
          return true;
        case "brings": {
          const { errors } = outcome;
          const announcement = errors.map((it) => it.message).join(" ");
          store.set({ edit: { status: "asking", title, changes, errors }, announcement });
          return false;
        }
        case "stale":
          refuse("The text changed in the meantime. Look again, then repeat.");
          await pull();
          return false;
        case "refused":
          refuse(outcome.reason);
          return false;
        case "cancelled":
          store.set({ edit: null });
          return false;
      }
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  return {
    edit: (title, changes) => run(title, changes, false),
    editForm: (title, edit) => run(title, edit, false),
    async answerEdit(goOn) {
      const { edit } = store.get();
      if (edit?.status !== "asking") return false;
      store.set({ edit: null });
      return goOn ? run(edit.title, edit.changes, true) : false;
    },
    dismissEdit: () => store.set({ edit: null }),
    async undo(redo = false) {
      try {
        const { done } = await client.request("undo", { redo });
        store.set({ announcement: done ? (redo ? "Redone." : "Undone.") : `Nothing to ${redo ? "redo" : "undo"}.` });
        await pull();
      } catch (error) {
        store.set({ announcement: error instanceof Error ? error.message : String(error) });
      }
    },
  };
}
