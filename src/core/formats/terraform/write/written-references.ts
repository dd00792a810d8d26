/** The reference fields of a resource as the text writes them. */
import type { FieldSpec } from "../../../kinds/kind";
import { isTerraformBlock, terraformName } from "../../../kinds/terraform-names";
import type { Block, Expression } from "../syntax";
import { visitExpressions } from "../visit";
import type { Editor } from "./editor";
import { localName } from "./expressions";
import { localDefinition } from "./module-references";
import { attributeNamed, blocksNamed } from "./places";
import { refersTo } from "./reference-text";
import type { Steps } from "./steps";
import { moduleOf, type Subject } from "./subjects";

/** A reference field of a resource, where the text writes it. */
export interface WrittenReference {
  readonly steps: Steps;
  /** The specification at each name in `steps`. */
  readonly fields: readonly FieldSpec[];
  readonly expression: Expression;
  /** Whether it is plainly a reference to the target. */
  to(target: Subject): boolean;
}

/** Every reference field of a resource that is written out, in the text as it stands. */
export function writtenReferences(editor: Editor, subject: Subject): WrittenReference[] {
  const found: WrittenReference[] = [];
  const files = editor.bench.moduleFiles(moduleOf(subject));
  const add = (expression: Expression, steps: Steps, fields: readonly FieldSpec[]) => {
    const local = localName(expression);
    const real = (local === undefined ? undefined : localDefinition(files, local)?.expression) ?? expression;
    found.push({
      steps,
      fields,
      expression,
      to: (target) => refersTo(real, subject, target),
    });
  };
  const visit = (block: Block, fields: readonly FieldSpec[], steps: Steps, above: readonly FieldSpec[]) => {
    for (const field of fields) {
      const name = terraformName(field, subject.tf.type);
      if (name === undefined) continue;
      const here = [...steps, field.name];
      const all = [...above, field];
      if (isTerraformBlock(field)) {
        for (const [index, inner] of blocksNamed(block, name).entries())
          visit(inner, field.fields ?? [], field.type === "list" ? [...here, index] : here, all);
      } else if (field.ref) {
        const value = attributeNamed(block, name)?.value;
        if (field.type === "list" && value?.node === "tuple")
          for (const [index, it] of value.items.entries()) add(it, [...here, index], all);
        else if (value) add(value, here, all);
      }
    }
  };
  visit(editor.subjects.place(subject).top.block, subject.spec.fields, [], []);
  return found;
}

/** Whether an expression in the block of `from` refers to a resource somewhere inside. */
export function mentions(expression: Expression, from: Subject, target: Subject): boolean {
  let found = false;
  visitExpressions(expression, (it) => {
    found ||= refersTo(it, from, target);
  });
  return found;
}
