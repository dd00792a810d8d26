/** Text files that are no configuration but have a say in it: what `file` and its kin read, and chosen variable files. */
import type { Wanted } from "../format";
import type { Name } from "./memory";

/** Larger than any template or data file of a configuration; above this the content counts as unknown. */
export const largestData = 1_000_000;

export class DataFiles {
  private readonly names = new Map<string, Name>();
  private readonly texts = new Map<string, { readonly text: string }>();

  /** The name that results depend on which read the file. Asking for it makes the file wanted. */
  name(path: string): Name {
    let name = this.names.get(path);
    if (!name) {
      name = { text: path, meaning: () => this.texts.get(path), dependents: new Set() };
      this.names.set(path, name);
    }
    return name;
  }

  /** What the file says; undefined while nobody has given it. */
  text(path: string): string | undefined {
    return this.texts.get(path)?.text;
  }

  /** Takes the text of a file, or that it is not there. */
  set(path: string, text: string | undefined): void {
    if (this.texts.get(path)?.text === text) return;
    if (text === undefined) this.texts.delete(path);
    else this.texts.set(path, { text });
    for (const entry of this.name(path).dependents) entry.suspect = true;
  }

  get wants(): readonly Wanted[] {
    return [...this.names.keys()].map((path) => ({ type: "text", path }));
  }
}
