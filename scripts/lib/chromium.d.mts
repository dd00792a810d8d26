export const launchArguments: string[];
export function ensureChromium(log?: (line: string) => void): Promise<string>;
