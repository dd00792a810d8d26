/** Which files are Terraform's. */

import { rootOfManifest } from "./downloads";

/**
 * Configuration, the values of variables that Terraform reads by itself, and where it has put downloaded modules; test
 * files are nothing of this.
 */
export function claimsFile(path: string): boolean {
  return /\.tf(?:\.json)?$/.test(path) || isVariables(path) || rootOfManifest(path) !== undefined;
}

/** `terraform.tfvars` and `*.auto.tfvars`, or the same in JSON. */
export function isVariables(path: string): boolean {
  return /(?:^|\/)terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/.test(path);
}
