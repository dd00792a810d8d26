/** Which files are Terraform's. */

/** Configuration, and the values of variables that Terraform reads by itself; test files are neither. */
export function claimsFile(path: string): boolean {
  return (/\.tf$/.test(path) && !/_override\.tf$|(?:^|\/)override\.tf$/.test(path)) || isVariables(path);
}

/** `terraform.tfvars` and `*.auto.tfvars`. */
export function isVariables(path: string): boolean {
  return /(?:^|\/)terraform\.tfvars$|\.auto\.tfvars$/.test(path);
}
