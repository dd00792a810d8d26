/** A row of the tree as VS Code draws it. */
import * as vscode from "vscode";
import type { TreeRow } from "../../../core/diagram/tree";

const scheme = "lb-topology-row";
const codicons: Readonly<Record<string, string>> = {
  ForwardingRule: "arrow-right",
  TargetHttpProxy: "browser",
  TargetHttpsProxy: "browser",
  TargetGrpcProxy: "browser",
  TargetTcpProxy: "browser",
  TargetSslProxy: "browser",
  UrlMap: "git-branch",
  BackendService: "server",
  BackendBucket: "database",
  NetworkEndpointGroup: "symbol-array",
  NetworkEndpoint: "circle-small",
  InstanceGroup: "server-environment",
  InstanceGroupManager: "server-environment",
  TargetPool: "server-environment",
  TargetInstance: "vm",
  HealthCheck: "pulse",
  SslCertificate: "verified",
  Certificate: "verified",
  CertificateMap: "verified",
  CertificateMapEntry: "verified",
  SslPolicy: "lock",
  SecurityPolicy: "shield",
  Address: "location",
  ServiceAttachment: "plug",
};

/** `select` is the command of a click; it leaves the keyboard in the tree. */
export function treeItem(row: TreeRow, select: string): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const open = row.type === "loadBalancer" ? Expanded : Collapsed;
  const item = new vscode.TreeItem(row.label, row.hasChildren ? open : None);
  item.id = row.id;
  item.description = row.description;
  item.tooltip = row.tooltip;
  item.accessibilityInformation = { label: row.spoken };
  item.iconPath = new vscode.ThemeIcon(iconOf(row));
  // The badge and colour that VS Code gives files with problems: see severityColours.
  const { errors, warnings } = row.badge;
  item.resourceUri = vscode.Uri.from({ scheme, path: `/${row.type}`, query: `${errors} ${warnings}` });
  const flags = [row.type, row.kind, row.ghost ? "ghost" : "", row.readOnly ? "readOnly" : ""];
  item.contextValue = flags.filter(Boolean).join(" ");
  if (row.node !== undefined) item.command = { command: select, title: "Show in Text", arguments: [row] };
  return item;
}

function iconOf(row: TreeRow): string {
  if (row.type === "loadBalancer") return "type-hierarchy";
  if (row.type === "group") return "debug-disconnect";
  if (row.type === "more") return "ellipsis";
  if (row.ghost) return "question";
  return codicons[row.kind] ?? "symbol-misc";
}

/** Colours rows by what is wrong with them, and counts it at their end. */
export const severityColours: vscode.FileDecorationProvider = {
  provideFileDecoration(uri) {
    if (uri.scheme !== scheme) return undefined;
    const [errors = 0, warnings = 0] = uri.query.split(" ").map(Number);
    const found = errors || warnings;
    if (!found) return undefined;
    const words = [errors ? counted(errors, "error") : "", warnings ? counted(warnings, "warning") : ""];
    return new vscode.FileDecoration(
      found > 9 ? "9+" : String(found),
      words.filter(Boolean).join(", "),
      new vscode.ThemeColor(errors ? "list.errorForeground" : "list.warningForeground"),
    );
  },
};

function counted(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? "" : "s"}`;
}
