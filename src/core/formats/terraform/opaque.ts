/** Calls of modules that cannot be read: what goes in is all that is known. */

import type { OpaqueModule } from "../../model/opaque-module";
import type { Value } from "../../model/value";
import { joinAddress } from "./addresses";
import { rangeOf } from "./evaluate/context";
import { evaluate } from "./evaluate/evaluate";
import { toValue } from "./evaluate/value";
import type { Module } from "./module";
import type { Declaration } from "./module-index";
import { isBlock } from "./syntax";

/** Arguments of every call that are nothing of the module's own. */
const meta: ReadonlySet<string> = new Set(["source", "version", "providers", "count", "for_each", "depends_on"]);

export function readOpaque(module: Module, declaration: Declaration, name: string, reason: string): OpaqueModule {
  return module.memory.get<OpaqueModule>(`opaque ${name}`, {
    make: () => make(module, declaration, name, reason),
    cycle: () => withInputs(module, declaration, name, reason, {}),
    token: declaration.token,
  });
}

function make(module: Module, declaration: Declaration, name: string, reason: string): OpaqueModule {
  module.effort.steps = 0;
  // The reason is that of where the call leads.
  module.callee(name, declaration);
  const context = module.contextOf(declaration);
  const fields: Record<string, Value> = {};
  for (const item of declaration.top.block.body.items) {
    if (isBlock(item) || meta.has(item.name)) continue;
    const value = toValue(evaluate(item.value, context));
    if (value) fields[item.name] = { ...value, fieldRange: rangeOf(item, context) };
  }
  return withInputs(module, declaration, name, reason, fields);
}

function withInputs(
  module: Module,
  declaration: Declaration,
  name: string,
  reason: string,
  fields: Record<string, Value>,
): OpaqueModule {
  const context = module.contextOf(declaration);
  const { block } = declaration.top;
  return {
    address: joinAddress(module.key, `module.${name}`),
    module: module.root.index.folder,
    inputs: { type: "object", fields, range: rangeOf(block, context), headRange: rangeOf(block.head, context) },
    reason,
  };
}
