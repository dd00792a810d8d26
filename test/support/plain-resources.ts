/** What resources say, without where they say it; and what they say after a change. */
import type { ChangeValue } from "../../src/core/model/change";
import { formatPath, parsePath, type Value } from "../../src/core/model/value";
import type { Snapshot } from "../../src/core/snapshot";

/** A value without places: scalars, `{ref}`, `{unknown}`, lists, objects. */
export type Plain = ChangeValue;

/** Every resource's fields, by id. */
export function plainResources(snapshot: Snapshot): Record<string, Plain> {
  return Object.fromEntries(snapshot.topology.resources.map((it) => [it.id, plain(it.fields)]));
}

export function plain(value: Value): Plain {
  switch (value.type) {
    case "scalar":
      return value.value;
    case "reference":
      return {
        ref: value.target.by === "link" ? value.target.link : JSON.stringify(value.target),
        attribute: value.attribute,
      };
    case "unknown":
      return { unknown: value.expression };
    case "list":
      return value.items.map(plain);
    case "object":
      return Object.fromEntries(Object.entries(value.fields).map(([name, it]) => [name, plain(it)]));
  }
}

/** What a path leads to. */
export function fieldOf(root: Plain | undefined, path: string): Plain | undefined {
  let value: Plain | undefined = root;
  for (const step of parsePath(path)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string, Plain>>)[step];
  }
  return value;
}

/** The value with a field set, objects and lists on the way made. */
export function withField(root: Plain | undefined, path: string, value: Plain): Plain {
  const [step, ...rest] = parsePath(path);
  if (step === undefined) return value;
  const inner = withField(fieldOf(root, formatPath([step])), formatPath(rest), value);
  if (typeof step === "string") return { ...(root as Readonly<Record<string, Plain>> | undefined), [step]: inner };
  const list = [...((root as readonly Plain[] | undefined) ?? [])];
  list[step] = inner;
  return list;
}

/** The value without a field; a single object that is left empty and a list of texts that is left empty go too. */
export function withoutField(root: Plain | undefined, path: string): Plain {
  const [step, ...rest] = parsePath(path);
  const child = step === undefined ? undefined : fieldOf(root, formatPath([step]));
  if (step === undefined || child === undefined || root === undefined || root === null || typeof root !== "object")
    return root ?? null;
  if (Array.isArray(root)) {
    if (rest.length === 0) return root.filter((_, index) => index !== step);
    return root.map((it: Plain, index) => (index === step ? withoutField(it, formatPath(rest)) : it));
  }
  const { [step]: _, ...others } = root as Readonly<Record<string, Plain>>;
  if (rest.length === 0) return others;
  const left = withoutField(child, formatPath(rest));
  const isEmpty = typeof left === "object" && left !== null && Object.keys(left).length === 0;
  return isEmpty && !path.startsWith("backends") ? others : { ...others, [step]: left };
}
