/** Path templates as far as rules look into them: `/videos/{id=*}/**`. */

export interface Operator {
  /** Its text: `*`, `**`, `{id}`, `{id=**}`. */
  readonly text: string;
  /** The variable's name; absent for a bare wildcard. */
  readonly name?: string;
  /** Whether it takes any number of segments, and so has to be the last. */
  readonly rest: boolean;
  /** Where it begins. */
  readonly start: number;
}

/** The operators of a template, in order; undefined for braces that do not pair. */
export function operatorsOf(template: string): readonly Operator[] | undefined {
  const operators: Operator[] = [];
  const plain = template.replace(
    /\{([^{}=]*)(?:=([^{}]*))?\}|\*+/g,
    (text, name?: string, pattern?: string, start = 0) => {
      const rest = (text.startsWith("{") ? (pattern ?? "*") : text).includes("**");
      operators.push({ text, ...(text.startsWith("{") ? { name: name ?? "" } : {}), rest, start: Number(start) });
      return "";
    },
  );
  return /[{}]/.test(plain) ? undefined : operators;
}

/** Names that a rewrite takes from the match. */
export function variablesIn(rewrite: string): readonly string[] {
  return [...rewrite.matchAll(/\{([^{}]*)\}/g)].map((it) => it[1] ?? "");
}

/** Whether the name is one that a variable may have. */
export function isVariableName(name: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9_]*$/.test(name);
}
