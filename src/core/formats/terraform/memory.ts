/** Results kept as long as everything they were made from is the same. */
import type { ModuleIndex } from "./module-index";

interface Entry<T> {
  readonly value: T;
  /** What the result was made of, beside names. */
  readonly token: unknown;
  /** Names that were asked for, and what they meant. */
  readonly needs: ReadonlyMap<string, unknown>;
  /** The index in which that was last seen to hold. */
  seen: ModuleIndex;
}

/** Remembers results by key, with the names of the module on which each depends, those asked for in vain included. */
export class Memory {
  private readonly entries = new Map<string, Entry<unknown>>();
  private readonly open: { readonly key: string; readonly needs: Map<string, unknown> }[] = [];

  constructor(private index: ModuleIndex) {}

  /** Results now hold only if they hold in this index too. */
  moveTo(index: ModuleIndex): void {
    this.index = index;
    if (this.entries.size > 20_000) this.entries.clear();
  }

  /** Notes that the result being made depends on a name. */
  need(name: string): void {
    this.open.at(-1)?.needs.set(name, this.index.identity(name));
  }

  /**
   * The result under a key, made anew if it is new, or `token` or something that it needs has changed; `cycle` if it
   * needs itself.
   */
  get<T>(key: string, make: () => T, cycle: () => T, token?: unknown): T {
    const known = this.entries.get(key) as Entry<T> | undefined;
    if (known && known.token === token && this.holds(known)) {
      this.inherit(known.needs);
      return known.value;
    }
    // What was met inside a cycle is made from an unfinished value: such results are not kept.
    const inside = this.open.findIndex((it) => it.key === key);
    if (inside >= 0) {
      for (let at = inside + 1; at < this.open.length; at++) this.unfinished.add(this.open[at]?.key ?? "");
      return cycle();
    }
    const frame = { key, needs: new Map<string, unknown>() };
    this.open.push(frame);
    try {
      const value = make();
      if (!this.unfinished.delete(key)) this.entries.set(key, { value, token, needs: frame.needs, seen: this.index });
      return value;
    } finally {
      this.open.pop();
      this.inherit(frame.needs);
    }
  }

  private readonly unfinished = new Set<string>();

  private holds(entry: Entry<unknown>): boolean {
    if (entry.seen === this.index) return true;
    for (const [name, meant] of entry.needs) if (this.index.identity(name) !== meant) return false;
    entry.seen = this.index;
    return true;
  }

  private inherit(needs: ReadonlyMap<string, unknown>): void {
    const frame = this.open.at(-1);
    if (frame) for (const [name, meant] of needs) frame.needs.set(name, meant);
  }
}
