/** Results kept as long as everything they were made from is the same. */
import type { Move } from "./relocate";
import type { TopLevel } from "./syntax";

/** A top-level block as a name means it: the same block at another place is another token. */
export interface Token {
  readonly file: string;
  readonly top: TopLevel;
}

/** What a name means at a time; undefined: nothing. */
export type Meaning = Token | object | undefined;

/** A name that results may depend on, of one folder. There is one object for each, so that it can be asked for fast. */
export interface Name {
  readonly text: string;
  /** What must stay the same for everything derived from the name to stay the same. */
  meaning(): Meaning;
  /** Results that need the name. */
  readonly dependents: Set<{ suspect: boolean }>;
}

/** What names meant when a result was made. */
type Needs = ReadonlyMap<Name, Meaning>;

interface Entry<T> {
  readonly value: T;
  readonly needs: Needs;
  readonly token: Token | undefined;
  /** Whether it needs a name whose meaning changed since it was last looked at. */
  suspect: boolean;
}

/** Tells whether a result still holds: it does while it is not suspect. */
export type Hold = Pick<Entry<unknown>, "suspect">;

interface Frame {
  readonly memory: Memory;
  readonly key: string;
  readonly needs: Map<Name, Meaning>;
  /** Made from an unfinished value, inside a cycle: the result is not kept. */
  unfinished: boolean;
}

/** Results that are being made, outermost first: shared by memories whose results depend on each other. */
export type Frames = Frame[];

export interface Recipe<T> {
  make(): T;
  /** The result where making it needs it itself. */
  cycle(): T;
  /** What the result is made of, beside names. */
  readonly token?: Token;
  /** The result where all that changed is where blocks stand. Without it the result is made anew. */
  move?(value: T, moves: readonly Move[]): T;
}

/** Remembers results by key, with the names on which each depends, those asked for in vain included. */
export class Memory {
  private readonly entries = new Map<string, Entry<unknown>>();
  /** Above this everything is forgotten once, so that what is never asked for again does not pile up. */
  private limit: number | undefined;

  constructor(private readonly frames: Frames) {}

  /** Results that need changed names hold only if those mean the same after all. */
  doubt({ names }: { readonly names: Iterable<Name> }): void {
    for (const name of names) for (const entry of name.dependents) entry.suspect = true;
  }

  /** What tells whether the result under a key still holds; undefined where it is not kept. */
  hold(key: string): Hold | undefined {
    return this.entries.get(key);
  }

  /** Everything that is needed now has been asked for. */
  settle(): void {
    this.limit ??= Math.max(50_000, 2 * this.entries.size);
    if (this.entries.size <= this.limit) return;
    for (const entry of this.entries.values()) release(entry);
    this.entries.clear();
    this.limit = undefined;
  }

  /** Notes that the result being made depends on a name. */
  need(name: Name): void {
    this.frames.at(-1)?.needs.set(name, name.meaning());
  }

  /** The result under a key, made anew unless it is known and everything that it was made from is the same. */
  get<T>(key: string, recipe: Recipe<T>): T {
    const known = this.entries.get(key) as Entry<T> | undefined;
    const kept = known && this.keep(key, known, recipe);
    if (kept) {
      this.inherit(kept.needs);
      return kept.value;
    }
    const { frames } = this;
    const inside = frames.findIndex((it) => it.key === key && it.memory === this);
    if (inside >= 0) {
      for (const frame of frames.slice(inside + 1)) frame.unfinished = true;
      return recipe.cycle();
    }
    const frame: Frame = { memory: this, key, needs: new Map(), unfinished: false };
    frames.push(frame);
    try {
      const value = recipe.make();
      if (!frame.unfinished) this.store(key, value, frame.needs, recipe.token);
      return value;
    } finally {
      frames.pop();
      this.inherit(frame.needs);
    }
  }

  private keep<T>(key: string, entry: Entry<T>, recipe: Recipe<T>): Entry<T> | undefined {
    if (!entry.suspect && entry.token === recipe.token) return entry;
    const moves: Move[] = [];
    if (!sameMeaning(entry.token, recipe.token, moves)) return undefined;
    for (const [name, meant] of entry.needs) if (!sameMeaning(meant, name.meaning(), moves)) return undefined;
    if (moves.length > 0) {
      if (!recipe.move) return undefined;
      const needs = new Map<Name, Meaning>();
      for (const name of entry.needs.keys()) needs.set(name, name.meaning());
      return this.store(key, recipe.move(entry.value, moves), needs, recipe.token);
    }
    entry.suspect = false;
    return entry;
  }

  private store<T>(key: string, value: T, needs: Needs, token: Token | undefined): Entry<T> {
    const before = this.entries.get(key);
    if (before) release(before);
    const entry: Entry<T> = { value, needs, token, suspect: false };
    this.entries.set(key, entry);
    for (const name of needs.keys()) name.dependents.add(entry);
    return entry;
  }

  private inherit(needs: Needs): void {
    const frame = this.frames.at(-1);
    if (frame) for (const [name, meant] of needs) frame.needs.set(name, meant);
  }
}

function release(entry: Entry<unknown>): void {
  for (const name of entry.needs.keys()) name.dependents.delete(entry);
  // Nobody tells it of changes any more.
  entry.suspect = true;
}

/** Whether a name means what it meant; a block that only moved is noted in `moves`. */
function sameMeaning(before: Meaning, now: Meaning, moves: Move[]): boolean {
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

function isToken(value: Meaning): value is Token {
  return value !== undefined && "top" in value && "file" in value;
}
