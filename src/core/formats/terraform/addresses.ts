/** Addresses of resources with the modules that they are in: `module.lb["a"].google_compute_url_map.web[0]`. */

/** What stands between the brackets after a name that `count` or `for_each` makes several of. */
export type InstanceKey = string | number;

export interface CallStep {
  readonly name: string;
  readonly key?: InstanceKey;
}

export interface ParsedAddress {
  /** The module calls that lead there, outermost first. */
  readonly calls: readonly CallStep[];
  /** The address in its own module, without a key: `google_compute_url_map.web`. */
  readonly local: string;
  readonly key?: InstanceKey;
}

/** `["a"]`, `[0]`; nothing for no key. */
export function keyText(key: InstanceKey | undefined): string {
  if (key === undefined) return "";
  return typeof key === "number" ? `[${key}]` : `[${JSON.stringify(key)}]`;
}

/** An address inside a module, as its root module has it. */
export function joinAddress(module: string, local: string): string {
  return module === "" ? local : `${module}.${local}`;
}

/** Whether an address with keys ends with one, so that it means one instance. */
export function hasOwnKey(instance: string | undefined): boolean {
  return instance?.endsWith("]") === true;
}

const part = /([^.[\]"]+)((?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])*)(?:\.|$)/y;

/** The parts of an address that this product has made. */
export function parseAddress(text: string): ParsedAddress {
  const names: { readonly name: string; readonly key: InstanceKey | undefined }[] = [];
  part.lastIndex = 0;
  for (let at = 0; at < text.length; at = part.lastIndex) {
    part.lastIndex = at;
    const match = part.exec(text);
    if (!match) return { calls: [], local: text };
    names.push({ name: match[1] ?? "", key: readKey(match[2] ?? "") });
  }
  const calls: CallStep[] = [];
  while (names[0]?.name === "module" && names.length > 1) {
    const [, call] = names.splice(0, 2);
    if (call) calls.push({ name: call.name, ...(call.key === undefined ? {} : { key: call.key }) });
  }
  const key = names.at(-1)?.key;
  return { calls, local: names.map((it) => it.name).join("."), ...(key === undefined ? {} : { key }) };
}

function readKey(text: string): InstanceKey | undefined {
  return text === "" ? undefined : (JSON.parse(text.slice(1, -1)) as InstanceKey);
}
