/** Backend services and backend buckets. */
import { kindSpec } from "../../kinds/registry";
import type { Change, ChangeValue } from "../../model/change";
import type { Resource } from "../../model/resource";
import { isAbsent, items, known } from "../../topology/read";
import { backendItem, checkFields, classOf, isChecked, namedPort, protocolOf } from "./backend-item";
import { freeName } from "./names";
import { canName, type Spot, scopeOf } from "./spot";
import { type Asked, adding, ask, askRegion, setting, type Template, to, toNew } from "./template";

export function backends(spot: Spot): readonly Template[] {
  const { near, product } = spot;
  switch (near?.kind) {
    case "UrlMap":
      return [service(spot, afterMap(near)), ...bucket(spot, afterMap(near))];
    case "TargetTcpProxy":
    case "TargetSslProxy":
      return isAbsent(near, "service") && product.proxies.kinds.includes(near.kind)
        ? [service(spot, { asks: [], changes: (made) => [setting(near.id, "service", made)] })]
        : [];
    case "NetworkEndpointGroup":
    case "InstanceGroup":
    case "InstanceGroupManager":
      return behind(spot, near);
    case undefined:
      return [service(spot), ...bucket(spot)];
    default:
      return [];
  }
}

/** How what is new comes to be referred to. */
interface Link {
  readonly asks: readonly Asked[];
  changes(made: ChangeValue, name: string, answer: (id: string) => string): readonly Change[];
}

/** The default of a URL map that has none; else a host of its own. */
function afterMap(map: Resource): Link {
  const defaults = ["defaultService", "defaultUrlRedirect", "defaultRouteAction"];
  if (defaults.every((it) => isAbsent(map, it)))
    return { asks: [], changes: (made) => [setting(map.id, "defaultService", made)] };
  const hosts = items(map, "hostRules").items.length;
  const matchers = items(map, "pathMatchers").items;
  const names = new Set(matchers.map(({ path }) => known(map, `${path}.name`)));
  return {
    asks: [ask("host", "Host whose requests it gets", "fqdn", "", "shop.example.com")],
    changes(made, name, answer) {
      let matcher = name;
      for (let number = 2; names.has(matcher); number++) matcher = `${name}-${number}`;
      return [
        setting(map.id, `hostRules[${hosts}]`, { hosts: [answer("host")], pathMatcher: matcher }),
        setting(map.id, `pathMatchers[${matchers.length}]`, { name: matcher, defaultService: made }),
      ];
    },
  };
}

function service(spot: Spot, link?: Link): Template {
  const { product, near } = spot;
  const asksRegion = spot.level === "region" && regionAt(spot) === undefined;
  const grpc = near && spot.topology.into(near.id).some((it) => spot.topology.get(it.from)?.kind === "TargetGrpcProxy");
  return {
    id: "service",
    kind: "BackendService",
    label: kindSpec("BackendService").label,
    doc: link ? "Backends that get requests from here; groups are added to it next." : kindSpec("BackendService").doc,
    side: link ? "after" : "alone",
    ending: near?.kind === "UrlMap" ? "api" : "backend",
    asks: [...(link?.asks ?? []), ...(asksRegion ? [askRegion(spot)] : [])],
    build: (name, answer) => [
      adding(spot, "BackendService", name, scopeOf(spot, regionAt(spot) ?? answer("region")), {
        loadBalancingScheme: spot.scheme,
        protocol: grpc ? "GRPC" : protocolOf(undefined, product),
      }),
      ...(link?.changes(toNew("BackendService", name), name, answer) ?? []),
    ],
  };
}

function regionAt({ near, region }: Spot): string | undefined {
  return near?.scope.level === "region" ? near.scope.name : region;
}

function bucket(spot: Spot, link?: Link): readonly Template[] {
  const { product, topology } = spot;
  if (product.backends.BACKEND_BUCKET === false || spot.level === "region") return [];
  const buckets = topology.all("StorageBucket").filter((it) => canName(spot, it));
  // Said only where it is not for external load balancers in general.
  const scheme = product.id === "cross-region-internal-alb" ? "INTERNAL_MANAGED" : undefined;
  return [
    {
      id: "bucket",
      kind: "BackendBucket",
      label: kindSpec("BackendBucket").label,
      doc: kindSpec("BackendBucket").doc,
      side: link ? "after" : "alone",
      ending: "bucket",
      asks: [...(link?.asks ?? []), ask("bucket", "Cloud Storage bucket", "text", buckets[0]?.name ?? "", "my-bucket")],
      build(name, answer) {
        const chosen = buckets.find((it) => it.name === answer("bucket"));
        return [
          adding(spot, "BackendBucket", name, "global", {
            bucketName: chosen ? to(chosen.id) : answer("bucket"),
            loadBalancingScheme: scheme,
          }),
          ...(link?.changes(toNew("BackendBucket", name), name, answer) ?? []),
        ];
      },
    },
  ];
}

/** A backend service before a group that is there. */
function behind(spot: Spot, group: Resource): readonly Template[] {
  const { product, topology } = spot;
  const type = classOf(group);
  if (type === undefined || product.backends[type] === false) return [];
  const protocol = type.startsWith("INTERNET") ? "HTTPS" : protocolOf(undefined, product);
  const port = product.service.capacitySettings ? undefined : 80;
  const asksRegion = spot.level === "region" && regionAt(spot) === undefined;
  return [
    {
      id: "service",
      kind: "BackendService",
      label: kindSpec("BackendService").label,
      doc: isChecked(type)
        ? "Sends traffic to this group, with a health check of its own."
        : "Sends traffic to this group.",
      side: "before",
      ending: "backend",
      asks: asksRegion ? [askRegion(spot)] : [],
      build(name, answer) {
        const scope = scopeOf(spot, regionAt(spot) ?? answer("region"));
        const check = freeName(topology, "HealthCheck", `${name}-check`);
        const checked = isChecked(type);
        return [
          ...(checked ? [adding(spot, "HealthCheck", check, scope, checkFields(protocol, port))] : []),
          adding(spot, "BackendService", name, scope, {
            loadBalancingScheme: spot.scheme,
            protocol,
            portName: product.service.capacitySettings ? namedPort(group) : undefined,
            backends: [backendItem(spot, type, to(group.id))],
            healthChecks: checked ? [toNew("HealthCheck", check)] : undefined,
          }),
        ];
      },
    },
  ];
}
