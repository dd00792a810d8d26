/** Which files are plans and states. Cheap: no parsing. */

/** What `terraform show -json` prints of a plan or a state, by whatever name, and a state file of version 4. */
export function claimsFile(path: string, text: string): boolean {
  if (!/\.(?:json|tfstate)$/i.test(path) || /\.(?:tf|tfvars)\.json$/.test(path)) return false;
  if (!text.includes('"terraform_version"')) return false;
  return isShown(text) || isState(text);
}

function isShown(text: string): boolean {
  return /"format_version"\s*:\s*"/.test(text) && /"(?:planned_values|values)"\s*:\s*\{/.test(text);
}

function isState(text: string): boolean {
  return /"version"\s*:\s*4\s*[,}]/.test(text) && text.includes('"lineage"') && text.includes('"resources"');
}
