export function startDevPage(options?: {
  port?: number;
  watch?: boolean;
}): Promise<{ url: string; stop(): Promise<void> }>;
