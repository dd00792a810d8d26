import type { Problem } from "../../model/problem";
import type { MapEntry } from "./tree";

export type Report = (
  code: string,
  message: string,
  start: number,
  end: number,
  severity?: Problem["severity"],
) => void;

/** How many problems of one file are told: text that is something else altogether has one in every line. */
const most = 50;

/** Collects the problems of one file; each place is kept inside the text and is never empty where there is text. */
export class ProblemList {
  private readonly found: Problem[] = [];
  /** How many errors were reported, those beyond the limit too. */
  errors = 0;

  constructor(
    private readonly path: string,
    private readonly text: string,
  ) {}

  readonly report: Report = (code, message, start, end, severity = "error") => {
    if (severity === "error") this.errors++;
    if (this.found.length >= most) return;
    const from = Math.max(0, Math.min(start, this.text.length - 1));
    const to = Math.min(this.text.length, Math.max(end, from + 1));
    this.found.push({ severity, code, message: sentence(message), range: { file: this.path, start: from, end: to } });
  };

  /** In text order. */
  sorted(): readonly Problem[] {
    return [...this.found].sort((a, b) => a.range.start - b.range.start);
  }
}

/** Warns of keys that an equal key later in the same map overrides. */
export function reportDuplicates(entries: readonly MapEntry[], report: Report): void {
  const seen = new Set<string>();
  for (const { key, keyRange, merges } of entries) {
    const message = `The key "${key}" is written twice here; the last one counts`;
    if (seen.has(key) && !merges) report("duplicate-key", message, keyRange.start, keyRange.end, "warning");
    seen.add(key);
  }
}

/** Ends with a full stop and begins with a capital letter, as all messages do. */
function sentence(message: string): string {
  const text = message.trim();
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}
