import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { removing, setField, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { completePattern } from "../paths";
import { urlMapProducts } from "../product-lists";
import { levelsOf, type Part, partsIn, textsIn } from "../url-maps";
import { pathsExample } from "./examples";

export default defineConstraint({
  meta: {
    id: "path-rule-path-syntax",
    severity: "error",
    title: "Path pattern is not valid",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `A path in a path rule does not start with a slash, contains \`?\` or \`#\`, or has an asterisk anywhere but at its end,
right after a slash. Path rules know exact paths and a trailing \`/*\` only, and they see the path of a request without its
query. The API refuses anything else.`,
    repair: `Write \`/videos/*\` for everything below \`/videos/\`, and \`/videos\` as well if that path counts too. For wildcards
in the middle use route rules with a path template.`,
    sources: ["Compute API v1 PathRule.paths", "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts"],
    fixable: true,
    messages: {
      slash: 'The path "{path}" does not start with a slash, so the API refuses the URL map. Write "{wanted}".',
      query:
        'The path "{path}" contains ? or #, but rules see the path without query and fragment, and the API refuses the URL map. Leave that part out.',
      asterisk:
        'The path "{path}" has an asterisk that is not at its end after a slash, so the API refuses the URL map. Use a trailing /*, or route rules with a path template.',
    },
    examples: { bad: pathsExample('["/videos*"]'), good: pathsExample('["/videos", "/videos/*"]') },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const rule of levelsOf(urlMap)) {
        if (rule.type !== "pathRule") continue;
        const { list } = textsIn(rule, "paths");
        for (const { text, path } of list) {
          const message = flawOf(text);
          if (message === undefined) continue;
          const wanted = completePattern(text);
          yield {
            message,
            data: { path: text, wanted: wanted ?? `/${text}` },
            resource: urlMap.id,
            field: path,
            fixes: wanted === undefined ? [] : fixes(urlMap, rule, rule.matcher, { text, path, wanted }),
          };
        }
      }
  },
});

function flawOf(path: string): "slash" | "query" | "asterisk" | undefined {
  if (!path.startsWith("/")) return "slash";
  if (/[?#]/.test(path)) return "query";
  return path.replace(/\/\*$/, "/").includes("*") ? "asterisk" : undefined;
}

/** The completed path takes the place of the wrong one, unless the path matcher has it already. */
function fixes(
  urlMap: Resource,
  rule: Part,
  matcher: Part | undefined,
  { text, path, wanted }: { readonly text: string; readonly path: string; readonly wanted: string },
): readonly Fix[] {
  const rules = matcher ? partsIn(matcher, "pathRules").list : [];
  const taken = new Set(rules.flatMap((it) => textsIn(it, "paths").list.map((entry) => entry.text)));
  const own = textsIn(rule, "paths").list.length;
  if (taken.has(wanted)) return own > 1 ? [removing(`Remove "${text}": "${wanted}" is there`, urlMap, path)] : [];
  const apex = wanted.slice(0, -2);
  const both = wanted.endsWith("/*") && text === `${apex}*` && apex !== "" && !taken.has(apex);
  return [
    setting(`Write "${wanted}"`, urlMap, path, wanted),
    ...(both
      ? [
          {
            title: `Write "${wanted}" and "${apex}"`,
            changes: [setField(urlMap, path, wanted), setField(urlMap, path.replace(/\[\d+\]$/, `[${own}]`), apex)],
          },
        ]
      : []),
  ];
}
