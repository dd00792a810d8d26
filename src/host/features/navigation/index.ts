/** Go to definition and find references among load balancer resources. */
import * as vscode from "vscode";
import { referenceAt, resourceAt } from "../../../core/queries/places";
import type { Snapshot } from "../../../core/snapshot";
import type { Edge } from "../../../core/topology/topology";
import { toFile, toLocation, toRange, toUri } from "../../infrastructure/convert";
import { configFiles } from "../../infrastructure/files";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";
import { otherTerraformExtension } from "../../infrastructure/other-extensions";

export function registerNavigation(host: Host): vscode.Disposable {
  const definition: vscode.DefinitionProvider = {
    provideDefinition: (document, position) =>
      guard(host.log, "Go to definition", undefined, () => definitionAt(host, document, position)),
  };
  const references: vscode.ReferenceProvider = {
    provideReferences: (document, position, context) =>
      guard(host.log, "Find references", undefined, () =>
        referencesAt(host, document, position, context.includeDeclaration),
      ),
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(configFiles, definition),
    vscode.languages.registerReferenceProvider(configFiles, references),
  );
}

function definitionAt(host: Host, document: vscode.TextDocument, position: vscode.Position) {
  const snapshot = host.workspace.at(document);
  const edge = snapshot && referenceAt(snapshot.topology, toFile(document.uri), document.offsetAt(position));
  const target = edge && snapshot.topology.get(edge.to);
  if (!target || isTakenCareOf(edge)) return undefined;
  const link: vscode.LocationLink = {
    originSelectionRange: toRange(snapshot, edge.value.range),
    targetUri: toUri(target.range.file),
    targetRange: toRange(snapshot, target.range),
    targetSelectionRange: toRange(snapshot, target.headRange),
  };
  return [link];
}

function referencesAt(
  host: Host,
  document: vscode.TextDocument,
  position: vscode.Position,
  includeDeclaration: boolean,
): vscode.Location[] | undefined {
  const snapshot = host.workspace.at(document);
  const id = snapshot && subjectAt(snapshot, toFile(document.uri), document.offsetAt(position));
  const resource = id === undefined ? undefined : snapshot?.topology.get(id);
  if (!snapshot || !resource) return undefined;
  const edges = snapshot.topology.into(resource.id).filter((it) => !isTakenCareOf(it));
  const declaration =
    includeDeclaration && !otherTerraformExtension() ? [toLocation(snapshot, resource.headRange)] : [];
  return [...declaration, ...edges.map((it) => toLocation(snapshot, it.value.range))];
}

/** What the caret is on: the target of a reference, else the resource whose head it stands in. */
function subjectAt(snapshot: Snapshot, file: string, offset: number): string | undefined {
  const edge = referenceAt(snapshot.topology, file, offset);
  if (edge) return edge.to;
  const resource = resourceAt(snapshot.topology, file, offset);
  return resource && resource.headRange.start <= offset && offset <= resource.headRange.end ? resource.id : undefined;
}

/**
 * A Terraform extension answers for references by address itself, and two answers for one place are a nuisance. What it
 * does not know is ours: literal self-links that name a resource of the workspace.
 */
function isTakenCareOf({ value }: Edge): boolean {
  return otherTerraformExtension() && value.type === "reference" && value.target.by === "address";
}
