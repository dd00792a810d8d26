/**
 * What panel and webview say to each other, declared once: the webview asks, the host answers; the host tells, nobody
 * answers. Params, results and events are parsed on arrival; what does not parse is logged and dropped.
 */
import { DiagramUpdate, NodeDetails } from "../core/diagram/model";
import { Deletion, Naming, Palette, Planned } from "../core/editing/adding-model";
import { Connection, ConnectionSource, ConnectionTargets, JudgedConnection } from "../core/editing/connection-model";
import { EditChoice, FieldChoice, Form, FormEdit } from "../core/editing/form-model";
import { RouteGesture, RoutePlan, RouteTable } from "../core/editing/routes/route-model";
import { Change, ChangeValue } from "../core/model/change";
import { z } from "../core/model/zod";

/** Places that a user gave nodes, by the node's id: from its column's left edge and its lane's top. */
export const Positions = z.record(z.string(), z.object({ x: z.number(), y: z.number() }));
export type Positions = z.infer<typeof Positions>;

/** View state that outlives the panel: kept in VS Code's workspace state. */
export const ViewState = z.object({
  viewport: z.object({ x: z.number(), y: z.number(), zoom: z.number() }).optional(),
  collapsed: z.array(z.string()),
  /** Ids of load balancers shown; empty shows all. */
  filter: z.array(z.string()),
  showEndpoints: z.boolean(),
  showAux: z.boolean(),
  detailsOpen: z.boolean(),
  /** Ids of nodes whose "n more" is open; a view stored before there was this has none. */
  opened: z.array(z.string()).default([]),
  /** With the setting `lb-topology.sharedLayout` these are kept in a file of the workspace instead. */
  positions: Positions.default({}),
});
export type ViewState = z.infer<typeof ViewState>;

export const FixOutcome = z.discriminatedUnion("status", [
  z.object({ status: z.literal("applied"), version: z.number() }),
  /** The text moved on: redraw, then try again. */
  z.object({ status: z.literal("stale") }),
  /** The user closed the question. */
  z.object({ status: z.literal("cancelled") }),
  /** Shown to the user as it is. */
  z.object({ status: z.literal("refused"), reason: z.string() }),
]);
export type FixOutcome = z.infer<typeof FixOutcome>;

/** What comes of changes. "brings": nothing was done, because errors would come of it; they are to be told first. */
export const ChangeOutcome = z.discriminatedUnion("status", [
  ...FixOutcome.options,
  z.object({
    status: z.literal("brings"),
    errors: z.array(z.object({ rule: z.string(), message: z.string(), resource: z.string() })),
  }),
]);
export type ChangeOutcome = z.infer<typeof ChangeOutcome>;

export const requests = {
  /** First thing the webview says: gives the stored view state and what the workspace looks like. */
  ready: {
    params: z.object({}),
    result: z.object({
      view: ViewState.nullable(),
      /** "loading" until the first analysis is done; "empty": no load balancer resources. */
      state: z.enum(["loading", "ready", "empty"]),
      folder: z.string(),
    }),
  },
  getDiagram: { params: z.object({ have: z.number().nullable() }), result: DiagramUpdate },
  getDetails: { params: z.object({ id: z.string() }), result: NodeDetails.nullable() },
  /** Nodes that a search means because of a row that was not sent with the diagram. */
  find: {
    params: z.object({ query: z.string() }),
    result: z.object({ hits: z.array(z.object({ id: z.string(), row: z.string() })) }),
  },
  /** Shows the resource's text (or one field of it) beside the diagram. `focus` moves the keyboard there. */
  reveal: {
    params: z.object({ id: z.string(), field: z.string().optional(), focus: z.boolean() }),
    result: z.object({ shown: z.boolean() }),
  },
  applyFix: {
    params: z.object({ version: z.number(), finding: z.string(), fix: z.number() }),
    result: FixOutcome,
  },
  /** Writes the ignore comment for a finding. */
  suppress: { params: z.object({ version: z.number(), finding: z.string() }), result: FixOutcome },
  /**
   * Carries out changes in one step; `title` names it ("Connect web to api"). Changes that would bring errors are told
   * of and not done, unless `confirmed`.
   */
  applyChanges: {
    params: z.object({ version: z.number(), title: z.string(), changes: z.array(Change), confirmed: z.boolean() }),
    result: ChangeOutcome,
  },
  /**
   * What a resource could be connected to: `only` those, in this order, or all, `first` those. What there was no time to
   * judge is "open".
   */
  getTargets: {
    params: z.object({
      source: ConnectionSource,
      only: z.array(z.string()).optional(),
      first: z.array(z.string()).optional(),
    }),
    result: ConnectionTargets,
  },
  /** Every way of connecting it to one target, judged by reading the text that comes of each. */
  judgeConnection: {
    params: z.object({ source: ConnectionSource, target: z.string() }),
    result: JudgedConnection,
  },
  /** The references of a resource and to it, with what takes each away. */
  getConnections: { params: z.object({ id: z.string() }), result: z.object({ connections: z.array(Connection) }) },
  /** The routes of a URL map; null for what is none. */
  getRoutes: { params: z.object({ id: z.string() }), result: RouteTable.nullable() },
  /** What a gesture at them comes to as changes. */
  planRoutes: { params: z.object({ id: z.string(), gesture: RouteGesture }), result: RoutePlan },
  /**
   * The form of a resource; null for what has none. `toggled`: parts that were opened or closed by hand, by path. `judged`:
   * levels whose other fields somebody is looking at.
   */
  getForm: {
    params: z.object({ id: z.string(), toggled: z.record(z.string(), z.boolean()), judged: z.array(z.string()) }),
    result: Form.nullable(),
  },
  /** What can be chosen for a field. */
  getChoices: {
    params: z.object({ id: z.string(), path: z.string() }),
    result: z.object({ choices: z.array(FieldChoice) }),
  },
  /** What can be done to make a field say a value that it reads from elsewhere. */
  getEditChoices: {
    params: z.object({ id: z.string(), path: z.string(), value: ChangeValue }),
    result: z.object({ choices: z.array(EditChoice) }),
  },
  /** The same as `applyChanges` for an edit that no change says. */
  applyFormEdit: {
    params: z.object({ version: z.number(), title: z.string(), edit: FormEdit, confirmed: z.boolean() }),
    result: ChangeOutcome,
  },
  /** VS Code's own undo or redo, in the config file that was edited last. */
  undo: { params: z.object({ redo: z.boolean() }), result: z.object({ done: z.boolean() }) },
  /** What can be added to a resource, to a lane, or (null) on the canvas. */
  getPalette: { params: z.object({ near: z.string().nullable() }), result: Palette },
  planAdd: {
    params: z.object({
      near: z.string().nullable(),
      entry: z.string(),
      name: z.string(),
      answers: z.record(z.string(), z.string()),
    }),
    result: Planned,
  },
  getDuplication: { params: z.object({ id: z.string() }), result: Palette },
  planDuplicate: { params: z.object({ id: z.string(), name: z.string() }), result: Planned },
  getNaming: { params: z.object({ id: z.string() }), result: Naming },
  planRename: {
    params: z.object({
      id: z.string(),
      identity: z.string().optional(),
      name: z.string().optional(),
      moved: z.boolean(),
    }),
    result: Planned,
  },
  getDeletion: { params: z.object({ id: z.string() }), result: Deletion },
  /** `ways`: by the key of a use, how to treat it. `also`: orphans that go as well. */
  planDeletion: {
    params: z.object({ id: z.string(), ways: z.record(z.string(), z.string()), also: z.array(z.string()) }),
    result: Planned,
  },
  /** Commands of this extension that the panel may run. */
  runCommand: { params: z.object({ command: z.enum(["lb-topology.newLoadBalancer"]) }), result: z.object({}) },
  openRule: { params: z.object({ rule: z.string() }), result: z.object({}) },
  openSample: { params: z.object({}), result: z.object({}) },
  openProblem: { params: z.object({ file: z.string(), line: z.number(), column: z.number() }), result: z.object({}) },
  saveView: { params: ViewState, result: z.object({}) },
} as const;

export const events = {
  /** Carries no diagram: the webview pulls when it is ready. */
  diagramChanged: z.object({ version: z.number(), state: z.enum(["loading", "ready", "empty"]) }),
  /** What the files say is something else now, be it drawn or not: details and forms are to be asked for again. */
  textChanged: z.object({}),
  /** The cursor entered the text of a resource, or left all. */
  selectionChanged: z.object({ id: z.string().nullable() }),
  /** The places that the workspace shares were read, or somebody changed them. */
  positionsChanged: z.object({ positions: Positions }),
  /** Begins a gesture at a node as the diagram's own menu does. */
  runAction: z.object({ id: z.string(), action: z.enum(["add", "connect", "rename", "duplicate", "delete"]) }),
  /** A command of the host asks the webview to do something. */
  command: z.object({ name: z.enum(["fit", "search", "focusDiagram", "tidy"]) }),
} as const;

export type Method = keyof typeof requests;
export type Params<M extends Method> = z.infer<(typeof requests)[M]["params"]>;
export type Result<M extends Method> = z.infer<(typeof requests)[M]["result"]>;
export type Handlers = { [M in Method]: (params: Params<M>) => Promise<Result<M>> };
export type EventName = keyof typeof events;
export type EventBody<E extends EventName> = z.infer<(typeof events)[E]>;

/** The envelopes on the wire. */
export const Envelope = z.discriminatedUnion("type", [
  z.object({ type: z.literal("request"), id: z.number(), method: z.string(), params: z.unknown() }),
  z.object({ type: z.literal("reply"), id: z.number(), result: z.unknown() }),
  z.object({ type: z.literal("failure"), id: z.number(), message: z.string() }),
  z.object({ type: z.literal("event"), name: z.string(), body: z.unknown() }),
]);
export type Envelope = z.infer<typeof Envelope>;
