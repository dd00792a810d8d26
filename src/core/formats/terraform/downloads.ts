/** Where `terraform init` puts what it downloads. */
import { joinPath } from "./paths";

/** Where the manifest of a root module is. */
export function manifestPath(root: string): string {
  return joinPath(root, ".terraform/modules/modules.json");
}

/** The root module that a file is the manifest of; undefined for other files. */
export function rootOfManifest(path: string): string | undefined {
  const match = /^(?:(.*)\/)?\.terraform\/modules\/modules\.json$/.exec(path);
  return match ? (match[1] ?? "") : undefined;
}

/** Whether a folder holds what `terraform init` has downloaded. */
export function isDownloaded(folder: string): boolean {
  return /(?:^|\/)\.terraform(?:\/|$)/.test(folder);
}
