/** Hovers: what a resource is and what leads to and from it; where the value of a field comes from. */
import * as vscode from "vscode";
import { fieldAt, referenceAt, resourceAt } from "../../../core/queries/places";
import type { Snapshot } from "../../../core/snapshot";
import { toFile, toRange } from "../../infrastructure/convert";
import { configFiles } from "../../infrastructure/files";
import type { Host } from "../../infrastructure/host";
import { guard } from "../../infrastructure/log";
import { fieldHover } from "./field-hover";
import { resourceHover } from "./resource-hover";

export function registerHover(host: Host): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: (document, position) =>
      guard(host.log, "Hover", undefined, () => {
        const snapshot = host.workspace.at(document);
        return snapshot && hoverAt(snapshot, toFile(document.uri), document.offsetAt(position));
      }),
  };
  return vscode.languages.registerHoverProvider(configFiles, provider);
}

function hoverAt(snapshot: Snapshot, file: string, offset: number): vscode.Hover | undefined {
  const { topology } = snapshot;
  const edge = referenceAt(topology, file, offset);
  const target = edge && topology.get(edge.to);
  if (target) return new vscode.Hover(resourceHover(snapshot, target), toRange(snapshot, edge.value.range));
  const resource = resourceAt(topology, file, offset);
  if (!resource) return undefined;
  const { headRange } = resource;
  if (headRange.start <= offset && offset <= headRange.end)
    return new vscode.Hover(resourceHover(snapshot, resource), toRange(snapshot, headRange));
  const field = fieldAt(resource, file, offset);
  const text = field && fieldHover(snapshot, resource, field);
  return text && new vscode.Hover(text, toRange(snapshot, field.range));
}
