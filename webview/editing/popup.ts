/** What stands over the diagram while something is being added, renamed or deleted. */

/** What a menu is about. */
export type Target =
  | { readonly type: "node"; readonly id: string }
  | { readonly type: "edge"; readonly id: string }
  | { readonly type: "lane"; readonly id: string }
  | { readonly type: "canvas" };

export type Popup =
  | { readonly type: "menu"; readonly target: Target; readonly at: { readonly x: number; readonly y: number } }
  /** `near`: the id of a node or of a lane, or null for the canvas. */
  | { readonly type: "palette"; readonly near: string | null }
  | { readonly type: "duplicate" | "rename" | "delete"; readonly id: string };
