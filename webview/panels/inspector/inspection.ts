/** What all parts of one inspector share: whose form it is, and how an edit is made. */
import { createContext, useContext } from "react";
import type { NodeDetails } from "../../../src/core/diagram/model";
import type { FormField } from "../../../src/core/editing/form-model";
import type { Change, ChangeValue } from "../../../src/core/model/change";
import type { Session } from "../../state/session";

export interface Inspection {
  readonly id: string;
  /** The resource's name, for what is said of an edit. */
  readonly title: string;
  readonly details: NodeDetails;
  readonly readOnly: string | undefined;
  /** Asks for the form anew; resolves when it is there. */
  readonly refresh: () => Promise<void>;
}

const InspectionContext = createContext<Inspection | null>(null);

export const InspectionProvider = InspectionContext.Provider;

export function useInspection(): Inspection {
  const inspection = useContext(InspectionContext);
  if (!inspection) throw new Error("useInspection outside of an inspector");
  return inspection;
}

/** Sets a field in one step. True when it is done; false also while errors that it brings are being asked about. */
export function setField(
  session: Session,
  { id, title, refresh }: Inspection,
  path: string,
  value: ChangeValue,
  says: string,
): Promise<boolean> {
  const change: Change = { op: "setField", resource: id, field: path, value };
  return then(session.edit(`Set ${path} of ${title} to ${says}`, [change]), refresh);
}

export function removeField(session: Session, { id, title, refresh }: Inspection, path: string): Promise<boolean> {
  return then(session.edit(`Removed ${path} of ${title}`, [{ op: "removeField", resource: id, field: path }]), refresh);
}

/** Moves an item one place up or down. */
export function moveItem(
  session: Session,
  { id, title, refresh }: Inspection,
  path: string,
  by: 1 | -1,
): Promise<boolean> {
  const edit = { op: "moveItem", resource: id, field: path, by } as const;
  return then(session.editForm(`Moved ${path} of ${title} ${by < 0 ? "up" : "down"}`, edit), refresh);
}

/** Changes a value where it is written. */
export function setOrigin(
  session: Session,
  { id, title, refresh }: Inspection,
  path: string,
  value: string | number | boolean,
): Promise<boolean> {
  const edit = { op: "setOrigin", resource: id, field: path, value } as const;
  return then(session.editForm(`Set what ${path} of ${title} reads to ${value}`, edit), refresh);
}

async function then(done: Promise<boolean>, refresh: () => Promise<void>): Promise<boolean> {
  const is = await done;
  if (is) await refresh();
  return is;
}

/** Whether the control of a field is open for editing. */
export function isEditable({ fixed, type }: FormField): boolean {
  return fixed === undefined && type !== "map" && type !== "other";
}
