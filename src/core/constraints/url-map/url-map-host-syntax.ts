import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { urlMapProducts } from "../product-lists";
import { hostRulesOf, textsIn } from "../url-maps";
import { mapExample } from "./examples";

const example = (host: string) =>
  mapExample(`
  host_rule {
    hosts        = ["${host}"]
    path_matcher = "shop"
  }

  path_matcher {
    name            = "shop"
    default_service = "projects/p/global/backendServices/shop"
  }
`);

export default defineConstraint({
  meta: {
    id: "url-map-host-syntax",
    severity: "error",
    title: "Host pattern is not valid",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `A host of a host rule contains a scheme, a slash or a space, or an asterisk that is not the first character, or one
that is followed by something other than a dot or a hyphen. Hosts are host names, perhaps with a port; an asterisk stands for
the beginning of the name only. The API refuses anything else.`,
    repair: "Write a host name (`shop.example.com`), `*.example.com`, `*-shop.example.com`, or `*` for every host.",
    sources: ["Compute API v1 HostRule.hosts", "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts"],
    fixable: true,
    messages: {
      url: '"{host}" is no host name: it has a scheme, a path or a space, so the API refuses the URL map. Write the host name alone.',
      asterisk:
        'In the host "{host}" an asterisk stands where none may: only the first character can be one, before a dot or a hyphen. Use a form such as *.example.com.',
    },
    examples: { bad: example("https://shop.example.com"), good: example("shop.example.com") },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      const rules = hostRulesOf(urlMap).list;
      const taken = new Set(rules.flatMap((it) => textsIn(it, "hosts").list.map(({ text }) => text.toLowerCase())));
      for (const rule of rules) {
        const { list } = textsIn(rule, "hosts");
        for (const { text, path } of list) {
          const message = flawOf(text);
          if (message === undefined) continue;
          yield {
            message,
            data: { host: text },
            resource: urlMap.id,
            field: path,
            fixes: fixes(urlMap, text, path, { taken, alone: list.length === 1 }),
          };
        }
      }
    }
  },
});

function flawOf(host: string): "url" | "asterisk" | undefined {
  if (/[/\s]/.test(host)) return "url";
  return /^.+\*/.test(host) || /^\*[^.:-]/.test(host) ? "asterisk" : undefined;
}

function fixes(
  urlMap: Resource,
  host: string,
  path: string,
  { taken, alone }: { readonly taken: ReadonlySet<string>; readonly alone: boolean },
): readonly Fix[] {
  const wanted = host
    .replace(/\s+/g, "")
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/\/.*$/, "")
    .replace(/^\*+(?=[^.:*-])/, "*.");
  if (wanted === "" || flawOf(wanted) !== undefined) return [];
  if (!taken.has(wanted.toLowerCase())) return [setting(`Write "${wanted}"`, urlMap, path, wanted)];
  return alone ? [] : [removing(`Remove "${host}": "${wanted}" is there`, urlMap, path)];
}
