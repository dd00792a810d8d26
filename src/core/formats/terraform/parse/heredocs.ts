/** Finding the line that closes a heredoc, in time that does not grow with the number of heredocs left open. */

export interface ClosingLine {
  /** Offset of the line's first character. */
  readonly line: number;
  /** Offset after the name. */
  readonly end: number;
}

/** Knows, for a stretch of text, the lines that say nothing but a name. Built when first asked. */
export class ClosingLines {
  private lines: Map<string, ClosingLine[]> | undefined;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
  ) {}

  /** The first line at or after an offset that says only the name, or undefined. */
  find(name: string, from: number): ClosingLine | undefined {
    this.lines ??= this.collect();
    const all = this.lines.get(name) ?? [];
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.line ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return all[low];
  }

  private collect(): Map<string, ClosingLine[]> {
    const result = new Map<string, ClosingLine[]>();
    const pattern = /^[^\S\n]*([\p{ID_Start}_][\p{ID_Continue}-]*)[^\S\n]*$/gmu;
    const text = this.text.slice(this.start, this.end);
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const name = match[1] ?? "";
      const line = this.start + match.index;
      const closing = { line, end: line + match[0].indexOf(name) + name.length };
      const known = result.get(name);
      if (known) known.push(closing);
      else result.set(name, [closing]);
    }
    return result;
  }
}
