/** What host and webview say to each other about the routes of a URL map: plain JSON, shared by both. */
import { Change } from "../../model/change";
import { z } from "../../model/zod";

export const RouteDestination = z.object({
  /** What it is the destination of: a rule, a path matcher, or "" for the URL map itself. */
  of: z.string(),
  type: z.enum(["service", "weighted", "redirect", "other", "none"]),
  /** In words: the service's name, "→ https 301". */
  text: z.string(),
  /** Id of the service, where it is one. */
  to: z.string().optional(),
  /** Services that share the requests. */
  shares: z.array(
    z.object({ path: z.string(), text: z.string(), to: z.string().optional(), weight: z.number().optional() }),
  ),
});
export type RouteDestination = z.infer<typeof RouteDestination>;

export const RouteRule = z.object({
  path: z.string(),
  type: z.enum(["path", "route"]),
  /** Which requests, in words. */
  label: z.string(),
  /** Paths of a path rule; the one path of a route rule that says no more than that. Absent where it is more, or not known. */
  paths: z.array(z.string()).optional(),
  priority: z.number().optional(),
  destination: RouteDestination,
});
export type RouteRule = z.infer<typeof RouteRule>;

export const RouteMatcher = z.object({
  path: z.string(),
  name: z.string(),
  /** In the order of the text; route rules in the order in which they are tried. */
  rules: z.array(RouteRule),
  default: RouteDestination,
});
export type RouteMatcher = z.infer<typeof RouteMatcher>;

export const RouteTable = z.object({
  id: z.string(),
  name: z.string(),
  /** Why nothing of it can be edited. */
  readOnly: z.string().optional(),
  hosts: z.array(
    z.object({
      path: z.string(),
      /** Absent where they are not all known. */
      hosts: z.array(z.string()).optional(),
      label: z.string(),
      /** Name of the path matcher that continues. */
      matcher: z.string(),
    }),
  ),
  matchers: z.array(RouteMatcher),
  default: RouteDestination,
  /** Where requests can go: services and buckets of the same scope. */
  targets: z.array(z.object({ id: z.string(), title: z.string(), kindLabel: z.string() })),
});
export type RouteTable = z.infer<typeof RouteTable>;

const to = z.string().min(1);
const path = z.string().min(1);
const texts = z.array(z.string().min(1)).min(1);

/** One gesture at a URL map's routes. Paths are those of fields: `hostRules[0]`, `pathMatchers[1].routeRules[0]`. */
export const RouteGesture = z.discriminatedUnion("do", [
  /** For these hosts, a path matcher of their own (named after the first) or one that is there. */
  z.object({ do: z.literal("addHosts"), hosts: texts, to: to.optional(), matcher: z.string().optional() }),
  z.object({ do: z.literal("setHosts"), path, hosts: texts }),
  /** With the path matcher, where no other host rule uses it. */
  z.object({ do: z.literal("removeHosts"), path }),
  z.object({ do: z.literal("renameMatcher"), path, name: z.string().min(1) }),
  /** With the host rules that use it. */
  z.object({ do: z.literal("removeMatcher"), path }),
  /** A path rule, or a route rule where the matcher has those. */
  z.object({ do: z.literal("addRule"), matcher: path, paths: texts, to }),
  z.object({ do: z.literal("setPaths"), path, paths: texts }),
  z.object({ do: z.literal("setPriority"), path, priority: z.number().int().min(0).max(2_147_483_647) }),
  /** Up or down in the text; a route rule in the order in which it is tried, by so many places. */
  z.object({ do: z.literal("move"), path, by: z.number().int() }),
  z.object({ do: z.literal("remove"), path }),
  /** Sends the requests to a service; `path` is that of a destination or of a share. */
  z.object({ do: z.literal("setTarget"), path: z.string(), to }),
  z.object({ do: z.literal("setWeight"), path, weight: z.number().int().min(0).max(1000) }),
  /** The requests of a destination are shared with one more service, which has no share yet. */
  z.object({ do: z.literal("addShare"), path: z.string(), to }),
]);
export type RouteGesture = z.infer<typeof RouteGesture>;

/** What is to be done; `title` names it in the past. */
export const RoutePlan = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), title: z.string(), changes: z.array(Change) }),
  z.object({ ok: z.literal(false), reason: z.string() }),
]);
export type RoutePlan = z.infer<typeof RoutePlan>;
