/** `moved` blocks: the addresses that a resource had before. */
import { type InstanceKey, joinAddress, keyText } from "./addresses";
import { attributeOf } from "./attributes";
import type { Module } from "./module";
import type { Declaration } from "./module-index";
import type { Expression } from "./syntax";

/** Longer chains of moves are no moves that anybody made. */
const longest = 20;

/** The addresses in the root module's terms, newest first; `own` is the resource's instance key. */
export function formerAddresses(module: Module, address: string, own: InstanceKey | undefined): string[] {
  const found: string[] = [];
  let local = `${address}${keyText(own)}`;
  for (let at: Module | undefined = module; at; at = at.caller?.module) {
    const moves = at.moves();
    let now = local;
    for (let step = 0; step < longest && moves.length > 0; step++) {
      const before = movedTo(moves, now);
      if (before === undefined || before === now) break;
      found.push(joinAddress(at.key, before));
      now = before;
    }
    if (at.caller) local = `module.${at.caller.name}${keyText(at.caller.key)}.${local}`;
  }
  return found;
}

/** What an address was before it was moved there, itself or as a part of what was moved. */
function movedTo(moves: readonly Declaration[], address: string): string | undefined {
  for (const move of moves) {
    const { items } = move.top.block.body;
    const to = addressIn(attributeOf(items, "to")?.value);
    const from = addressIn(attributeOf(items, "from")?.value);
    if (to === undefined || from === undefined) continue;
    if (address === to) return from;
    // A module with all that is in it, or a resource with all its instances.
    if (address.startsWith(`${to}.`) || address.startsWith(`${to}[`)) return `${from}${address.slice(to.length)}`;
  }
  return undefined;
}

function addressIn(value: Expression | undefined): string | undefined {
  if (value?.node !== "traversal" || typeof value.root !== "string") return undefined;
  let text = value.root;
  for (const step of value.steps) {
    if (step.node === "attr") text += `.${step.name}`;
    else if (step.node === "index" && step.key.node === "literal" && typeof step.key.value === "number")
      text += keyText(step.key.value);
    else if (step.node === "index" && step.key.node === "template" && typeof step.key.parts[0] === "string")
      text += keyText(step.key.parts[0]);
    else return undefined;
  }
  return text;
}
