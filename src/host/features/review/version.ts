/** What is compared: the workspace with HEAD, or what a plan says of itself. */
import * as vscode from "vscode";
import { isCandidate } from "../../../core/formats/candidates";
import type { SourceRange } from "../../../core/model/range";
import { LineIndex } from "../../../core/model/range";
import type { Resource } from "../../../core/model/resource";
import { findHazards } from "../../../core/review/hazards/all";
import { createFirstFixes } from "../../../core/review/hazards/new-name";
import type { Hazard, Review, Side } from "../../../core/review/model";
import { reviewPlan } from "../../../core/review/plan";
import { review } from "../../../core/review/review";
import type { Snapshot } from "../../../core/snapshot";
import { toFile, toLocation, toUri } from "../../infrastructure/convert";
import { loadEngine } from "../../infrastructure/engine";
import type { Host } from "../../infrastructure/host";
import { headOf } from "./git";

/** A review as the list shows it. */
export interface Shown {
  /** `against main`, `of plan.json`. */
  readonly title: string;
  readonly review: Review;
  readonly hazards: readonly Hazard[];
  /** Where a place is to be opened. */
  location(side: Side, range: SourceRange, resource?: string): vscode.Location;
  /** Fires when it may not be true any more. */
  readonly onDidChange: vscode.Event<void>;
}

/** The workspace as it is in the editor, against HEAD. Throws NoHead. */
export async function againstHead(host: Host): Promise<Shown | undefined> {
  const snapshot = await host.workspace.settled();
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!snapshot || !folder) return undefined;
  const dirty = vscode.workspace.textDocuments.filter((it) => it.isDirty && it.uri.scheme === folder.uri.scheme);
  const head = await headOf(
    folder.uri,
    dirty.map((it) => it.uri),
    (uri) => isCandidate(uri.path) || snapshot.text(toFile(uri)) !== undefined,
  );
  const engine = await loadEngine(host.context.extensionUri);
  engine.setVariableFiles(host.settings.values.variableFiles);
  const texts = new Map<string, string | undefined>();
  for (const file of [...snapshot.files, ...snapshot.wants.map((it) => it.path)]) texts.set(file, snapshot.text(file));
  for (const [file, text] of head.changed) texts.set(file, text);
  const read = [...texts].filter(
    ([file, text]) => text !== undefined && isKnown(engine.claims(file, text), file, snapshot),
  );
  const base = engine.update(read.map(([path, text]) => ({ path, text })));
  const made = review(base.topology, snapshot.topology);
  engine.dispose();
  return {
    title: `against ${head.name}`,
    review: made,
    hazards: findHazards(made),
    location: (side, range) => {
      if (side === "head") return toLocation(snapshot, range);
      const uri = toUri(range.file);
      return new vscode.Location(head.changed.has(range.file) ? head.uri(uri) : uri, toLocation(base, range).range);
    },
    onDidChange: head.onDidChange,
  };
}

/** What the analysis takes: config, and what it asks for beside it. */
function isKnown(format: string | undefined, file: string, snapshot: Snapshot): boolean {
  return format !== undefined || snapshot.wants.some((it) => it.path === file);
}

/** A plan that `terraform show -json` printed. Its places are those of the workspace where that declares the same. */
export async function ofPlan(host: Host, uri: vscode.Uri): Promise<Shown | undefined> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const made = reviewPlan(toFile(uri), text);
  if (!made) return undefined;
  const snapshot = await host.workspace.settled();
  const declared = declaredIn(snapshot);
  const lines = new LineIndex(text);
  return {
    title: `of ${uri.path.slice(uri.path.lastIndexOf("/") + 1)}`,
    review: made,
    hazards: findHazards(made).map((it) => withFixes(it, snapshot, declared.get(it.resource))),
    location: (_, range, resource) => {
      const own = resource === undefined ? undefined : declared.get(resource);
      if (own && snapshot) return toLocation(snapshot, own.headRange);
      const at = lines.position(range.start);
      return new vscode.Location(uri, new vscode.Position(at.line, at.column));
    },
    onDidChange: new vscode.EventEmitter<void>().event,
  };
}

/** Resources of the configuration by the address that a plan gives them, where one module only declares it. */
function declaredIn(snapshot: Snapshot | undefined): ReadonlyMap<string, Resource> {
  const found = new Map<string, Resource>();
  const several = new Set<string>();
  for (const resource of snapshot?.topology.resources ?? []) {
    if (resource.format !== "terraform") continue;
    const address = resource.key ?? resource.address;
    if (found.has(address)) several.add(address);
    found.set(address, resource);
  }
  for (const address of several) found.delete(address);
  return found;
}

/** A plan cannot be edited; the configuration that it was made of can. */
function withFixes(hazard: Hazard, snapshot: Snapshot | undefined, declared: Resource | undefined): Hazard {
  const needsName = hazard.hazard === "replacement-in-use" || hazard.hazard === "replacement-name-conflict";
  if (!snapshot || !declared || !needsName) return hazard;
  const fixes = createFirstFixes(snapshot.topology, declared);
  return fixes.length > 0 ? { ...hazard, fixes, steps: [] } : hazard;
}
