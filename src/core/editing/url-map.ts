/**
 * Gestures at the routes of a URL map as changes: hosts, path matchers, rules, their order and priorities, where they lead.
 * What an expression says is not overwritten: the gesture is refused and says which expression it is.
 * Source of how rules are tried: https://cloud.google.com/load-balancing/docs/url-map-concepts
 */
import type { Change, ChangeValue } from "../model/change";
import type { Resource } from "../model/resource";
import { scalarOf, type Value, valueAt } from "../model/value";
import type { Topology } from "../topology/topology";
import { carryValue } from "./carry-value";
import { expressionBehind } from "./expression-behind";
import { routeName } from "./route-names";
import { renumbered } from "./routes/priorities";
import type { RouteGesture, RoutePlan } from "./routes/route-model";
import { destinationFields, onlyPath } from "./routes/route-table";

/** The changes of one gesture at a URL map, or why it cannot be done. */
export function planRoutes(topology: Topology, id: string, gesture: RouteGesture): RoutePlan {
  const map = topology.get(id);
  if (map?.kind !== "UrlMap") return refused(`There is no URL map ${id}.`);
  if (map.readOnly !== undefined) return refused(map.readOnly);
  try {
    const { title, changes } = new Routes(topology, map).plan(gesture);
    return changes.length > 0 ? { ok: true, title, changes } : refused("It says so already.");
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message);
    throw error;
  }
}

class Refusal extends Error {}

interface Planned {
  readonly title: string;
  readonly changes: Change[];
}

class Routes {
  constructor(
    private readonly topology: Topology,
    private readonly map: Resource,
  ) {}

  plan(gesture: RouteGesture): Planned {
    switch (gesture.do) {
      case "addHosts":
        return this.addHosts(gesture);
      case "setHosts":
        return {
          title: `Set hosts to ${gesture.hosts.join(", ")}`,
          changes: this.set(`${this.item(gesture.path)}.hosts`, gesture.hosts),
        };
      case "removeHosts":
        return this.removeHosts(gesture.path);
      case "renameMatcher":
        return this.renameMatcher(gesture.path, gesture.name);
      case "removeMatcher":
        return this.removeMatcher(gesture.path);
      case "addRule":
        return this.addRule(gesture);
      case "setPaths":
        return this.setPaths(gesture.path, gesture.paths);
      case "setPriority":
        return this.setPriority(gesture.path, gesture.priority);
      case "move":
        return /\.routeRules\[\d+\]$/.test(gesture.path)
          ? this.moveRouteRule(gesture.path, gesture.by)
          : this.moveItem(gesture.path, gesture.by);
      case "remove":
        return { title: `Removed ${this.name(gesture.path)}`, changes: [this.remove(this.item(gesture.path))] };
      case "setTarget":
        return this.setTarget(gesture.path, gesture.to);
      case "setWeight":
        return {
          title: `Set weight to ${gesture.weight}`,
          changes: this.set(`${this.item(gesture.path)}.weight`, gesture.weight),
        };
      case "addShare":
        return this.addShare(gesture.path, gesture.to);
    }
  }

  private addHosts(gesture: Extract<RouteGesture, { do: "addHosts" }>): Planned {
    const { hosts, to, matcher } = gesture;
    const title = `Added ${hosts.join(", ")}`;
    const host = (name: string): Change => this.write(this.next("hostRules"), { hosts, pathMatcher: name });
    if (matcher !== undefined) {
      if (!this.names().includes(matcher)) throw new Refusal(`There is no path matcher ${matcher}.`);
      return { title, changes: [host(matcher)] };
    }
    if (to === undefined) throw new Refusal("Where requests for these hosts go is not said.");
    const name = freeName(hosts[0] ?? "", this.names());
    const own = this.write(this.next("pathMatchers"), { name, defaultService: { ref: this.target(to).id } });
    // Host rules stand before the matchers that they name.
    return { title, changes: [host(name), own] };
  }

  private removeHosts(path: string): Planned {
    this.item(path);
    const title = `Removed ${this.label(`${path}.hosts`) || "a host rule"}`;
    const name = scalarOf(this.get(`${path}.pathMatcher`));
    const users = this.items("hostRules").filter((it) => scalarOf(this.get(`${it}.pathMatcher`)) === name);
    // Whether another one uses it is not known where one of them is an expression.
    const isSure = this.items("hostRules").every((it) => scalarOf(this.get(`${it}.pathMatcher`)) !== undefined);
    const matcher = this.items("pathMatchers").find((it) => scalarOf(this.get(`${it}.name`)) === name);
    const alone = name !== undefined && users.length === 1 && isSure && this.isClosed("hostRules");
    return { title, changes: [this.remove(path), ...(alone && matcher ? [this.remove(matcher)] : [])] };
  }

  private renameMatcher(path: string, name: string): Planned {
    const old = scalarOf(this.get(`${this.item(path)}.name`));
    if (old !== name && this.names().includes(name)) throw new Refusal(`There is a path matcher ${name} already.`);
    const users = this.items("hostRules").filter(
      (it) => old !== undefined && scalarOf(this.get(`${it}.pathMatcher`)) === old,
    );
    const changes = [`${path}.name`, ...users.map((it) => `${it}.pathMatcher`)].flatMap((it) => this.set(it, name));
    return { title: `Renamed path matcher ${String(old)} to ${name}`, changes };
  }

  private removeMatcher(path: string): Planned {
    const name = scalarOf(this.get(`${this.item(path)}.name`));
    const users = this.items("hostRules").filter((it) => scalarOf(this.get(`${it}.pathMatcher`)) === name);
    // From the last to the first: each index is still the one that was read.
    return {
      title: `Removed path matcher ${String(name)}`,
      changes: [...users.reverse().map((it) => this.remove(it)), this.remove(path)],
    };
  }

  private addRule({ matcher, paths, to }: Extract<RouteGesture, { do: "addRule" }>): Planned {
    this.item(matcher);
    const service = { ref: this.target(to).id };
    const title = `Added ${paths.join(", ")}`;
    if (this.get(`${matcher}.routeRules`) === undefined)
      return { title, changes: [this.write(this.next(`${matcher}.pathRules`), { paths, service })] };
    // A matcher has rules of one sort only. Each path is a rule of its own, tried after all that are there.
    const first = Math.max(0, ...this.priorities(matcher).map((it) => it.priority));
    const list = this.next(`${matcher}.routeRules`);
    const start = Number(/\[(\d+)\]$/.exec(list)?.[1] ?? 0);
    const changes = paths.map((path, index) =>
      this.write(`${matcher}.routeRules[${start + index}]`, {
        priority: first + 10 * (index + 1),
        matchRules: [path.endsWith("*") ? { prefixMatch: path.slice(0, -1) } : { fullPathMatch: path }],
        service,
      }),
    );
    return { title, changes };
  }

  private setPaths(path: string, paths: readonly string[]): Planned {
    const title = `Set path to ${paths.join(", ")}`;
    this.item(path);
    if (!/\.routeRules\[\d+\]$/.test(path)) return { title, changes: this.set(`${path}.paths`, paths) };
    const rule = this.get(path);
    const only = rule?.type === "object" ? onlyPath(rule) : undefined;
    const [text, ...others] = paths;
    if (!only || text === undefined || others.length > 0)
      throw new Refusal("This rule has conditions that are no single path; edit them among its fields.");
    return { title, changes: this.set(`${path}.${only.field}`, text) };
  }

  private setPriority(path: string, priority: number): Planned {
    const matcher = path.replace(/\.routeRules\[\d+\]$/, "");
    const other = this.priorities(matcher).find((it) => it.path !== path && it.priority === priority);
    if (other) throw new Refusal(`${this.name(other.path)} has priority ${priority} already.`);
    return { title: `Set priority to ${priority}`, changes: this.set(`${this.item(path)}.priority`, priority) };
  }

  private moveRouteRule(path: string, by: number): Planned {
    this.item(path);
    const rules = this.priorities(path.replace(/\.routeRules\[\d+\]$/, ""));
    rules.sort((a, b) => a.priority - b.priority);
    const from = rules.findIndex((it) => it.path === path);
    const to = Math.min(Math.max(from + by, 0), rules.length - 1);
    if (from === to) throw new Refusal(by < 0 ? "It is tried first already." : "It is tried last already.");
    const [moved] = rules.splice(from, 1);
    if (moved) rules.splice(to, 0, moved);
    const numbers = renumbered(
      rules.map((it) => it.priority),
      to,
    );
    if (!numbers) throw new Refusal("There are too many rules to number them anew.");
    const changes = rules.flatMap((it, index) => {
      const number = numbers[index];
      return number === undefined || number === it.priority ? [] : this.set(`${it.path}.priority`, number);
    });
    return { title: `Moved ${this.name(path)} ${by < 0 ? "up" : "down"}`, changes };
  }

  /** What two neighbours say changes places, field by field, so that what both say alike stays as it is written. */
  private moveItem(path: string, by: number): Planned {
    this.item(path);
    const [, list = "", digits = ""] = /^(.*)\[(\d+)\]$/.exec(path) ?? [];
    const step = by < 0 ? -1 : 1;
    const other = `${list}[${Number(digits) + step}]`;
    if (by === 0 || !this.get(other)) throw new Refusal("There is no place further that way.");
    if (Math.abs(by) > 1) throw new Refusal("It moves one place at a time.");
    const [mine, theirs] = [this.carried(path), this.carried(other)];
    const changes: Change[] = [];
    for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
      const [a, b] = [mine[name], theirs[name]];
      if (JSON.stringify(a) === JSON.stringify(b)) continue;
      for (const [at, value] of [
        [path, b],
        [other, a],
      ] as const)
        changes.push(value === undefined ? this.remove(`${at}.${name}`) : this.write(`${at}.${name}`, value));
    }
    return { title: `Moved ${this.name(path)} ${by < 0 ? "up" : "down"}`, changes };
  }

  private setTarget(path: string, to: string): Planned {
    const { id, name } = this.target(to);
    const title = `Sent ${this.name(path)} to ${name}`;
    const value = { ref: id };
    if (/weightedBackendServices\[\d+\]$/.test(path))
      return { title, changes: [this.write(`${this.item(path)}.backendService`, value)] };
    if (path !== "") this.item(path);
    const { service, action, redirect } = destinationFields(path);
    this.unwritten(service);
    return { title, changes: [...this.withoutOthers(action, redirect), this.write(service, value)] };
  }

  private addShare(path: string, to: string): Planned {
    if (path !== "") this.item(path);
    const { id, name } = this.target(to);
    const { service, action, redirect } = destinationFields(path);
    const title = `Let ${name} share ${this.name(path)}`;
    const list = `${action}.weightedBackendServices`;
    const added = { backendService: { ref: id }, weight: 0 };
    if (this.items(list).length > 0) return { title, changes: [this.write(this.next(list), added)] };
    const now = this.topology.out(this.map.id).find((it) => it.field === service)?.to;
    if (now === undefined || this.get(redirect))
      throw new Refusal("Only requests that go to a service can be shared with another one.");
    // Both at once: a destination is one service, or several that share.
    const first = { backendService: { ref: now }, weight: 100 };
    return { title, changes: [this.remove(service), this.write(list, [first, added])] };
  }

  /** Takes away what stands instead of a service. */
  private withoutOthers(action: string, redirect: string): Change[] {
    const changes = this.get(redirect) ? [this.remove(redirect)] : [];
    const list = `${action}.weightedBackendServices`;
    if (!this.get(list)) return changes;
    const whole = this.get(action);
    const isAll = whole?.type === "object" && Object.keys(whole.fields).length === 1;
    return [...changes, this.remove(isAll ? action : list)];
  }

  private priorities(matcher: string): { path: string; priority: number }[] {
    const list = `${matcher}.routeRules`;
    if (!this.isClosed(list)) throw new Refusal("Some of these rules are made by an expression; edit that as text.");
    return this.items(list).map((path) => {
      const priority = scalarOf(this.get(`${path}.priority`));
      if (typeof priority !== "number") throw new Refusal(`The priority of ${this.name(path)} is not known.`);
      return { path, priority };
    });
  }

  private get(path: string): Value | undefined {
    return valueAt(this.map.fields, path);
  }

  private items(list: string): string[] {
    const value = this.get(list);
    return value?.type === "list" ? value.items.map((_, index) => `${list}[${index}]`) : [];
  }

  private isClosed(list: string): boolean {
    const value = this.get(list);
    return value === undefined || (value.type === "list" && value.open === undefined);
  }

  /** The path of the next item of a list. */
  private next(list: string): string {
    if (!this.isClosed(list)) throw new Refusal(`${list} is made by an expression; edit that as text.`);
    return `${list}[${this.items(list).length}]`;
  }

  private item(path: string): string {
    if (!this.get(path)) throw new Refusal(`There is no ${path} in ${this.map.name} any more.`);
    return path;
  }

  private names(): unknown[] {
    return this.items("pathMatchers").map((it) => scalarOf(this.get(`${it}.name`)));
  }

  private target(id: string): Resource {
    const resource = this.topology.get(id);
    if (!resource) throw new Refusal(`There is no resource ${id}.`);
    return resource;
  }

  private label(path: string): string {
    const value = this.get(path);
    return value?.type === "list" ? value.items.map((it) => String(scalarOf(it) ?? "")).join(", ") : "";
  }

  private name(path: string): string {
    const hosts = /^hostRules\[\d+\]$/.test(path) ? this.label(`${path}.hosts`) : "";
    return hosts || routeName(this.map, path, "service").replace(/^./, (it) => it.toLowerCase());
  }

  /** Sets a value, unless it is so already. Refuses where an expression says what it is. */
  private set(path: string, value: string | number | readonly string[]): Change[] {
    this.unwritten(path);
    const now = this.get(path);
    const plain = now?.type === "list" ? now.items.map((it) => scalarOf(it)) : scalarOf(now);
    return JSON.stringify(plain) === JSON.stringify(value) ? [] : [this.write(path, value)];
  }

  private unwritten(path: string): void {
    const found = expressionBehind(this.get(path));
    if (found !== undefined)
      throw new Refusal(`${path} comes from ${found}; change it among the fields, or in the text.`);
  }

  private carried(path: string): Readonly<Record<string, ChangeValue>> {
    const value = this.get(path);
    const edges = this.topology.out(this.map.id);
    const result = value && carryValue(value, path, (at) => edges.find((it) => it.field === at)?.to);
    if (!result?.ok || result.literal.length > 0)
      throw new Refusal(`${this.name(path)} is written with an expression; move it as text.`);
    return Object.fromEntries(Object.entries(result.value ?? {}));
  }

  private write(field: string, value: Extract<Change, { op: "setField" }>["value"]): Change {
    return { op: "setField", resource: this.map.id, field, value };
  }

  private remove(field: string): Change {
    return { op: "removeField", resource: this.map.id, field };
  }
}

function refused(reason: string): RoutePlan {
  return { ok: false, reason };
}

/** A name for a path matcher after a host: "api.example.com" gives "api-example-com". */
function freeName(host: string, taken: readonly unknown[]): string {
  const base =
    host
      .toLowerCase()
      .replace(/^\*\.?/, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-+$/g, "")
      .slice(0, 55) || "hosts";
  let name = base;
  for (let number = 2; taken.includes(name); number++) name = `${base}-${number}`;
  return name;
}
