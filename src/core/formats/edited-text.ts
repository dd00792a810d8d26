/** A stretch to replace, in offsets of the text it is applied to. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A stretch of the original (`start`/`end`), or text that was put in. */
type Piece = { readonly start: number; readonly end: number } | { readonly inserted: string };

/**
 * A text under edit that knows which of its characters are original. Edits are made one after the other on the text
 * as it stands; at the end they come out as one set of smallest edits against the original.
 */
export class EditedText {
  private pieces: readonly Piece[];
  private now: string;

  constructor(readonly original: string) {
    this.now = original;
    this.pieces = original ? [{ start: 0, end: original.length }] : [];
  }

  get text(): string {
    return this.now;
  }

  /** Applies replacements that do not overlap, given in offsets of the present text. */
  apply(replacements: readonly Replacement[]): void {
    const sorted = [...replacements].sort((a, b) => a.start - b.start || a.end - b.end);
    const pieces: Piece[] = [];
    let at = 0;
    let text = "";
    for (const { start, end, newText } of sorted) {
      if (start < at) throw new Error(`Replacements overlap at ${start}`);
      this.copy(at, start, pieces);
      text += this.now.slice(at, start) + newText;
      if (newText) pieces.push({ inserted: newText });
      at = end;
    }
    this.copy(at, this.now.length, pieces);
    this.now = text + this.now.slice(at);
    this.pieces = pieces;
  }

  /** Where a character of the original stands now, or undefined when it is gone. */
  toCurrent(original: number): number | undefined {
    let at = 0;
    for (const piece of this.pieces) {
      if (!("inserted" in piece) && piece.start <= original && original < piece.end) return at + original - piece.start;
      at += lengthOf(piece);
    }
    return undefined;
  }

  /** Where a character of the present text stood in the original, or undefined when it is new. */
  toOriginal(current: number): number | undefined {
    let at = 0;
    for (const piece of this.pieces) {
      const length = lengthOf(piece);
      if (current < at + length) return "inserted" in piece ? undefined : piece.start + current - at;
      at += length;
    }
    return undefined;
  }

  /** Everything done so far as edits of the original: sorted, apart from each other, without unchanged text at their ends. */
  edits(): Replacement[] {
    const result: Replacement[] = [];
    let at = 0;
    let inserted = "";
    const flush = (end: number) => {
      const edit = this.trimmed({ start: at, end, newText: inserted });
      if (edit.newText || edit.end > edit.start) result.push(edit);
      inserted = "";
    };
    for (const piece of this.pieces) {
      if ("inserted" in piece) inserted += piece.inserted;
      else {
        flush(piece.start);
        at = piece.end;
      }
    }
    flush(this.original.length);
    return result;
  }

  /** Pushes the pieces that make up [start, end) of the present text. */
  private copy(start: number, end: number, into: Piece[]): void {
    let at = 0;
    for (const piece of this.pieces) {
      const length = lengthOf(piece);
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, length);
      if (from < to) {
        if ("inserted" in piece) into.push({ inserted: piece.inserted.slice(from, to) });
        else into.push({ start: piece.start + from, end: piece.start + to });
      }
      at += length;
      if (at >= end) return;
    }
  }

  private trimmed({ start, end, newText }: Replacement): Replacement {
    const old = this.original.slice(start, end);
    const limit = Math.min(old.length, newText.length);
    let prefix = 0;
    while (prefix < limit && old[prefix] === newText[prefix]) prefix++;
    if (splitsPair(old, prefix) || splitsPair(newText, prefix)) prefix--;
    let suffix = 0;
    while (suffix < limit - prefix && old[old.length - 1 - suffix] === newText[newText.length - 1 - suffix]) suffix++;
    if (suffix && (splitsPair(old, old.length - suffix) || splitsPair(newText, newText.length - suffix))) suffix--;
    return {
      start: start + prefix,
      end: end - suffix,
      newText: newText.slice(prefix, newText.length - suffix),
    };
  }
}

function lengthOf(piece: Piece): number {
  return "inserted" in piece ? piece.inserted.length : piece.end - piece.start;
}

/** Whether an offset lies inside a CR LF or a surrogate pair, where no editor can put a position. */
function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  if (text[at - 1] === "\r" && text[at] === "\n") return true;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}
