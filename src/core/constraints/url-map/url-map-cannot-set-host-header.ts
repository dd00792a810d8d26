import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { removeField, removing, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { isHostName } from "../hosts";
import { applicationProducts } from "../product-lists";
import { at, headerActionsOf, isUnset, type Part, type Placed, partsIn, textIn, textsIn } from "../url-maps";
import { mapExample } from "./examples";

export default defineConstraint({
  meta: {
    id: "url-map-cannot-set-host-header",
    severity: "warning",
    title: "Host header cannot be changed with a header action",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: applicationProducts,
    local: true,
    docs: `A header action adds or removes the request header \`Host\` or \`:authority\`. That name is reserved: the backend gets
the host that the client asked for, and the header action has no effect on it.`,
    repair: `Use \`urlRewrite.hostRewrite\` in the route action. For an internet NEG behind a global external load balancer a
\`Host\` among the backend service's custom request headers works as well.`,
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "Compute API v1 HttpHeaderAction.requestHeadersToAdd",
      "Compute API v1 UrlRewrite.hostRewrite",
    ],
    fixable: true,
    messages: {
      add: 'The header action sets "{name}", which header actions cannot change: backends still get the client\'s host. Use a URL rewrite with hostRewrite.',
      remove: 'The header action removes "{name}", which header actions cannot change. Leave it out.',
    },
    examples: {
      bad: mapExample(`
  header_action {
    request_headers_to_add {
      header_name  = "Host"
      header_value = "origin.example.com"
      replace      = true
    }
  }
`),
      good: mapExample(`
  default_route_action {
    url_rewrite {
      host_rewrite = "origin.example.com"
    }
  }
`),
    },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const action of headerActionsOf(urlMap)) {
        for (const header of partsIn(action, "requestHeadersToAdd").list) {
          const name = textIn(header, "headerName");
          if (name === undefined || !isHost(name)) continue;
          const value = textIn(header, "headerValue");
          yield {
            message: "add",
            data: { name },
            resource: urlMap.id,
            field: at(header, "headerName"),
            fixes: [
              ...(value === undefined ? [] : rewrite(urlMap, action, header, value)),
              removing("Remove the header", urlMap, emptied(action, "requestHeadersToAdd") ? action.path : header.path),
            ],
          };
        }
        for (const { text, path } of textsIn(action, "requestHeadersToRemove").list) {
          if (!isHost(text)) continue;
          const whole = emptied(action, "requestHeadersToRemove");
          yield {
            message: "remove",
            data: { name: text },
            resource: urlMap.id,
            field: path,
            fixes: [removing("Leave it out", urlMap, whole ? action.path : path)],
            unnecessary: true,
          };
        }
      }
  },
});

function isHost(name: string): boolean {
  return /^(?:host|:authority)$/i.test(name.trim());
}

/** Whether a header action has nothing but one entry of one list. */
function emptied(action: Part, list: string): boolean {
  const { fields, open } = action.value;
  const value = fields[list];
  return open === undefined && Object.keys(fields).length === 1 && value?.type === "list" && value.items.length === 1;
}

/** A host rewrite where the header action stands, as long as it concerns the very same requests. */
function rewrite(urlMap: Resource, action: Placed, header: Part, value: string): readonly Fix[] {
  const { level } = action;
  const covers =
    level.type === "routeRule" ||
    (level.type === "matcher" && isUnset(level, "pathRules") && isUnset(level, "routeRules")) ||
    (level.type === "map" && isUnset(level, "pathMatchers"));
  const own = action.path === at(level, "headerAction");
  const field = `${level.action}.urlRewrite.hostRewrite`;
  if (!covers || !own || !isHostName(value) || !isUnset(level, field) || !isUnset(level, level.redirect)) return [];
  const gone = emptied(action, "requestHeadersToAdd") ? action.path : header.path;
  return [
    {
      title: `Rewrite the host to ${value}`,
      changes: [removeField(urlMap, gone), setField(urlMap, at(level, field), value)],
    },
  ];
}
