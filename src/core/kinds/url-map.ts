import { description, headerAction, name, region } from "./common-fields";
import { located } from "./connector-types";
import { flag, number, object, objects, reference, text, texts } from "./fields";
import type { FieldSpec, KindSpec } from "./kind";
import { customErrorResponsePolicy, routeAction, serviceKinds, urlRedirect } from "./url-map-route-action";

const pathRules = objects(
  "pathRules",
  [
    texts("paths", { doc: "Paths it matches; `*` is allowed only at the end, after a slash." }),
    reference("service", "service", serviceKinds, {
      connector: { reference: "byKind" },
      doc: "Where matching requests go.",
    }),
    routeAction("routeAction"),
    urlRedirect("urlRedirect"),
    customErrorResponsePolicy("customErrorResponsePolicy"),
  ],
  { tf: "path_rule", doc: "Routes by path; the longest matching path wins, whatever the order." },
);

const headerMatches = objects("headerMatches", [
  text("headerName", { doc: "Header to look at." }),
  text("exactMatch"),
  text("prefixMatch"),
  text("suffixMatch"),
  text("regexMatch"),
  flag("presentMatch"),
  flag("invertMatch", { doc: "Whether the condition is turned round." }),
  object("rangeMatch", [number("rangeStart"), number("rangeEnd")]),
]);

const matchRules = objects(
  "matchRules",
  [
    text("prefixMatch", { doc: "Path prefix." }),
    text("fullPathMatch", { doc: "Whole path." }),
    text("regexMatch", { doc: "Regular expression for the path." }),
    text("pathTemplateMatch", { doc: "Path pattern with named variables." }),
    flag("ignoreCase", { doc: "Whether letter case of the path does not matter." }),
    headerMatches,
    objects("queryParameterMatches", [text("name"), flag("presentMatch"), text("exactMatch"), text("regexMatch")]),
    objects("metadataFilters", [
      text("filterMatchCriteria", { values: ["MATCH_ALL", "MATCH_ANY"] }),
      objects("filterLabels", [text("name"), text("value")]),
    ]),
  ],
  { doc: "Conditions; a request that meets all of any one of them takes the route." },
);

const httpFilter = [text("filterName"), text("configTypeUrl"), text("config")];

const routeRules = objects(
  "routeRules",
  [
    number("priority", { doc: "Rules are tried from the lowest number up; unique in the path matcher." }),
    text("description"),
    matchRules,
    reference("service", "service", serviceKinds, {
      connector: { reference: "text" },
      doc: "Where matching requests go.",
    }),
    routeAction("routeAction"),
    urlRedirect("urlRedirect"),
    headerAction(),
    customErrorResponsePolicy("customErrorResponsePolicy"),
    objects("httpFilterConfigs", httpFilter),
    objects("httpFilterMetadata", httpFilter),
  ],
  { doc: "Routes by priority, with conditions on path, headers and query." },
);

const fields: readonly FieldSpec[] = [
  name,
  description,
  region,
  reference("defaultService", "defaultService", serviceKinds, {
    connector: { reference: "byKind" },
    doc: "Where requests go that no host rule matches.",
  }),
  routeAction("defaultRouteAction"),
  urlRedirect("defaultUrlRedirect"),
  customErrorResponsePolicy("defaultCustomErrorResponsePolicy"),
  headerAction(),
  objects(
    "hostRules",
    [
      text("description"),
      texts("hosts", { doc: "Hosts it applies to; `*` matches any, alone or as the first label." }),
      text("pathMatcher", { doc: "Name of the path matcher that continues." }),
    ],
    { tf: "host_rule", doc: "Sends requests for hosts to a path matcher." },
  ),
  objects(
    "pathMatchers",
    [
      text("name", { doc: "Name by which host rules refer to it." }),
      text("description"),
      reference("defaultService", "matcherDefaultService", serviceKinds, {
        connector: { reference: "byKind" },
        doc: "Where requests go that none of its rules matches.",
      }),
      routeAction("defaultRouteAction"),
      urlRedirect("defaultUrlRedirect"),
      customErrorResponsePolicy("defaultCustomErrorResponsePolicy"),
      headerAction(),
      pathRules,
      routeRules,
    ],
    { tf: "path_matcher", doc: "Routes for the hosts of the host rules that name it." },
  ),
  objects(
    "tests",
    [
      text("description"),
      text("host"),
      text("path"),
      objects("headers", [text("name"), text("value")]),
      reference("service", "test", serviceKinds, {
        connector: { reference: "byKind" },
        doc: "Service that the request must reach.",
      }),
      text("expectedOutputUrl", { connector: { name: "expectedOutputURL" } }),
      number("expectedRedirectResponseCode"),
    ],
    { tf: "test", doc: "Requests with what must become of them; checked before the URL map is saved." },
  ),
];

export const urlMap: KindSpec = {
  kind: "UrlMap",
  label: "URL map",
  plural: "URL maps",
  collection: "urlMaps",
  column: "urlMap",
  doc: "The routing table of an Application Load Balancer. Host rules pick a path matcher, whose rules pick the backend service or bucket, a redirect or a rewrite.",
  terraform: [
    { type: "google_compute_url_map", scope: "global" },
    { type: "google_compute_region_url_map", scope: "region" },
  ],
  connector: [located("ComputeURLMap", "compute_url_map", ["global", "region"])],
  fields,
};
