/** Where a `module` block's source leads. */
import type { Problem } from "../../model/problem";
import type { Wanted } from "../format";
import { attributeOf } from "./attributes";
import { manifestPath } from "./downloads";
import { evaluate } from "./evaluate/evaluate";
import { toPlain } from "./evaluate/value";
import type { Module } from "./module";
import { type Declaration, folderName, manifestName } from "./module-index";
import { joinPath } from "./paths";
import type { Block } from "./syntax";

/** A folder, or why there is none. */
export type Callee =
  | { readonly folder: string; readonly missing?: undefined }
  | {
      readonly missing: string;
      /** What would have to be read. */
      readonly wants?: Wanted;
      /** What to say where it is a mistake. */
      readonly problem?: Pick<Problem, "code" | "message">;
    };

/** Deeper than anything written by hand. */
const deepest = 30;

/** Where the call of a module leads. Depends on the folder and on the manifest of the root module. */
export function calleeOf(module: Module, name: string, declaration: Declaration): Callee {
  const { block } = declaration.top;
  const source = attributeOf(block.body.items, "source");
  if (!source) return { missing: "its module block has no source" };
  const plain = toPlain(evaluate(source.value, module.contextOf(declaration)));
  if ("unknown" in plain || typeof plain.plain !== "string")
    return { missing: "the source of its module is not known" };
  return isLocal(plain.plain)
    ? at(
        module,
        joinPath(module.index.folder, plain.plain),
        (folder) => `there is no Terraform file in ${folder || "."}`,
      )
    : installed(module, name, plain.plain);
}

function at(module: Module, folder: string, missing: (folder: string) => string): Callee {
  const index = module.folders.index(folder);
  module.memory.need(index.name(folderName));
  if (module.isWithin(folder))
    return {
      missing: "its module calls itself",
      problem: { code: "cycle", message: "This module calls itself in the end, without end. Remove the call." },
    };
  if (module.depth >= deepest)
    return {
      missing: "modules are nested too deeply",
      problem: { code: "too-deep", message: `Modules are nested more than ${deepest} deep here, which is not read.` },
    };
  return index.hasFiles ? { folder } : { missing: missing(folder), wants: { type: "folder", path: folder } };
}

/** A module from elsewhere, where `terraform init` has put it. */
function installed(module: Module, name: string, source: string): Callee {
  const { root } = module;
  const missing = `module ${source} is not installed here: run "terraform init"`;
  root.memory.need(root.index.name(manifestName));
  const { manifest } = root.index;
  if (!manifest) return { missing, wants: { type: "file", path: manifestPath(root.index.folder) } };
  const folder = manifest.get([...module.names, name].join("."));
  return folder === undefined ? { missing } : at(module, folder, () => missing);
}

/** Folders on the same disk are written with a dot in front; everything else is downloaded. */
export function isLocal(source: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(source);
}

/** The folder that a block's source names, where that is a literal path. */
export function localSource(block: Block, folder: string): string | undefined {
  const value = attributeOf(block.body.items, "source")?.value;
  const text = value?.node === "template" && value.parts.length === 1 ? value.parts[0] : undefined;
  return typeof text === "string" && isLocal(text) ? joinPath(folder, text) : undefined;
}
