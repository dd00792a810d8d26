/** `Change[]` to the smallest edits of API files, or a refusal of the whole with the reason and the place. */
import type { Change, EditPlan } from "../../../model/change";
import type { Topology } from "../../../topology/topology";
import { planned, refuseQuestions } from "../../refusal";
import type { ApiFile } from "../file";
import { addResource } from "./add-resource";
import { Bench } from "./bench";
import { connect, disconnect } from "./connect";
import { copyResource } from "./copy-resource";
import type { Editor } from "./editor";
import { removeField, setField } from "./fields";
import { refuseDangling, removeResource } from "./remove-resource";
import { rename } from "./rename";
import { type Subject, Subjects } from "./subjects";

/**
 * Plans changes in order, each on the text that the one before left. Edits refer to the files as given and touch nothing
 * but what changes. One that cannot be carried out refuses all of them.
 */
export function planApi(files: ReadonlyMap<string, ApiFile>, topology: Topology, changes: readonly Change[]): EditPlan {
  const bench = new Bench(files);
  const editor: Editor = { bench, subjects: new Subjects(topology, bench) };
  return planned(bench, () => {
    const removed: Subject[] = [];
    for (const change of changes) apply(editor, change, removed);
    // Only now: a later change may have taken the references away.
    for (const subject of removed) refuseDangling(editor, subject);
  });
}

function apply(editor: Editor, change: Change, removed: Subject[]): void {
  const { subjects, bench } = editor;
  const { step } = bench;
  const touch = (id: string) => {
    if (bench.step > step) subjects.find(id).touched = true;
  };
  switch (change.op) {
    case "setField":
      refuseQuestions(change.value);
      setField(editor, subjects.findOwn(change.resource), change.field, change.value);
      touch(change.resource);
      return;
    case "removeField":
      removeField(editor, subjects.findOwn(change.resource), change.field);
      touch(change.resource);
      return;
    case "addResource":
      refuseQuestions(change.fields);
      if (change.copyOf === undefined) addResource(editor, change);
      else copyResource(editor, change, change.copyOf);
      return;
    case "removeResource": {
      const subject = subjects.findOwn(change.resource);
      removeResource(editor, subject);
      removed.push(subject);
      return;
    }
    case "connect":
    case "disconnect":
      (change.op === "connect" ? connect : disconnect)(editor, change.from, change.to, change.role);
      touch(change.from);
      touch(change.to);
      return;
    case "rename":
      rename(editor, subjects.findOwn(change.resource), change.name);
      touch(change.resource);
      return;
  }
}
