/**
 * Override files, `override.tf` and `*_override.tf`: Terraform merges their blocks over those of the folder. What they set
 * is not merged here but not known: an edit of the folder's own block would have no effect.
 * Source: https://developer.hashicorp.com/terraform/language/files/override
 */
import { kindOfTerraformType, kindSpec } from "../../kinds/registry";
import { terraformFields } from "../../kinds/terraform-names";
import type { ParsedResource } from "../../model/resource";
import type { Unknown, Value } from "../../model/value";
import { parseAddress } from "./addresses";
import { folderOf } from "./paths";
import { isBlock, type TerraformFile } from "./syntax";

export function isOverride(path: string): boolean {
  return /(?:^|\/|_)override\.tf(?:\.json)?$/.test(path);
}

/** What an override file sets of a resource: the names of arguments and of nested blocks. */
interface Override {
  readonly names: ReadonlySet<string>;
  readonly file: string;
}

export class Overrides {
  private readonly files = new Map<string, TerraformFile>();
  /** By folder and address; absent until it is asked for. */
  private found: ReadonlyMap<string, Override> | undefined;
  private made = new WeakMap<ParsedResource, ParsedResource>();

  set(path: string, file: TerraformFile | undefined): void {
    if (file) this.files.set(path, file);
    else if (!this.files.delete(path)) return;
    this.found = undefined;
    this.made = new WeakMap();
  }

  /** The resources, with what is overridden unknown. */
  over(resources: readonly ParsedResource[]): readonly ParsedResource[] {
    if (this.files.size === 0) return resources;
    this.found ??= findOverrides(this.files);
    const { found } = this;
    return resources.map((it) => {
      const override = found.get(`${folderOf(it.range.file)} ${parseAddress(it.address).local}`);
      if (!override) return it;
      let made = this.made.get(it);
      if (!made) {
        made = overridden(it, override);
        this.made.set(it, made);
      }
      return made;
    });
  }
}

function findOverrides(files: ReadonlyMap<string, TerraformFile>): ReadonlyMap<string, Override> {
  const found = new Map<string, { names: Set<string>; file: string }>();
  for (const [path, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const { block } of file.blocks) {
      const [type, name] = block.labels;
      if (block.type !== "resource" || !type || !name) continue;
      const key = `${folderOf(path)} ${type.text}.${name.text}`;
      const override = found.get(key) ?? { names: new Set(), file: path.slice(path.lastIndexOf("/") + 1) };
      for (const it of block.body.items) override.names.add(isBlock(it) ? blockName(it) : it.name);
      found.set(key, override);
    }
  return found;
}

function blockName({ type, labels }: { readonly type: string; readonly labels: readonly { text: string }[] }): string {
  return type === "dynamic" ? (labels[0]?.text ?? type) : type;
}

function overridden(resource: ParsedResource, { names, file }: Override): ParsedResource {
  const { fields, typeName, headRange, kind, scope } = resource;
  const known = terraformFields(kindOfTerraformType(typeName)?.spec.fields ?? [], typeName);
  const now: Record<string, Value> = { ...fields.fields };
  const forget = (name: string, expression: string) => {
    const before = fields.fields[name];
    const place = before
      ? { range: before.range, ...(before.fieldRange ? { fieldRange: before.fieldRange } : {}) }
      : {};
    const value: Unknown = { type: "unknown", reason: `overridden in ${file}`, expression, range: headRange, ...place };
    now[name] = value;
  };
  for (const name of names) {
    const spec = known.get(name);
    if (!spec) continue;
    forget(spec.name, name);
    const { derived } = kindSpec(kind);
    if (derived && spec.name in derived.fromPresent) forget(derived.field, name);
  }
  const repeated = ["count", "for_each"].find((it): it is "count" | "for_each" => names.has(it));
  const moves = names.has("region") || names.has("zone");
  return {
    ...resource,
    fields: { ...fields, fields: now },
    ...(moves ? { scope: { level: scope.level } } : {}),
    ...(repeated && resource.key === undefined ? { many: { by: repeated, expression: `overridden in ${file}` } } : {}),
  };
}
