import * as vscode from "vscode";

/** Extensions that bring Terraform's own language features: outline, definitions by address. */
const known = ["hashicorp.terraform", "opentofu.vscode-opentofu", "gamunu.opentofu"];

/** Whether one of them is installed and enabled. */
export function otherTerraformExtension(): boolean {
  return known.some((it) => vscode.extensions.getExtension(it) !== undefined);
}
