/** Documents in many styles, for properties: a value, and a text that says it, with a numbered comment at each entry. */
import fc from "fast-check";

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

export interface Written {
  readonly text: string;
  /** The documents that the text says. */
  readonly values: readonly Plain[];
  /** Numbers of comments by the path of what they belong to, as `document/key/0`. */
  readonly comments: ReadonlyMap<number, string>;
}

export interface Habits {
  readonly unit: number;
  readonly dashOffset: number;
  readonly lineBreak: string;
  readonly mark: boolean;
  readonly quotes: "single" | "double" | "none";
  readonly comments: boolean;
  readonly flowBelow: number;
  readonly finalBreak: boolean;
  readonly blankLines: boolean;
}

const awkward = fc.constantFrom(
  "yes",
  "No",
  "1.0",
  "1e3",
  "null",
  "~",
  "2024-01-02",
  "*a",
  "&b",
  "!c",
  "%d",
  "@e",
  "`f",
  "a: b",
  "a #b",
  "- x",
  "?",
  ":",
  "",
  " x",
  "x ",
  "'",
  '"',
  "a'b",
  'a"b',
  "#x",
  "{}",
  "[a",
  "a,b",
  "12:30",
  "0x1f",
  "01",
  "-",
  "---",
  "...",
  "=",
  "<<",
  "|",
  ">",
  "é",
  "😀",
  "a\tb",
  "https://www.googleapis.com/compute/v1/projects/p/global/urlMaps/web",
  "on",
  "a\nb",
  "a\nb\n",
  "x\n\ny",
  "\n",
  "tail:",
  "\u0085",
  "true",
  ".inf",
  "1_000",
  "\\",
);
const key = fc.oneof(
  fc.constantFrom("name", "backends", "group", "kind", "a", "b", "c", "yes", "1", "x y", "k:1", "#k", "__proto__x"),
  fc.string({ minLength: 1, maxLength: 4, unit: "grapheme-ascii" }).filter((it) => it.trim() === it),
);
export const scalar: fc.Arbitrary<Plain> = fc.oneof(
  awkward,
  fc.string({ maxLength: 12 }),
  fc.integer({ min: -1000, max: 1_000_000 }),
  fc.constantFrom(0.5, 1e21, -2.25, 1e-7),
  fc.boolean(),
  fc.constant(null),
);
export const value: fc.Arbitrary<Plain> = fc.letrec<{ tree: Plain }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(key, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).tree;
export const root: fc.Arbitrary<Plain> = fc.oneof(
  fc.dictionary(key, value, { minKeys: 1, maxKeys: 5, noNullPrototype: true }),
  fc.array(value, { minLength: 1, maxLength: 4 }),
);

export const habits: fc.Arbitrary<Habits> = fc.record({
  unit: fc.constantFrom(2, 2, 4, 3),
  dashOffset: fc.constantFrom(0, 2),
  lineBreak: fc.constantFrom("\n", "\n", "\r\n"),
  mark: fc.boolean().map((it) => it && false),
  quotes: fc.constantFrom("single", "double", "none"),
  comments: fc.boolean(),
  flowBelow: fc.constantFrom(1, 2, 9, 9),
  finalBreak: fc.boolean(),
  blankLines: fc.boolean(),
});

/** YAML by an own, simple writer: strings are quoted unless they are plain words. */
export function writeYaml(values: readonly Plain[], habit: Habits): Written {
  const comments = new Map<number, string>();
  const comment = (path: string): number => {
    comments.set(comments.size, path);
    return comments.size - 1;
  };
  const text = (it: Plain): string => {
    if (typeof it !== "string") return JSON.stringify(it);
    const plain = /^[a-z]{2,}$/.test(it) && !/^(?:yes|no|on|off|true|false|null)$/.test(it);
    if (plain && habit.quotes === "none") return it;
    const printable = /^[ -~]*$/.test(it);
    return habit.quotes === "single" && printable ? `'${it.replaceAll("'", "''")}'` : yamlString(it);
  };
  const flow = (it: Plain): string => {
    if (Array.isArray(it)) return `[${it.map(flow).join(", ")}]`;
    if (typeof it === "object" && it !== null)
      return `{${Object.entries(it)
        .map(([name, inner]) => `${yamlString(name)}: ${flow(inner)}`)
        .join(", ")}}`;
    return typeof it === "string" ? yamlString(it) : JSON.stringify(it);
  };
  const lines = (it: Plain, column: number, depth: number, path: string): string[] => {
    const pad = " ".repeat(column);
    const result: string[] = [];
    const entries = Array.isArray(it) ? it.map((one, at) => [String(at), one] as const) : Object.entries(it ?? {});
    for (const [name, inner] of entries) {
      const here = `${path}/${name}`;
      if (habit.comments && result.length > 0 && name.length % 2 === 0) result.push(`${pad}# c${comment(here)}.`);
      if (habit.blankLines && result.length > 0 && name.length % 3 === 0) result.push("");
      const head = Array.isArray(it) ? `${pad}-` : `${pad}${text(name)}:`;
      const block =
        typeof inner === "object" && inner !== null && Object.keys(inner).length > 0 && depth < habit.flowBelow;
      if (!block) {
        result.push(
          `${head} ${flowOrText(inner)}${habit.comments && name.length % 2 === 1 ? ` # c${comment(here)}.` : ""}`,
        );
        continue;
      }
      if (Array.isArray(it)) {
        // Compact: the first line of the block stands behind the dash.
        const below = lines(inner, column + 2, depth + 1, here);
        result.push(`${head} ${(below[0] ?? "").trimStart()}`, ...below.slice(1));
      } else {
        result.push(head + (habit.comments ? ` # c${comment(here)}.` : ""));
        result.push(...lines(inner, column + (Array.isArray(inner) ? habit.dashOffset : habit.unit), depth + 1, here));
      }
    }
    return result;
  };
  const flowOrText = (it: Plain): string => (typeof it === "object" && it !== null ? flow(it) : text(it));
  const documents = values.map((it, at) => {
    const body = lines(it, 0, 0, String(at));
    return at === 0 ? body : ["---", ...body];
  });
  const all = documents.flat().join(habit.lineBreak);
  return { text: all + (habit.finalBreak ? habit.lineBreak : ""), values, comments };
}

function yamlString(it: string): string {
  return JSON.stringify(it).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** JSON in one line, or indented by blanks or tabs, or with the inner values in one line. */
export const jsonText: fc.Arbitrary<(it: Plain) => string> = fc.constantFrom(
  (it: Plain) => JSON.stringify(it),
  (it: Plain) => `${JSON.stringify(it, null, 2)}\n`,
  (it: Plain) => `${JSON.stringify(it, null, "\t")}\n`,
  (it: Plain) => JSON.stringify(it, null, 4).replaceAll("\n", "\r\n"),
);

export type Step = string | number;

/** Every path in a value, the empty one first. */
export function pathsOf(it: Plain, path: Step[] = []): Step[][] {
  const inner = Array.isArray(it)
    ? it.flatMap((one, at) => pathsOf(one, [...path, at]))
    : typeof it === "object" && it !== null
      ? Object.entries(it).flatMap(([name, one]) => pathsOf(one, [...path, name]))
      : [];
  return [path, ...inner];
}

export function at(it: Plain, path: readonly Step[]): Plain | undefined {
  let now: Plain | undefined = it;
  for (const step of path) {
    if (Array.isArray(now)) now = typeof step === "number" ? now[step] : undefined;
    else now = typeof now === "object" && now !== null && Object.hasOwn(now, step) ? now[String(step)] : undefined;
  }
  return now;
}

/** A copy with something done to the collection that holds a path's end. */
export function changed(it: Plain, path: readonly Step[], how: (parent: Plain, step: Step) => void): Plain {
  const copy = structuredClone(it);
  const parent = at(copy, path.slice(0, -1));
  const step = path.at(-1);
  if (parent !== undefined && step !== undefined) how(parent, step);
  return copy;
}
