/** A default for a variable that has none: what a field that reads it then says. */
import type { EditPlan } from "../../../model/change";
import type { ScalarType } from "../../../model/value";
import { planned } from "../../refusal";
import { isBlock, type TerraformFile } from "../syntax";
import { dialectOf } from "./dialect";
import { absolute, attributeNamed } from "./places";
import { quote } from "./render";
import { parseText } from "./text-parser";
import { Workbench } from "./workbench";

/** Arguments that people write above the default. */
const above = ["description", "type"];

/** Writes `default` into the block of a variable of the module in `folder`; undefined where no block lacks one. */
export function planDefault(
  files: ReadonlyMap<string, TerraformFile>,
  folder: string,
  variable: string,
  value: ScalarType,
): EditPlan | undefined {
  const bench = new Workbench(files, parseText);
  for (const file of bench.moduleFiles(folder))
    for (const top of file.blocks) {
      const { block } = top;
      if (block.type !== "variable" || block.labels[0]?.text !== variable) continue;
      if (attributeNamed(block, "default")) return undefined;
      const last = block.body.items.filter((it) => !isBlock(it) && above.includes(it.name)).at(-1);
      const where = { after: last && absolute(last, top.offset) };
      const text = typeof value === "string" ? (file.json ? JSON.stringify(value) : quote(value)) : String(value);
      return planned(bench, () =>
        bench.edit(file.path, dialectOf(file).addAttribute({ file, top, block }, "default", text, where)),
      );
    }
  return undefined;
}
