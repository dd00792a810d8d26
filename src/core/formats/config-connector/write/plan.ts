/** `Change[]` to the smallest edits of Config Connector files, or a refusal of the whole with the reason and the place. */
import type { Change, EditPlan } from "../../../model/change";
import type { Topology } from "../../../topology/topology";
import { planned, refuseQuestions } from "../../refusal";
import type { ConnectorFile } from "../file";
import { addResource, expectAdded } from "./add-resource";
import { Bench } from "./bench";
import { connect, disconnect } from "./connect";
import { copyResource } from "./copy-resource";
import type { Editor } from "./editor";
import { removeField } from "./remove-field";
import { refuseDangling, removeResource } from "./remove-resource";
import { rename } from "./rename";
import { setField } from "./set-field";
import { type Subject, Subjects } from "./subjects";

/**
 * Plans changes in order, each on the text that the one before left. Edits refer to the files as given and touch nothing
 * but what changes. `patches` are files whose objects are no objects of their own. One that cannot be carried out refuses all of them.
 */
export function planConnector(
  files: ReadonlyMap<string, ConnectorFile>,
  patches: ReadonlySet<string>,
  topology: Topology,
  changes: readonly Change[],
): EditPlan {
  const bench = new Bench(files, patches);
  const editor: Editor = { bench, subjects: new Subjects(topology, bench), declared: new Map() };
  return planned(bench, () => {
    expectAdded(editor, changes);
    const removed: Subject[] = [];
    for (const change of changes) apply(editor, change, removed);
    // Only now: a later change may have taken the references away.
    for (const subject of removed) refuseDangling(editor, subject);
  });
}

function apply(editor: Editor, change: Change, removed: Subject[]): void {
  const { subjects, bench } = editor;
  const { step } = bench;
  const touch = (subject: Subject) => {
    subject.touched ||= bench.step > step;
  };
  switch (change.op) {
    case "setField": {
      refuseQuestions(change.value);
      const subject = subjects.find(change.resource);
      setField(editor, subject, change.field, change.value);
      touch(subject);
      return;
    }
    case "removeField": {
      const subject = subjects.find(change.resource);
      removeField(editor, subject, change.field);
      touch(subject);
      return;
    }
    case "addResource":
      refuseQuestions(change.fields);
      if (change.copyOf === undefined) addResource(editor, change);
      else copyResource(editor, change, change.copyOf);
      return;
    case "removeResource": {
      const subject = subjects.find(change.resource);
      removeResource(editor, subject);
      removed.push(subject);
      return;
    }
    case "connect":
    case "disconnect":
      (change.op === "connect" ? connect : disconnect)(editor, change.from, change.to, change.role);
      touch(subjects.find(change.from));
      touch(subjects.find(change.to));
      return;
    case "rename": {
      const subject = subjects.find(change.resource);
      rename(editor, subject, change.name);
      touch(subject);
      return;
    }
  }
}
