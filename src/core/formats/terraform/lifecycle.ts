/** The `lifecycle` block of a resource. */
import type { FieldSpec } from "../../kinds/kind";
import { terraformFields } from "../../kinds/terraform-names";
import type { Lifecycle } from "../../model/resource";
import { formatPath } from "../../model/value";
import { joinAddress } from "./addresses";
import { attributeOf } from "./attributes";
import { type Context, rangeOf } from "./evaluate/context";
import { apiName } from "./fields";
import type { Module } from "./module";
import { type Block, type Body, type Expression, isBlock, type Step, type Traversal } from "./syntax";

/**
 * What it says as far as it is literal, which Terraform asks for; undefined where there is none. What it ignores is told
 * in API paths.
 */
export function readLifecycle(
  block: Block,
  fields: readonly FieldSpec[],
  type: string,
  module: Module,
  context: Context,
): Lifecycle | undefined {
  const written = block.body.items.find((it): it is Block => isBlock(it) && it.type === "lifecycle");
  if (!written) return undefined;
  const { items } = written.body;
  const createBeforeDestroy = flagIn(items, "create_before_destroy");
  const preventDestroy = flagIn(items, "prevent_destroy");
  const ignoreChanges = ignoredIn(items, fields, type);
  const triggers = traversalsIn(items, "replace_triggered_by").flatMap((it) => addressOf(it) ?? []);
  return {
    ...(createBeforeDestroy === undefined ? {} : { createBeforeDestroy }),
    ...(preventDestroy === undefined ? {} : { preventDestroy }),
    ...(ignoreChanges === undefined ? {} : { ignoreChanges }),
    ...(triggers.length === 0 ? {} : { replaceTriggeredBy: triggers.map((it) => joinAddress(module.path, it)) }),
    range: rangeOf(written, context),
  };
}

function flagIn(items: Body["items"], name: string): boolean | undefined {
  const value = attributeOf(items, name)?.value;
  // Terraform takes "true" for true.
  const plain = value?.node === "template" && value.parts.length === 1 ? value.parts[0] : undefined;
  if (plain === "true" || plain === "false") return plain === "true";
  return value?.node === "literal" && typeof value.value === "boolean" ? value.value : undefined;
}

function ignoredIn(items: Body["items"], fields: readonly FieldSpec[], type: string): Lifecycle["ignoreChanges"] {
  const value = attributeOf(items, "ignore_changes")?.value;
  if (!value) return undefined;
  if (value.node === "traversal") return value.root === "all" ? "all" : undefined;
  const written = value.node === "tuple" ? value.items : [];
  if (written.some((it) => it.node === "traversal" && it.root === "all" && it.steps.length === 0)) return "all";
  return traversalsIn(items, "ignore_changes").flatMap((it) => apiPath(it, fields, type) ?? []);
}

function traversalsIn(items: Body["items"], name: string): Traversal[] {
  const value = attributeOf(items, name)?.value;
  return value?.node === "tuple" ? value.items.filter((it): it is Traversal => it.node === "traversal") : [];
}

/** `google_compute_url_map.web`, whatever it reads of it. */
function addressOf({ root, steps }: Traversal): string | undefined {
  const [first] = steps;
  return typeof root === "string" && first?.node === "attr" ? `${root}.${first.name}` : undefined;
}

/** `backend[0].capacity_scaler` to `backends[0].capacityScaler`; a block that stands alone is no list in the API. */
function apiPath({ root, steps }: Traversal, fields: readonly FieldSpec[], type: string): string | undefined {
  if (typeof root !== "string") return undefined;
  const path: (string | number)[] = [];
  let level: readonly FieldSpec[] = fields;
  let single = false;
  for (const step of [{ node: "attr", name: root, start: 0, end: 0 } as const, ...steps]) {
    if (step.node === "attr") {
      const spec = terraformFields(level, type).get(step.name);
      path.push(spec?.name ?? apiName(step.name));
      level = spec?.fields ?? [];
      single = spec?.type === "object";
    } else if (!single) {
      const key = keyOf(step);
      if (key === undefined) break;
      path.push(key);
    }
  }
  return formatPath(path);
}

function keyOf(step: Step): string | number | undefined {
  return step.node === "index" ? literalKey(step.key) : undefined;
}

function literalKey(key: Expression): string | number | undefined {
  if (key.node === "literal" && typeof key.value === "number") return key.value;
  const [only, ...more] = key.node === "template" ? key.parts : [];
  return typeof only === "string" && more.length === 0 ? only : undefined;
}
