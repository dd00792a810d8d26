/** Results kept as long as everything they were made from is the same. */
import type { ModuleIndex } from "./module-index";
import type { Move } from "./relocate";
import type { TopLevel } from "./syntax";

/** A top-level block as a name means it: the same block at another place is another token. */
export interface Token {
  readonly file: string;
  readonly top: TopLevel;
}

/** What names meant when a result was made. Undefined: nothing. */
type Needs = ReadonlyMap<string, Token | object | undefined>;

interface Entry<T> {
  readonly value: T;
  readonly needs: Needs;
  readonly token: Token | undefined;
  /** The index in which that was last seen to hold. */
  seen: ModuleIndex;
}

export interface Recipe<T> {
  make(): T;
  /** The result where making it needs it itself. */
  cycle(): T;
  /** What the result is made of, beside names. */
  readonly token?: Token;
  /** The result where all that changed is where blocks stand. Without it the result is made anew. */
  move?(value: T, moves: readonly Move[]): T;
}

/** Remembers results by key, with the names of the module on which each depends, those asked for in vain included. */
export class Memory {
  private readonly entries = new Map<string, Entry<unknown>>();
  private readonly open: { readonly key: string; readonly needs: Map<string, Token | object | undefined> }[] = [];
  /** Keys of results made from an unfinished value, inside a cycle: they are not kept. */
  private readonly unfinished = new Set<string>();

  constructor(private index: ModuleIndex) {}

  /** Results now hold only if they hold in this index too. */
  moveTo(index: ModuleIndex): void {
    this.index = index;
    if (this.entries.size > 50_000) this.entries.clear();
  }

  /** Notes that the result being made depends on a name. */
  need(name: string): void {
    this.open.at(-1)?.needs.set(name, this.index.identity(name));
  }

  /** The result under a key, made anew unless it is known and everything that it was made from is the same. */
  get<T>(key: string, recipe: Recipe<T>): T {
    const known = this.entries.get(key) as Entry<T> | undefined;
    const kept = known && this.keep(key, known, recipe);
    if (kept) {
      this.inherit(kept.needs);
      return kept.value;
    }
    const inside = this.open.findIndex((it) => it.key === key);
    if (inside >= 0) {
      for (let at = inside + 1; at < this.open.length; at++) this.unfinished.add(this.open[at]?.key ?? "");
      return recipe.cycle();
    }
    const frame = { key, needs: new Map<string, Token | object | undefined>() };
    this.open.push(frame);
    try {
      const value = recipe.make();
      if (!this.unfinished.delete(key))
        this.entries.set(key, { value, token: recipe.token, needs: frame.needs, seen: this.index });
      return value;
    } finally {
      this.open.pop();
      this.inherit(frame.needs);
    }
  }

  private keep<T>(key: string, entry: Entry<T>, recipe: Recipe<T>): Entry<T> | undefined {
    const moves: Move[] = [];
    if (!sameMeaning(entry.token, recipe.token, moves)) return undefined;
    if (entry.seen === this.index && moves.length === 0) return entry;
    for (const [name, meant] of entry.needs)
      if (!sameMeaning(meant, this.index.identity(name), moves)) return undefined;
    if (moves.length === 0) {
      entry.seen = this.index;
      return entry;
    }
    if (!recipe.move) return undefined;
    const needs = new Map([...entry.needs.keys()].map((name) => [name, this.index.identity(name)]));
    const moved = { value: recipe.move(entry.value, moves), needs, token: recipe.token, seen: this.index };
    this.entries.set(key, moved);
    return moved;
  }

  private inherit(needs: Needs): void {
    const frame = this.open.at(-1);
    if (frame) for (const [name, meant] of needs) frame.needs.set(name, meant);
  }
}

/** Whether a name means what it meant; a block that only moved is noted in `moves`. */
function sameMeaning(before: Token | object | undefined, now: Token | object | undefined, moves: Move[]): boolean {
  if (before === now) return true;
  if (!isToken(before) || !isToken(now) || before.file !== now.file || before.top.block !== now.top.block) return false;
  if (before.top.offset !== now.top.offset)
    moves.push({
      file: before.file,
      start: before.top.offset,
      end: before.top.offset + before.top.block.end,
      by: now.top.offset - before.top.offset,
    });
  return true;
}

function isToken(value: Token | object | undefined): value is Token {
  return value !== undefined && "top" in value && "file" in value;
}
