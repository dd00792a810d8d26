/**
 * A module: the files of a folder as one call of it sees them, with the values of variables, local values and outputs.
 * A folder that is called twice makes two modules; one that nobody calls makes a root module.
 */
import type { SourceRange } from "../../model/range";
import type { Many, ParsedResource } from "../../model/resource";
import type { Origin } from "../../model/value";
import { type InstanceKey, joinAddress, keyText, parseAddress } from "./addresses";
import { attributeOf } from "./attributes";
import { type Callee, calleeOf } from "./calls";
import { dataSourceLink } from "./data-source";
import type {
  AddressTarget,
  Context,
  DeclaredCall,
  DeclaredResource,
  Definitions,
  Effort,
  Instances,
} from "./evaluate/context";
import { rangeOf } from "./evaluate/context";
import { convertToType } from "./evaluate/convert-type";
import { evaluate } from "./evaluate/evaluate";
import type { Evaluated } from "./evaluate/value";
import { Folders } from "./folders";
import { inInstance, manyOf, readInstances } from "./instances";
import { type Hold, Memory } from "./memory";
import {
  type Declaration,
  type FileDeclarations,
  type ModuleIndex,
  movesName,
  outputsName,
  valuePrefix,
} from "./module-index";
import { joinPath, relativePath } from "./paths";
import { readArgument } from "./read-argument";

/** The call that makes a module of a folder. */
export interface Caller {
  readonly module: Module;
  readonly name: string;
  /** The instance, where `count` or `for_each` make several and their keys are known. */
  readonly key?: InstanceKey;
}

/** The resources of a file, and how long they are the same. */
export interface ReadFile {
  readonly resources: readonly ParsedResource[];
  readonly holds: readonly Hold[];
  readonly namesVersion: number;
}

export class Module implements Definitions {
  /** What was read of each file. */
  readonly read = new WeakMap<FileDeclarations, ReadFile>();
  readonly index: ModuleIndex;
  readonly memory: Memory;
  readonly effort: Effort;
  readonly root: Module;
  /** The names of the calls that lead here, outermost first. */
  readonly names: readonly string[];
  /** What the addresses of its resources begin with: `module.lb`, "" for a root module. */
  readonly path: string;
  /** The same with the keys of instances. */
  readonly key: string;
  private readonly children = new Map<string, Module>();

  constructor(
    folder: string,
    readonly folders: Folders = new Folders(),
    readonly caller?: Caller,
  ) {
    this.index = folders.index(folder);
    this.memory = new Memory(folders.frames);
    this.effort = folders.effort;
    this.root = caller?.module.root ?? this;
    this.names = caller ? [...caller.module.names, caller.name] : [];
    this.path = caller ? joinAddress(caller.module.path, `module.${caller.name}`) : "";
    this.key = caller ? joinAddress(caller.module.key, `module.${caller.name}${keyText(caller.key)}`) : "";
  }

  get depth(): number {
    return this.names.length;
  }

  /** Whether it, or a module that leads to it, is made of a folder. */
  isWithin(folder: string): boolean {
    return this.index.folder === folder || this.caller?.module.isWithin(folder) === true;
  }

  /** The context of expressions in a declaration. */
  contextOf({ file, top }: Declaration): Context {
    return { definitions: this, file: file.path, text: file.text, offset: top.offset, bindings: undefined };
  }

  variable(name: string): Evaluated | undefined {
    return this.named(`var.${name}`, (declaration) => this.makeVariable(name, declaration));
  }

  local(name: string): Evaluated | undefined {
    return this.named(`local.${name}`, (declaration) => {
      const { attribute } = declaration;
      if (!attribute) return undefined;
      const context = this.contextOf(declaration);
      return from(evaluate(attribute.value, context), `local.${name}`, rangeOf(attribute, context));
    });
  }

  /** The value of one of its outputs; undefined where it has none of that name. */
  output(name: string): Evaluated | undefined {
    return this.named(`output.${name}`, (declaration) => {
      const context = this.contextOf(declaration);
      const value = attributeOf(declaration.top.block.body.items, "value");
      const what = joinAddress(this.key, `output.${name}`);
      return value && from(evaluate(value.value, context), what, rangeOf(value, context));
    });
  }

  target(address: string): AddressTarget {
    const target = { by: "address", module: this.root.index.folder, address: joinAddress(this.path, address) } as const;
    return this.key === this.path ? target : { ...target, instance: joinAddress(this.key, address) };
  }

  resource({ address, instance }: AddressTarget): DeclaredResource | undefined {
    const { calls, local, key } = parseAddress(instance ?? address);
    let owner: Module | undefined = this.root;
    for (const call of calls) owner = owner?.child(call.name, call.key);
    return owner?.declared(local, key);
  }

  call(name: string): DeclaredCall | undefined {
    const declaration = this.declaration(`module.${name}`);
    if (!declaration) return undefined;
    const self = this;
    return {
      address: joinAddress(this.key, `module.${name}`),
      get instances() {
        return self.instances(`module.${name}`, declaration);
      },
      get missing() {
        return self.callee(name, declaration).missing;
      },
      get outputs() {
        const callee = self.callee(name, declaration);
        if (callee.missing !== undefined) return [];
        const index = self.folders.index(callee.folder);
        self.memory.need(index.name(outputsName));
        return index.outputs;
      },
      output: (output, key) => self.child(name, key)?.output(output),
    };
  }

  /** The module that a call makes; undefined where it makes none. */
  child(name: string, key: InstanceKey | undefined): Module | undefined {
    const declaration = this.declaration(`module.${name}`);
    const callee = declaration && this.callee(name, declaration);
    if (!callee || callee.missing !== undefined) return undefined;
    const id = `${name}${keyText(key)}`;
    let child = this.children.get(id);
    if (child?.index.folder !== callee.folder) {
      child = new Module(callee.folder, this.folders, { module: this, name, ...(key === undefined ? {} : { key }) });
      this.children.set(id, child);
    }
    return child;
  }

  /** Where a call leads. */
  callee(name: string, declaration: Declaration): Callee {
    return this.memory.get<Callee>(`callee ${name}`, {
      make: () => calleeOf(this, name, declaration),
      cycle: () => ({ missing: "its source depends on itself" }),
      token: declaration.token,
    });
  }

  /** The instances of a resource or of a call; undefined where it has neither `count` nor `for_each`. */
  instances(address: string, declaration: Declaration): Instances | undefined {
    const { items } = declaration.top.block.body;
    if (!attributeOf(items, "count") && !attributeOf(items, "for_each")) return undefined;
    return this.memory.get<Instances | undefined>(`instances ${address}`, {
      make: () => readInstances(items, this.contextOf(declaration)),
      cycle: () => undefined,
      token: declaration.token,
    });
  }

  /** The call that makes more than one of the module, where the keys of its instances are not known. */
  many(): Many | undefined {
    if (!this.caller) return undefined;
    return this.memory.get<Many | undefined>("many", { make: () => this.makeMany(), cycle: () => undefined });
  }

  private makeMany(): Many | undefined {
    if (!this.caller) return undefined;
    const { module, name, key } = this.caller;
    const declaration = module.declaration(`module.${name}`);
    const instances = declaration && key === undefined ? module.instances(`module.${name}`, declaration) : undefined;
    return declaration && instances ? manyOf(declaration, instances, module.contextOf(declaration)) : module.many();
  }

  /** The calls that lead here, outermost first, as the text writes them. */
  callChain(): readonly Origin[] {
    if (!this.caller) return [];
    const { module, name } = this.caller;
    const declaration = module.declaration(`module.${name}`);
    const above = module.callChain();
    return declaration
      ? [...above, { what: this.key, range: rangeOf(declaration.top.block.head, module.contextOf(declaration)) }]
      : above;
  }

  /** Its `moved` blocks; what is being made depends on them from now on. */
  moves(): readonly Declaration[] {
    this.memory.need(this.index.name(movesName));
    return this.index.moves;
  }

  /** The declaration of a name; what is being made depends on it from now on. */
  declaration(name: string): Declaration | undefined {
    this.memory.need(this.index.name(name));
    return this.index.get(name);
  }

  dataLink(address: string): string | undefined {
    const declaration = this.declaration(address);
    if (!declaration) return undefined;
    return this.memory.get<string | undefined>(`link ${address}`, {
      make: () => dataSourceLink(this, declaration),
      cycle: () => undefined,
      token: declaration.token,
    });
  }

  get folder(): string {
    return relativePath(this.root.index.folder, this.index.folder);
  }

  file(path: string): { readonly path?: string; readonly text?: string | undefined } {
    const full = joinPath(this.root.index.folder, path);
    if (path === "" || /^[/~]/.test(path) || full.startsWith("..") || /^[A-Za-z]:/.test(path)) return {};
    const { data } = this.folders;
    this.memory.need(data.name(full));
    return { path: full, text: data.text(full) };
  }

  private declared(local: string, key: InstanceKey | undefined): DeclaredResource | undefined {
    const declaration = this.declaration(local);
    if (!declaration) return undefined;
    const self = this;
    return {
      get instances() {
        return self.instances(local, declaration);
      },
      argument: (path) =>
        self.memory.get<Evaluated | undefined>(`argument ${local}${keyText(key)} ${path.join(".")}`, {
          make: () => {
            const instances = key === undefined ? undefined : self.instances(local, declaration);
            return readArgument(declaration, path, inInstance(self.contextOf(declaration), instances, key));
          },
          cycle: () => undefined,
          token: declaration.token,
        }),
    };
  }

  private named(key: string, make: (declaration: Declaration) => Evaluated | undefined): Evaluated | undefined {
    const declaration = this.declaration(key);
    if (!declaration) return undefined;
    return this.memory.get<Evaluated | undefined>(key, {
      make: () => {
        this.memory.need(this.index.name(key));
        return make(declaration);
      },
      cycle: () => ({
        type: "unknown",
        reason: `${key} depends on itself`,
        expression: key,
        range: rangeOf(declaration.attribute ?? declaration.top.block, this.contextOf(declaration)),
      }),
    });
  }

  private makeVariable(name: string, declaration: Declaration): Evaluated {
    const context = this.contextOf(declaration);
    const { items } = declaration.top.block.body;
    const type = attributeOf(items, "type");
    const fallback = attributeOf(items, "default");
    const convert = (value: Evaluated) => (type ? convertToType(value, type.value, context) : value);
    const given = this.caller ? this.input(name) : this.assigned(name, context);
    const refused = given?.value.type === "null" && this.isNeverNull(items, context);
    if (given && !refused) return from(convert(given.value), `var.${name} (${given.by})`, given.range);
    const range = rangeOf(fallback ?? declaration.top.block.head, context);
    const what = `var.${name}`;
    if (fallback) return from(convert(evaluate(fallback.value, context)), `${what} (default)`, range);
    return { type: "unknown", reason: "variable without a value", expression: what, range, via: [{ what, range }] };
  }

  /** What a `.tfvars` file says. */
  private assigned(name: string, context: Context): Given | undefined {
    this.memory.need(this.index.name(`${valuePrefix}${name}`));
    const assignment = this.index.assignment(name);
    if (!assignment) return undefined;
    const { source, attribute } = assignment;
    const outside = { ...context, file: source.path, text: source.text, offset: 0 };
    const by = source.path.slice(source.path.lastIndexOf("/") + 1);
    return { value: evaluate(attribute.value, outside), by, range: rangeOf(attribute, outside) };
  }

  /** What the call says. */
  private input(name: string): Given | undefined {
    const context = this.callContext();
    const attribute = context && attributeOf(context.block.items, name);
    if (!context || !attribute) return undefined;
    const { inside } = context;
    return { value: evaluate(attribute.value, inside), by: this.key, range: rangeOf(attribute, inside) };
  }

  /** The block of the call, and what its expressions mean in the instance that this is. */
  private callContext() {
    if (!this.caller) return undefined;
    const { module, name, key } = this.caller;
    const declaration = module.declaration(`module.${name}`);
    if (!declaration) return undefined;
    const instances = module.instances(`module.${name}`, declaration);
    const inside = inInstance(module.contextOf(declaration), instances, key);
    return { block: declaration.top.block.body, inside };
  }

  private isNeverNull(items: Declaration["top"]["block"]["body"]["items"], context: Context): boolean {
    const nullable = attributeOf(items, "nullable");
    const value = nullable && evaluate(nullable.value, context);
    return value?.type === "scalar" && value.value === false;
  }
}

/** A value that a variable is given, by whom, and where. */
interface Given {
  readonly value: Evaluated;
  readonly by: string;
  readonly range: SourceRange;
}

function from(value: Evaluated, what: string, range: SourceRange): Evaluated {
  return { ...value, via: [{ what, range }, ...(value.via ?? [])] };
}
