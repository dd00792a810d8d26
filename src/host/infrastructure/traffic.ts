/** One message between the diagram and the extension. */
export interface Traffic {
  readonly to: "diagram" | "extension";
  readonly message: unknown;
}
