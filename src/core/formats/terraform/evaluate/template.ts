/** Templates: text with `${ }` and with the directives `%{ if }` and `%{ for }`. */
import type { Template, TemplateDirective, TemplateInterpolation } from "../syntax";
import { bind, type Context, failure, largest, rangeOf, unknown, unknownFrom } from "./context";
import { evaluate } from "./evaluate";
import { identityOf, type Piece } from "./identity";
import { pairsOf } from "./pairs";
import { toText } from "./to-text";
import { expandInstances } from "./traversal";
import { type Evaluated, Refusal, scalar, toPlain } from "./value";

type Part = Template["parts"][number];

export function evaluateTemplate(template: Template, context: Context): Evaluated {
  const [only] = template.parts;
  if (template.parts.length <= 1 && (only === undefined || typeof only === "string"))
    return scalar(only ?? "", rangeOf(template, context));
  // "${x}" alone is x itself, whatever its type.
  if (template.parts.length === 1 && typeof only === "object" && only.node === "interpolation")
    return { ...evaluate(only.value, context), range: rangeOf(template, context) };
  const result = new Renderer(template).render(template.parts, context);
  if (typeof result !== "string")
    return (result.type === "unknown" && !result.failed && namedBy(template, context)) || result;
  if (result.length > largest) return unknown(template, context, "the text is too long");
  return scalar(result, rangeOf(template, context));
}

/** Gives the text, or at the first part that has none what stands for the whole. */
class Renderer {
  constructor(private readonly template: Template) {}

  render(parts: readonly Part[], context: Context): string | Evaluated {
    let text = "";
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at];
      if (part === undefined || typeof part === "string") {
        text += part ?? "";
        continue;
      }
      let piece: string | Evaluated;
      if (part.node === "interpolation") piece = this.interpolate(part, context);
      else {
        const { otherwise, end } = extent(parts, at);
        piece = this.direct(
          part,
          parts.slice(at + 1, otherwise ?? end),
          parts.slice((otherwise ?? end) + 1, end),
          context,
        );
        at = end;
      }
      if (typeof piece !== "string") return piece;
      text += piece;
      if (text.length > largest) return text;
    }
    return text;
  }

  private interpolate(part: TemplateInterpolation, context: Context): string | Evaluated {
    const { template } = this;
    const value = evaluate(part.value, context);
    if (value.type === "unknown") return unknownFrom(value, template, context);
    try {
      const text = toText(value);
      if (value.type !== "reference" || value.value !== undefined) return text;
    } catch (error) {
      if (error instanceof Refusal) return failure(template, context, error.message);
      throw error;
    }
    const { start, end } = rangeOf(part.value, context);
    return unknown(
      template,
      context,
      `built from ${context.text.slice(start, Math.min(end, start + 60))}, which is not known here`,
    );
  }

  private direct(
    { keyword, value, names }: TemplateDirective,
    inside: readonly Part[],
    otherwise: readonly Part[],
    context: Context,
  ): string | Evaluated {
    const { template } = this;
    if (!value) return unknown(template, context, "a directive of a template cannot be read");
    const result = evaluate(value, context);
    if (result.type === "unknown") return unknownFrom(result, template, context);
    if (keyword === "if") {
      const test = toPlain(result);
      if ("unknown" in test) return unknown(template, context, test.unknown);
      const { plain } = test;
      if (plain === true || plain === "true") return this.render(inside, context);
      if (plain === false || plain === "false") return this.render(otherwise, context);
      return failure(template, context, "the condition of an if is neither true nor false");
    }
    const collection = expandInstances(result, context);
    const pairs = pairsOf(collection, rangeOf(template, context));
    if (!pairs) return unknown(template, context, "the collection of a for is not known");
    if (pairs.open !== undefined) return unknown(template, context, pairs.open);
    const [keyName, valueName] = names ?? [];
    let text = "";
    for (const [key, item] of pairs.pairs) {
      let inner = valueName === undefined ? context : bind(context, valueName, item);
      if (keyName !== undefined) inner = bind(inner, keyName, key);
      const piece = this.render(inside, inner);
      if (typeof piece !== "string") return piece;
      text += piece;
      if (text.length > largest) return text;
    }
    return text;
  }
}

/** Where a directive ends, and where its `else` stands. The parser has seen to it that it does end. */
function extent(parts: readonly Part[], start: number): { otherwise?: number; end: number } {
  let depth = 0;
  let otherwise: number | undefined;
  for (let at = start; at < parts.length; at++) {
    const part = parts[at];
    if (part === undefined || typeof part === "string" || part.node === "interpolation") continue;
    if (part.keyword === "if" || part.keyword === "for") depth++;
    else if (part.keyword === "else") {
      if (depth === 1) otherwise = at;
    } else if (--depth === 0) return otherwise === undefined ? { end: at } : { otherwise, end: at };
  }
  return { end: parts.length };
}

/** The resource that a text means which cannot be written out: `//service.googleapis.com/${x.id}`. */
function namedBy(template: Template, context: Context): Evaluated | undefined {
  const pieces: Piece[] = [];
  for (const part of template.parts) {
    if (typeof part !== "string" && part.node !== "interpolation") return undefined;
    pieces.push(typeof part === "string" ? part : evaluate(part.value, context));
  }
  const found = identityOf(pieces);
  return found && { ...found, range: rangeOf(template, context) };
}
