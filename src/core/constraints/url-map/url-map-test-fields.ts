import type { Resource } from "../../model/resource";
import { known } from "../../topology/read";
import type { Edge, Topology } from "../../topology/topology";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { at, isSet, isUnset, levelsOf, matchersOf, type Part, partsIn, rootOf } from "../url-maps";
import { mapExample } from "./examples";

const example = (more: string) =>
  mapExample(`
  test {
    host    = "example.com"
    path    = "/"
    service = "projects/p/global/backendServices/web"
${more}  }
`);

export default defineConstraint({
  meta: {
    id: "url-map-test-fields",
    severity: "error",
    title: "URL map test is inconsistent",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap", "BackendService", "BackendBucket"],
    products: applicationProducts,
    local: true,
    docs: `A test of a URL map expects a service and a redirect at once, or nothing at all, or a service that the map sends
nothing to. The API checks the tests whenever the map is saved, and refuses the map when one fails. What a test of a regional
map expects is not judged, because such tests are accepted unchecked.`,
    repair: "Expect a service, or a redirect's `expectedRedirectResponseCode` and `expectedOutputUrl`.",
    sources: [
      "Compute API v1 UrlMapTest.service",
      "Compute API v1 UrlMapTest.expectedRedirectResponseCode",
      "Compute API v1 UrlMap.tests",
      "https://docs.cloud.google.com/load-balancing/docs/url-map",
    ],
    fixable: true,
    messages: {
      both: "The test expects a service and a redirect code, and one request never gets both. Keep one of them.",
      none: "The test expects no service, no output URL and no redirect code, so it tests nothing. Add what is expected, or delete it.",
      elsewhere:
        'The test expects "{service}", to which this URL map sends no request, so it fails and the map is refused. Expect a service that the map uses, or add the route.',
    },
    examples: { bad: example("    expected_redirect_response_code = 301\n"), good: example("") },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const test of partsIn(rootOf(urlMap), "tests").list) {
        const service = at(test, "service");
        const code = at(test, "expectedRedirectResponseCode");
        if (isSet(test, "service") && isSet(test, "expectedRedirectResponseCode"))
          yield {
            message: "both",
            resource: urlMap.id,
            field: code,
            related: related(urlMap, "The service that it expects", service),
            fixes: [removing("Keep the service", urlMap, code), removing("Keep the redirect code", urlMap, service)],
          };
        else if (expectations.every((it) => isUnset(test, it)))
          yield {
            message: "none",
            resource: urlMap.id,
            field: test.path,
            fixes: [removing("Delete the test", urlMap, test.path)],
          };
        else {
          const name = lostService(topology, urlMap, test);
          if (name !== undefined)
            yield { message: "elsewhere", data: { service: name }, resource: urlMap.id, field: service };
        }
      }
  },
});

const expectations = ["service", "expectedOutputUrl", "expectedRedirectResponseCode"];

/** Name of the service that a test expects, when the map certainly sends nothing to it. */
function lostService(topology: Topology, urlMap: Resource, test: Part): string | undefined {
  if (urlMap.scope.level !== "global" || !isComplete(urlMap)) return undefined;
  const edges = topology.out(urlMap.id);
  const wanted = edges.find((it) => it.field === at(test, "service"));
  const name = wanted && nameOf(topology, wanted);
  if (!wanted || name === undefined) return undefined;
  const others = edges.filter((it) => it.route?.type !== "test");
  const used = others.some((it) => {
    const other = nameOf(topology, it);
    return it.to === wanted.to || other === undefined || other === name;
  });
  return used ? undefined : name;
}

/** The name of what an edge leads to; undefined where it cannot be known. */
function nameOf(topology: Topology, edge: Edge): string | undefined {
  const resource = topology.get(edge.to);
  if (resource) {
    const name = known(resource, "name");
    return name === undefined || resource.many ? undefined : String(name);
  }
  const ghost = topology.ghost(edge.to);
  return ghost?.link === undefined ? undefined : ghost.link.slice(ghost.link.lastIndexOf("/") + 1);
}

/** Whether every destination of a map is in the text. */
function isComplete(urlMap: Resource): boolean {
  return (
    matchersOf(urlMap).complete &&
    levelsOf(urlMap).every(
      (level) =>
        (isSet(level, level.service) || isUnset(level, level.service)) &&
        (level.value.fields[level.action]?.type ?? "object") === "object" &&
        (level.type !== "matcher" || (partsIn(level, "pathRules").complete && partsIn(level, "routeRules").complete)),
    )
  );
}
