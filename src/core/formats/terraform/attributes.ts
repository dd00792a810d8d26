/** Finding attributes in a block's body. */
import { type Attribute, type Body, isBlock } from "./syntax";

/** The attribute of that name. */
export function attributeOf(items: Body["items"], name: string): Attribute | undefined {
  for (const item of items) if (!isBlock(item) && item.name === name) return item;
  return undefined;
}
