/** Positions in text. Offsets count UTF-16 code units, as VS Code and JavaScript strings do. */

/** A stretch of one file's text: `start` inclusive, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A stretch of text with the file it is in. `file` is the key under which the file was given to the engine. */
export interface SourceRange extends TextRange {
  readonly file: string;
}

/** Zero-based line and UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into lines and columns for one text; built once, looked up by binary search. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(readonly text: string) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.starts.push(at + 1);
  }

  /** Zero-based position of an offset; offsets outside the text are clamped to it. */
  position(offset: number): Position {
    const target = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= target) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: target - (this.starts[low] ?? 0) };
  }

  /** Offset of a zero-based position, clamped to the line and the text. */
  offset(position: Position): number {
    const start = this.starts[position.line];
    if (start === undefined) return this.text.length;
    const next = this.starts[position.line + 1] ?? this.text.length + 1;
    return Math.min(start + position.column, next - 1);
  }
}

/** Whether `inner` lies in `outer`, both in the same file. */
export function contains(outer: SourceRange, inner: SourceRange): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}
