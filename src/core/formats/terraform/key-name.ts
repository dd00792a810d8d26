/** The names under which entries of an object stand. */
import type { Expression } from "./syntax";

/** The key that an entry's expression plainly is: a bare word or a literal; undefined for any other. */
export function keyName(key: Expression): string | undefined {
  switch (key.node) {
    case "traversal":
      return typeof key.root === "string" && key.steps.length === 0 ? key.root : undefined;
    case "literal":
      return key.value === null ? undefined : String(key.value);
    case "parens":
      return key.inner.node === "traversal" ? undefined : keyName(key.inner);
    case "template": {
      const text: string[] = [];
      for (const part of key.parts) {
        if (typeof part !== "string") return undefined;
        text.push(part);
      }
      return text.join("");
    }
    default:
      return undefined;
  }
}
