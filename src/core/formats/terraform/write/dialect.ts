/** What differs between the two languages of Terraform for whoever writes: how values look, and how text is put in. */
import type { FieldSpec } from "../../../kinds/kind";
import type { ChangeValue } from "../../../model/change";
import type { Replacement } from "../../edited-text";
import type { Attribute, Block, Expression, Span, TerraformFile, TopLevel } from "../syntax";
import type { Insertion } from "./container-edits";
import { hcl } from "./hcl";
import { json } from "./json/json";
import type { BlockPlace } from "./places";
import type { Rendering } from "./render";
import type { Place } from "./subjects";

/** Where a new attribute or block goes. */
export type Where = Pick<Insertion, "after" | "blankLine">;

/** A list or an object that is written out. `text` is what `renderValue` gives. */
export interface Listing {
  append(text: string): Replacement[];
  remove(index: number): Replacement[];
  /** `name` is the key as it is meant, without quotes. */
  appendEntry(name: string, text: string): Replacement[];
  removeEntry(index: number): Replacement[];
}

export interface Dialect {
  /** The text of a value, laid out as if it stood at the beginning of a line. Refuses what the field cannot hold. */
  renderValue(value: ChangeValue, field: FieldSpec, rendering: Rendering): string;
  /** The text of what stands in a block; refuses members that `fields` do not name. */
  renderBody(
    value: Readonly<Record<string, ChangeValue>>,
    fields: readonly FieldSpec[],
    where: string,
    rendering: Rendering,
  ): string;
  /** What stands in a new resource, and what it has to wait for. */
  withDependencies(body: string, addresses: readonly string[]): string;
  /** A traversal as it stands inside an expression. */
  traversal(text: string): string;
  /** Edit that puts a value's text in the place of another's. */
  replaceValue(file: TerraformFile, span: Span, text: string): Replacement;
  addAttribute(place: BlockPlace, name: string, text: string, where: Where): Replacement[];
  /** `body` is what `renderBody` gives. */
  addBlock(place: BlockPlace, name: string, field: FieldSpec, body: string, where: Where): Replacement[];
  removeItem(place: BlockPlace, item: Attribute | Block): Replacement[];
  /** Undefined for an expression that is not written out. */
  listing(place: Place, expression: Expression): Listing | undefined;
  addResource(file: TerraformFile, type: string, label: string, body: string): Replacement[];
  removeResource(file: TerraformFile, top: TopLevel): Replacement[];
  /** The block once more, under another label, right below it. */
  copyResource(file: TerraformFile, top: TopLevel, label: string): Replacement[];
  /** A `moved` block right below a resource's. */
  addMoved(file: TerraformFile, top: TopLevel, from: string, to: string): Replacement[];
}

/** The language that a file is written in. */
export function dialectOf(file: TerraformFile): Dialect {
  return file.json ? json : hcl;
}
