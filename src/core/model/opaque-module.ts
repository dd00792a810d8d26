import type { ObjectValue } from "./value";

/** The call of a module that cannot be read: what goes in is known, what it makes is not. */
export interface OpaqueModule {
  /** `module.lb`, with the modules that it is in itself. */
  readonly address: string;
  /** The folder of the root module. */
  readonly module: string;
  /** What the call gives to the module. */
  readonly inputs: ObjectValue;
  /** Why it cannot be read. */
  readonly reason: string;
}
