/** Fields by which the API tells objects apart. */
export function isIdentity(field: string): boolean {
  return ["name", "namePrefix", "project", "region", "zone", "location"].includes(field);
}
