/** Whether a path is that of a project's configuration of this tool. */
export function isProjectConfig(path: string): boolean {
  return /(?:^|\/)\.lb-topology\.ya?ml$/.test(path);
}
