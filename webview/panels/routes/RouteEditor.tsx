/** The routes of a URL map, to be edited in place: hosts, path matchers, rules, and where the requests go. */
import { createContext, useContext, useEffect, useRef } from "react";
import type { RouteGesture, RouteMatcher, RouteTable } from "../../../src/core/editing/routes/route-model";
import { Icon } from "../../controls/icons";
import { actOnRoutes } from "../../state/routes";
import { useApp, useSession } from "../../state/use-app";
import { AddRoute } from "./AddRoute";
import { Destination } from "./Destination";
import { EditText, listOf } from "./EditText";
import { Rule } from "./Rule";

export interface Routes {
  readonly table: RouteTable;
  readonly disabled: boolean;
  act(gesture: RouteGesture): Promise<boolean>;
}

const RoutesContext = createContext<Routes | null>(null);

export function useRouteTable(): Routes {
  const routes = useContext(RoutesContext);
  if (!routes) throw new Error("useRouteTable outside of RouteEditor");
  return routes;
}

export function RouteEditor({ table }: { table: RouteTable }) {
  const session = useSession();
  const wanted = useApp((state) => state.wantsRoutes);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!wanted) return;
    session.store.set({ wantsRoutes: false });
    section.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, [wanted, session]);
  const disabled = table.readOnly !== undefined;
  const routes: Routes = { table, disabled, act: (gesture) => actOnRoutes(session, table.id, gesture) };
  const used = new Set(table.hosts.map((it) => it.matcher));
  return (
    <RoutesContext value={routes}>
      <section className="lb-routes" ref={section} aria-label={`Routes of ${table.name}`}>
        <h3>Routes</h3>
        {table.readOnly !== undefined && <p className="lb-dim">{table.readOnly}</p>}
        {table.hosts.map((host, index) => {
          const matcher = table.matchers.find((it) => it.name === host.matcher);
          const isFirst = table.hosts.findIndex((it) => it.matcher === host.matcher) === index;
          return (
            <section key={host.path} className="lb-route-host" aria-label={host.label}>
              <div className="lb-route-line">
                <EditText
                  label="Hosts"
                  value={host.label}
                  locked={host.hosts === undefined}
                  onCommit={(text) => routes.act({ do: "setHosts", path: host.path, hosts: listOf(text) })}
                />
                <RemoveButton what={host.label} gesture={{ do: "removeHosts", path: host.path }} />
              </div>
              {matcher && isFirst && <Matcher matcher={matcher} />}
              {!isFirst && <p className="lb-dim">as {host.matcher} above</p>}
              {!matcher && <p className="lb-dim">there is no path matcher {host.matcher}</p>}
            </section>
          );
        })}
        {table.matchers
          .filter((it) => !used.has(it.name))
          .map((it) => (
            <section key={it.path} className="lb-route-host" aria-label={it.name}>
              <div className="lb-route-line">
                <span className="lb-dim">no host uses it</span>
                <RemoveButton what={it.name} gesture={{ do: "removeMatcher", path: it.path }} />
              </div>
              <Matcher matcher={it} />
            </section>
          ))}
        <AddRoute
          title="Add hosts…"
          label="Hosts"
          placeholder="www.example.com, example.com"
          gesture={(hosts, to) => ({ do: "addHosts", hosts, to })}
        />
        <div className="lb-route-line">
          <span className="lb-route-else">{table.hosts.length ? "everything else" : "all requests"}</span>
        </div>
        <Destination destination={table.default} name="everything else" />
      </section>
    </RoutesContext>
  );
}

function Matcher({ matcher }: { matcher: RouteMatcher }) {
  const { act } = useRouteTable();
  const hasRoutes = matcher.rules.some((it) => it.type === "route");
  return (
    <div className="lb-route-matcher">
      <div className="lb-route-line lb-route-name">
        <EditText
          label="Name of the path matcher"
          value={matcher.name}
          onCommit={(name) => act({ do: "renameMatcher", path: matcher.path, name: name.trim() })}
        />
      </div>
      <ol>
        {matcher.rules.map((rule, index) => (
          <Rule key={rule.path} rule={rule} index={index} rules={matcher.rules} />
        ))}
      </ol>
      <AddRoute
        title={hasRoutes ? "Add a rule…" : "Add a path…"}
        label="Paths"
        placeholder="/api/*, /api"
        gesture={(paths, to) => ({ do: "addRule", matcher: matcher.path, paths, to })}
      />
      <span className="lb-route-else">everything else</span>
      <Destination destination={matcher.default} name={`everything else of ${matcher.name}`} />
    </div>
  );
}

export function RemoveButton({ what, gesture }: { what: string; gesture: RouteGesture }) {
  const { act, disabled } = useRouteTable();
  return (
    <button
      type="button"
      className="lb-field-action"
      aria-label={`Remove ${what}`}
      title={`Remove ${what}`}
      disabled={disabled}
      onClick={() => void act(gesture)}
    >
      <Icon shape="close" size={14} />
    </button>
  );
}
