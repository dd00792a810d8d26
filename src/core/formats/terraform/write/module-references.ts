/** Every place in a Terraform module that mentions a resource or a local value. */
import { type Block, type Expression, isBlock, type Span, type TerraformFile, type TopLevel } from "../syntax";
import { visitBlockExpressions, visitExpressions, visitItems } from "../visit";
import { literalOf } from "./expressions";

export interface Mention {
  readonly file: TerraformFile;
  readonly top: TopLevel;
  /** Of the name in it: the label of a resource, the name of a local. Absolute. */
  readonly name: Span;
}

/** Mentions of a resource (`TYPE.LABEL`), also inside template directives. Blocks of the types in `except` are skipped. */
export function resourceMentions(
  files: readonly TerraformFile[],
  type: string,
  label: string,
  except: readonly string[] = [],
): Mention[] {
  return mentions(files, `${type}.${label}`, type, label, except);
}

/** Mentions of `local.NAME`: all, or so many at least as are asked for, where there are as many. */
export function localMentions(files: readonly TerraformFile[], name: string, enough?: number): Mention[] {
  return mentions(files, `local.${name}`, "local", name, [], enough);
}

/** Where a module defines `local.NAME`; undefined where it does not, or more than once. */
export function localDefinition(
  files: readonly TerraformFile[],
  name: string,
):
  | { readonly place: { readonly file: TerraformFile; readonly top: TopLevel }; readonly expression: Expression }
  | undefined {
  const found = files.flatMap((file) =>
    file.blocks
      .filter((top) => top.block.type === "locals")
      .flatMap((top) =>
        top.block.body.items.flatMap((it) =>
          !isBlock(it) && it.name === name ? [{ place: { file, top }, expression: it.value }] : [],
        ),
      ),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** "output "address" (outputs.tf line 3)": a block that mentions something, for people. */
export function describeMention({ file, top }: Mention, line: number): string {
  return `${describeBlock(top.block)} (${file.path.slice(file.path.lastIndexOf("/") + 1)} line ${line})`;
}

function describeBlock({ type, labels }: Block): string {
  const names = labels.map((it) => it.text);
  return type === "resource" ? names.join(".") : [type, ...names].join(" ");
}

/** Meta-arguments in which Terraform still takes a reference in quotes. */
const QUOTED = ["depends_on", "ignore_changes", "replace_triggered_by"];

function mentions(
  files: readonly TerraformFile[],
  text: string,
  root: string,
  name: string,
  except: readonly string[],
  enough = Number.POSITIVE_INFINITY,
): Mention[] {
  const result: Mention[] = [];
  for (const file of files) {
    if (result.length >= enough) break;
    const isThere = [wordIn(file.text, name), wordIn(file.text, root)];
    for (const top of file.blocks) {
      const end = top.offset + top.block.end;
      if (except.includes(top.block.type) || !isThere.every((it) => it(top.offset, end))) continue;
      const seen = new Set<number>();
      const add = (start: number) => {
        if (!seen.has(start)) result.push({ file, top, name: { start, end: start + name.length } });
        seen.add(start);
      };
      visitBlockExpressions(top.block, (expression) => {
        const base = top.offset;
        if (expression.node === "traversal" && expression.root === root) {
          const [step] = expression.steps;
          if (step?.node === "attr" && step.name === name) add(nameIn(file, base, step, name));
        } else if (expression.node === "invalid") {
          // What could not be read is kept as text.
          for (const at of textual(file, base, expression, text, name)) add(at);
        }
      });
      visitItems(top.block.body, (item) => {
        if (isBlock(item) || !QUOTED.includes(item.name)) return;
        visitExpressions(item.value, (it) => {
          if (typeof literalOf(it) === "string") for (const at of textual(file, top.offset, it, text, name)) add(at);
        });
      });
    }
  }
  return result.sort((a, b) => a.file.path.localeCompare(b.file.path) || a.name.start - b.name.start);
}

/** Whether a word is in a stretch of a text. For one stretch after the other: the text is searched once. */
function wordIn(text: string, word: string): (start: number, end: number) => boolean {
  let from = 0;
  let at = text.indexOf(word);
  return (start, end) => {
    if (start < from || (at >= 0 && at < start)) at = text.indexOf(word, start);
    from = start;
    return at >= 0 && at + word.length <= end;
  };
}

/** Where the name itself begins in a step, whose span may or may not include the dot. */
function nameIn(file: TerraformFile, base: number, step: Span, name: string): number {
  return base + step.start + file.text.slice(base + step.start, base + step.end).lastIndexOf(name);
}

function textual(file: TerraformFile, base: number, span: Span, text: string, name: string): number[] {
  const stretch = file.text.slice(base + span.start, base + span.end);
  const found: number[] = [];
  for (let at = stretch.indexOf(text); at >= 0; at = stretch.indexOf(text, at + 1)) {
    const before = stretch[at - 1] ?? " ";
    const after = stretch[at + text.length] ?? " ";
    if (!/[\w.-]/.test(before) && !/[\w-]/.test(after)) found.push(base + span.start + at + text.length - name.length);
  }
  return found;
}
