/** Everything the webview knows. Derived parts (arranged, layout, lit, matches) are kept beside what they come from. */
import type { Arranged } from "../../src/core/diagram/arrange";
import type { Diagram, DiagramRow, NodeDetails } from "../../src/core/diagram/model";
import type { FormEdit } from "../../src/core/editing/form-model";
import type { Layout } from "../../src/core/layout/layout-model";
import type { Settled } from "../../src/core/layout/settle/settle";
import type { Change } from "../../src/core/model/change";
import type { ViewState } from "../../src/protocol/messages";
import type { Popup } from "../editing/popup";
import type { Connecting } from "./connecting";
import type { Lit } from "./highlight";
import type { Picking } from "./picker";

export type DetailsTab = "fields" | "findings" | "connections";
/** How much of a node is drawn, by zoom: all, its name, or only its kind. */
export type DetailLevel = "full" | "name" | "box";

export type View = Omit<ViewState, "viewport" | "opened">;

export interface Hover {
  readonly node?: string;
  readonly row?: string;
  readonly edge?: string;
}

/** A fix or suppression under way, or how it ended when it did not succeed. */
export interface FixState {
  readonly finding: string;
  readonly busy: boolean;
  readonly message?: string;
}

/** A gesture under way: being done, refused with the reason, or waiting for whether the errors that it brings are wanted. */
export type EditState =
  | { readonly status: "busy"; readonly title: string }
  | { readonly status: "refused"; readonly title: string; readonly reason: string }
  | {
      readonly status: "asking";
      readonly title: string;
      readonly changes: readonly Change[] | FormEdit;
      readonly errors: readonly { readonly rule: string; readonly message: string; readonly resource: string }[];
    };

export interface LaidOut {
  /** As if nothing had been moved. */
  readonly automatic: Layout;
  readonly settled: Settled;
  /** What of the view decides on the places of all: with another, nothing is held. */
  readonly view: string;
}

export interface State {
  readonly status: "loading" | "ready" | "empty" | "failed";
  /** Why, when the status is "failed". */
  readonly failure: string;
  readonly folder: string;
  readonly version: number | null;
  readonly diagram: Diagram | null;
  readonly view: View;
  /** The stored place and zoom, until the canvas has taken it over. */
  readonly viewport: ViewState["viewport"];
  readonly opened: ReadonlyMap<string, readonly DiagramRow[]>;
  readonly arranged: Arranged | null;
  readonly layout: Layout | null;
  /** What the layout was made from, for the next one to keep to. */
  readonly laidOut: LaidOut | null;
  /** Nodes are on their way to where the automatic layout has them. */
  readonly tidying: boolean;
  readonly selection: string | null;
  readonly hover: Hover | null;
  /** The node that Tab reaches; arrow keys move it. */
  readonly focus: string | null;
  /** The keyboard is on a node: its path is lit like a hovered one's. */
  readonly keyboard: boolean;
  readonly lit: Lit | null;
  readonly level: DetailLevel;
  /** The panel is narrow: columns are too, and details stand below. */
  readonly compact: boolean;
  readonly query: string;
  /** Nodes that match by a row that was not sent, and that row. */
  readonly hits: ReadonlyMap<string, string>;
  readonly matches: readonly string[];
  readonly matchSet: ReadonlySet<string>;
  readonly match: number;
  /** The host is being asked: "none" would be too early. */
  readonly searching: boolean;
  /** The row to scroll to, of the match that the search went to. */
  readonly seek: { readonly node: string; readonly row: string } | null;
  readonly details: NodeDetails | null;
  /** The tab that the user picked; null lets the findings decide. */
  readonly tab: DetailsTab | null;
  /** The keyboard is to go to the first fix. */
  readonly wantsFixes: boolean;
  /** The keyboard is to go to the routes. */
  readonly wantsRoutes: boolean;
  /** The keyboard is to go to the form of what is selected, as soon as that is there. */
  readonly wantsFields: boolean;
  readonly fix: FixState | null;
  readonly edit: EditState | null;
  readonly connecting: Connecting | null;
  /** The selected edge. */
  readonly edge: string | null;
  readonly picking: Picking | null;
  /** The menu or dialog over the diagram. */
  readonly popup: Popup | null;
  /** For the live region. */
  readonly announcement: string;
}

export const initialState: State = {
  status: "loading",
  failure: "",
  folder: "",
  version: null,
  diagram: null,
  view: { collapsed: [], filter: [], showEndpoints: true, showAux: false, detailsOpen: true, positions: {} },
  viewport: undefined,
  opened: new Map(),
  arranged: null,
  layout: null,
  laidOut: null,
  tidying: false,
  selection: null,
  hover: null,
  focus: null,
  keyboard: false,
  lit: null,
  level: "full",
  compact: false,
  query: "",
  hits: new Map(),
  matches: [],
  matchSet: new Set(),
  match: -1,
  searching: false,
  seek: null,
  details: null,
  tab: null,
  wantsFixes: false,
  wantsRoutes: false,
  wantsFields: false,
  fix: null,
  edit: null,
  connecting: null,
  edge: null,
  picking: null,
  popup: null,
  announcement: "",
};
