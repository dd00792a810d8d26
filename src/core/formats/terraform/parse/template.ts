/** Builds the template node of the syntax tree; both parsers end here, so that they cannot differ. */
import type { Template, TemplateDirective, TemplateInterpolation } from "../syntax";
import { decodeMarkers, decodeQuoted, type Part, stripIndentation, trimBeside } from "./template-text";

/** A part as a parser meets it: raw text, or a sequence with the side on which a tilde strips. */
export type RawPart =
  | string
  | {
      readonly sequence: TemplateInterpolation | TemplateDirective;
      readonly before: boolean;
      readonly after: boolean;
    };

/** A template from its raw parts. `heredoc` is the marker, `<<` or `<<-`; undefined for a quoted template. */
export function makeTemplate(start: number, end: number, raw: readonly RawPart[], heredoc?: "<<" | "<<-"): Template {
  const strips = raw.filter((part) => typeof part !== "string");
  let parts: Part<TemplateInterpolation | TemplateDirective>[] = raw.map((part) =>
    typeof part === "string" ? part : part.sequence,
  );
  if (strips.some((it) => it.before || it.after)) parts = trimBeside(parts, strips);
  if (heredoc === "<<-") parts = stripIndentation(parts);
  const decode = heredoc === undefined ? decodeQuoted : decodeMarkers;
  const decoded = parts.map((part) => (typeof part === "string" ? decode(part) : part)).filter((part) => part !== "");
  return { node: "template", start, end, parts: decoded, ...(heredoc === undefined ? {} : { heredoc: true }) };
}

/** The plain text of a template without sequences, or undefined when it has some. */
export function plainText(template: Template): string | undefined {
  if (template.parts.length === 0) return "";
  const [only] = template.parts;
  return template.parts.length === 1 && typeof only === "string" ? only : undefined;
}
