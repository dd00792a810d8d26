export function ensureHost(
  which: "current" | "oldest",
  log?: (line: string) => void,
): Promise<{ readonly root: string; readonly node: string; readonly label: string; readonly version: string }>;
