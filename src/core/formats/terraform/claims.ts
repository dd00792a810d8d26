/** Which files are Terraform's. */

/** Configuration, and the values of variables that Terraform reads by itself; test files are neither. */
export function claimsFile(path: string): boolean {
  return (/\.tf(?:\.json)?$/.test(path) && !/(?:_|^|\/)override\.tf(?:\.json)?$/.test(path)) || isVariables(path);
}

/** `terraform.tfvars` and `*.auto.tfvars`, or the same in JSON. */
export function isVariables(path: string): boolean {
  return /(?:^|\/)terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/.test(path);
}
