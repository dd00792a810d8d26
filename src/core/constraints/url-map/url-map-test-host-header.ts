import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { at, partsIn, rootOf, textIn } from "../url-maps";
import { mapExample } from "./examples";

const example = (host: string) =>
  mapExample(`
  test {
    host    = "shop.example.com"
    path    = "/"
    service = "projects/p/global/backendServices/web"
    headers {
      name  = "host"
      value = "${host}"
    }
  }
`);

export default defineConstraint({
  meta: {
    id: "url-map-test-host-header",
    severity: "error",
    title: "Host header of a URL map test differs from its host",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: applicationProducts,
    local: true,
    docs: `A test of a URL map has a \`host\` header whose value is not the test's \`host\`. A request has one host, so the API asks
that the two agree. Tests of regional URL maps are not judged, because they are accepted unchecked.`,
    repair: "Give the header the test's host, or leave it out: the test sends its host anyway.",
    sources: ["Compute API v1 UrlMapTest.headers", "Compute API v1 UrlMapTest.host"],
    fixable: true,
    messages: {
      differs:
        'The test asks for host "{host}", but its host header says "{value}", and the API wants the two to agree. Remove the header or correct it.',
    },
    examples: { bad: example("www.example.com"), good: example("shop.example.com") },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap")) {
      if (urlMap.scope.level !== "global") continue;
      for (const test of partsIn(rootOf(urlMap), "tests").list) {
        const host = textIn(test, "host");
        for (const header of partsIn(test, "headers").list) {
          const value = textIn(header, "value");
          if (textIn(header, "name")?.toLowerCase() !== "host" || host === undefined || value === undefined) continue;
          if (host.toLowerCase() === value.toLowerCase()) continue;
          yield {
            message: "differs",
            data: { host, value },
            resource: urlMap.id,
            field: at(header, "value"),
            related: related(urlMap, "The host of the test", at(test, "host")),
            fixes: [
              setting(`Set the header to "${host}"`, urlMap, at(header, "value"), host),
              removing("Remove the header", urlMap, header.path),
            ],
          };
        }
      }
    }
  },
});
