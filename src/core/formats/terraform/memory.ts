/** Results kept as long as everything they were made from is the same. */
import type { IndexChanges, ModuleIndex } from "./module-index";
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
  /** When it was last seen to hold. */
  epoch: number;
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
  /** Keys of results by a name that they need (or once needed). */
  private readonly dependents = new Map<string, Set<string>>();
  /** Keys of results that need a name whose meaning changed since they were last looked at. */
  private readonly suspects = new Set<string>();
  /** Results of earlier epochs are all suspect. */
  private epoch = 0;
  private readonly open: { readonly key: string; readonly needs: Map<string, Token | object | undefined> }[] = [];
  /** Keys of results made from an unfinished value, inside a cycle: they are not kept. */
  private readonly unfinished = new Set<string>();

  constructor(private readonly index: ModuleIndex) {}

  /** Results that need changed names hold only if those mean the same after all. */
  doubt({ all, names }: IndexChanges): void {
    if (this.entries.size > 50_000) {
      this.entries.clear();
      this.dependents.clear();
      this.suspects.clear();
    } else if (all) this.epoch++;
    else for (const name of names) for (const key of this.dependents.get(name) ?? []) this.suspects.add(key);
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
      if (!this.unfinished.delete(key)) this.store(key, value, frame.needs, recipe.token);
      return value;
    } finally {
      this.open.pop();
      this.inherit(frame.needs);
    }
  }

  private keep<T>(key: string, entry: Entry<T>, recipe: Recipe<T>): Entry<T> | undefined {
    const trusted = entry.epoch === this.epoch && !this.suspects.has(key);
    if (trusted && entry.token === recipe.token) return entry;
    const moves: Move[] = [];
    if (!sameMeaning(entry.token, recipe.token, moves)) return undefined;
    for (const [name, meant] of entry.needs)
      if (!sameMeaning(meant, this.index.identity(name), moves)) return undefined;
    if (moves.length > 0) {
      if (!recipe.move) return undefined;
      const needs = new Map<string, Token | object | undefined>();
      for (const name of entry.needs.keys()) needs.set(name, this.index.identity(name));
      return this.store(key, recipe.move(entry.value, moves), needs, recipe.token);
    }
    entry.epoch = this.epoch;
    this.suspects.delete(key);
    return entry;
  }

  private store<T>(key: string, value: T, needs: Needs, token: Token | undefined): Entry<T> {
    const entry = { value, needs, token, epoch: this.epoch };
    this.entries.set(key, entry);
    this.suspects.delete(key);
    for (const name of needs.keys()) {
      const keys = this.dependents.get(name);
      if (keys) keys.add(key);
      else this.dependents.set(name, new Set([key]));
    }
    return entry;
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
