export interface Server {
  readonly port: number;
  readonly data: string;
  readonly exited: Promise<number>;
  output(): string;
  url(folder: string, payload?: Readonly<Record<string, string | readonly string[]>>): string;
  uri(file: string): string;
  stop(): Promise<void>;
}
export const quietSettings: Readonly<Record<string, unknown>>;
export function startServer(options: {
  readonly host: { readonly root: string; readonly node: string };
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly dataFolder?: string;
  readonly token?: string;
  readonly trust?: boolean;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly onOutput?: (text: string) => void;
}): Promise<Server>;
