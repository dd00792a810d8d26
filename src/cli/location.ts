/** Ranges as the command line says them: one-based lines and columns. */
import type { SourceRange } from "../core/model/range";
import type { Snapshot } from "../core/snapshot";

export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function locate(snapshot: Snapshot, range: SourceRange): Location {
  const lines = snapshot.lines(range.file);
  const start = lines?.position(range.start) ?? { line: 0, column: 0 };
  const end = lines?.position(range.end) ?? start;
  return {
    file: range.file,
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
}
