/** Parsing between the steps of a plan: the tolerant parser alone, which needs no grammar and keeps nothing. */
import { isJson, parseJsonText } from "../json/parser";
import { readChunk } from "../parse/read-block";
import type { Comment, TerraformFile } from "../syntax";

/** Parses one file's text. Never throws on any text. */
export function parseText(path: string, text: string): TerraformFile {
  if (isJson(path)) return parseJsonText(path, text);
  const source = text.startsWith("\ufeff") ? ` ${text.slice(1)}` : text;
  const { blocks, comments, errors } = readChunk(source, 0, source.length);
  const inBlocks = blocks.flatMap((it) => it.comments.map((comment): Comment => shifted(comment, it.offset)));
  return {
    path,
    text,
    blocks,
    comments: [...comments, ...inBlocks].sort((a, b) => a.start - b.start),
    errors,
  };
}

function shifted({ start, end, text }: Comment, offset: number): Comment {
  return { start: start + offset, end: end + offset, text };
}
