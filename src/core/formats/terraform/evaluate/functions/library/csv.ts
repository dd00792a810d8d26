/** CSV as in RFC 4180, as far as Terraform reads it: the first row names the columns. */
import { FunctionError, type Plain } from "../function";

/** One object a row. Throws FunctionError when the text is no CSV or the header names a column twice. */
export function fromCsv(text: string): Plain {
  const [header, ...rows] = records(text.replaceAll("\r\n", "\n"));
  if (!header) throw new FunctionError("the text has no header row");
  if (new Set(header).size !== header.length) throw new FunctionError("the header names a column twice");
  return rows.map((row) => {
    if (row.length !== header.length) throw new FunctionError("a row has not as many fields as the header");
    return Object.fromEntries(header.map((name, at) => [name, row[at] ?? ""]));
  });
}

function records(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === "\n") {
      at++;
      continue;
    }
    const row: string[] = [];
    for (;;) {
      const field = text[at] === '"' ? quoted(text, at) : bare(text, at);
      row.push(field.value);
      at = field.end;
      if (text[at] !== ",") break;
      at++;
    }
    at++;
    rows.push(row);
  }
  return rows;
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function quoted(text: string, start: number): Field {
  let value = "";
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new FunctionError("a quoted field does not end");
    value += text.slice(at, quote);
    const next = text[quote + 1];
    if (next === '"') {
      value += '"';
      at = quote + 2;
    } else if (next === undefined || next === "," || next === "\n") {
      return { value, end: quote + 1 };
    } else {
      throw new FunctionError("text follows the quote that ends a field");
    }
  }
}

function bare(text: string, start: number): Field {
  let end = start;
  while (end < text.length && text[end] !== "," && text[end] !== "\n") end++;
  const value = text.slice(start, end);
  if (value.includes('"')) throw new FunctionError("a quote stands inside a field that is not quoted");
  return { value, end };
}
