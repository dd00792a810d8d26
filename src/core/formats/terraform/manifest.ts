/** `.terraform/modules/modules.json`: where `terraform init` has put the modules that a root module calls. */
import { z } from "../../model/zod";
import { joinPath } from "./paths";

/** Folders by the names of the calls that lead to them, joined by dots: `lb.neg`. */
export type Manifest = ReadonlyMap<string, string>;

const Entries = z.object({ Modules: z.array(z.object({ Key: z.string(), Dir: z.string() })) });

/** Reads a manifest; undefined for a text that is none. Folders are paths like those of files. */
export function readManifest(root: string, text: string): Manifest | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = Entries.safeParse(data);
  if (!parsed.success) return undefined;
  return new Map(
    parsed.data.Modules.filter((it) => it.Key !== "").map((it) => [it.Key, joinPath(root, it.Dir.replace(/\\/g, "/"))]),
  );
}
