/** `Change[]` to the smallest edits of Terraform text, or a refusal of the whole with the reason and the place. */
import type { Change, EditPlan } from "../../../model/change";
import type { Topology } from "../../../topology/topology";
import { planned, refuseQuestions } from "../../refusal";
import type { TerraformFile } from "../syntax";
import { connect, disconnect } from "./connect";
import { copyResource } from "./copy-resource";
import type { Editor } from "./editor";
import { removeField } from "./remove-field";
import { rename } from "./rename";
import { addResource, expectAdded, refuseDangling, refuseRemainingInstances, removeResource } from "./resources";
import { setField } from "./set-field";
import { ofSameBlock, type Subject, Subjects } from "./subjects";
import { parseText } from "./text-parser";
import { type ParseTerraform, Workbench } from "./workbench";

/**
 * Plans changes in order, each on the text that the one before left. Edits refer to the files as given, never overlap,
 * and touch nothing but what changes; where a run of lines was lined up, it stays so. A change that is already true
 * edits nothing. One that cannot be carried out refuses all of them.
 */
export function planTerraform(
  files: ReadonlyMap<string, TerraformFile>,
  topology: Topology,
  changes: readonly Change[],
  parse: ParseTerraform = parseText,
): EditPlan {
  const bench = new Workbench(files, parse);
  const editor: Editor = { bench, subjects: new Subjects(topology, bench), declared: new Map() };
  return planned(bench, () => {
    expectAdded(editor, changes);
    const removed: Subject[] = [];
    for (const change of changes) apply(editor, change, removed);
    // Only now: a later change may have taken the references away.
    for (const subject of removed) {
      refuseRemainingInstances(editor, subject, removed);
      refuseDangling(editor, subject);
    }
  });
}

function apply(editor: Editor, change: Change, removed: Subject[]): void {
  const { subjects, bench } = editor;
  const step = bench.step;
  switch (change.op) {
    case "setField": {
      refuseQuestions(change.value);
      const subject = subjects.findEditable(change.resource);
      setField(editor, subject, change.field, change.value);
      subject.touched ||= bench.step > step;
      return;
    }
    case "removeField": {
      const subject = subjects.findEditable(change.resource);
      removeField(editor, subject, change.field);
      subject.touched ||= bench.step > step;
      return;
    }
    case "addResource":
      refuseQuestions(change.fields);
      if (change.copyOf === undefined) addResource(editor, change);
      else copyResource(editor, change, change.copyOf);
      return;
    case "removeResource": {
      const subject = subjects.find(change.resource);
      // The block of several instances goes once.
      if (!removed.some((it) => ofSameBlock(it, subject))) removeResource(editor, subjects.findEditable(subject.id));
      removed.push(subject);
      return;
    }
    case "connect":
      connect(editor, change.from, change.to, change.role);
      return;
    case "disconnect":
      disconnect(editor, change.from, change.to, change.role);
      return;
    case "rename":
      rename(editor, subjects.findEditable(change.resource), change.name, change.moved);
      return;
  }
}
