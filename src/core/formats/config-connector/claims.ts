/** Which files may hold Config Connector objects. Cheap: no parsing. */

/**
 * YAML or JSON with an object of a Config Connector kind or with a namespace that names its project; and Kustomize's own
 * files, which say which of the others are patches.
 */
export function claimsFile(path: string, text: string): boolean {
  if (!/\.(?:ya?ml|json)$/i.test(path)) return false;
  return isKustomization(path) || object.test(text) || (projectAnnotation.test(text) && namespace.test(text));
}

/** `kustomization.yaml` and the other names under which Kustomize looks for it. */
export function isKustomization(path: string): boolean {
  return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(path);
}

const object = /(?:^|[\s{,"'-])apiVersion["']?\s*:\s*["']?[a-z0-9-]+\.cnrm\.cloud\.google\.com\//;
const projectAnnotation = /cnrm\.cloud\.google\.com\/project-id["']?\s*:/;
const namespace = /(?:^|[\s{,"'-])kind["']?\s*:\s*["']?Namespace\b/;
