import { describe, expect, it } from "vitest";
import { buildTopology } from "../../../src/core/topology/build";
import { link, resource, unknown } from "../../support/resources";

const service = () => link("global/backendServices/s");

describe("routes of a URL map", () => {
  const topology = buildTopology([
    resource("google_compute_url_map.web", {
      defaultService: service(),
      hostRules: [
        { hosts: ["shop.example.com", "*.shop.example.com"], pathMatcher: "shop" },
        { hosts: [unknown("var.host")], pathMatcher: "shop" },
        { hosts: ["*"], pathMatcher: unknown("local.rest") },
      ],
      pathMatchers: [
        {
          name: "shop",
          defaultService: service(),
          defaultCustomErrorResponsePolicy: { errorService: link("global/backendBuckets/errors") },
          pathRules: [{ paths: ["/cart", "/cart/*"], service: service() }],
        },
        {
          name: unknown("local.rest"),
          routeRules: [
            {
              priority: 1,
              service: service(),
              matchRules: [
                { prefixMatch: "/v2/", headerMatches: [{ headerName: "x-canary", exactMatch: "1" }] },
                { fullPathMatch: "/health", queryParameterMatches: [{ name: "deep", presentMatch: true }] },
                { regexMatch: "^/u/[0-9]+$" },
                { pathTemplateMatch: "/videos/{id=*}" },
                { headerMatches: [{ headerName: "x", invertMatch: true, rangeMatch: { rangeStart: 1, rangeEnd: 9 } }] },
                {},
              ],
            },
            {
              priority: 2,
              routeAction: {
                weightedBackendServices: [
                  { backendService: service(), weight: 90 },
                  { backendService: service(), weight: unknown("var.weight") },
                ],
                requestMirrorPolicy: { backendService: service() },
              },
            },
          ],
        },
      ],
      tests: [{ host: "shop.example.com", path: "/cart", service: service() }],
    }),
  ]);
  const hosts = ["shop.example.com", "*.shop.example.com", ["$", "{var.host}"].join("")];

  it.each([
    ["defaultService", { type: "default", hosts: [], paths: [] }],
    ["pathMatchers[0].defaultService", { type: "matcherDefault", hosts, paths: [] }],
    ["pathMatchers[0].defaultCustomErrorResponsePolicy.errorService", { type: "errorService", hosts, paths: [] }],
    ["pathMatchers[0].pathRules[0].service", { type: "pathRule", hosts, paths: ["/cart", "/cart/*"] }],
    [
      "pathMatchers[1].routeRules[0].service",
      {
        type: "routeRule",
        hosts: ["*"],
        priority: 1,
        paths: [
          "/v2/* + header x-canary: 1",
          "/health + ?deep",
          "~ ^/u/[0-9]+$",
          "/videos/{id=*}",
          "not header x: 1–9",
          "any request",
        ],
      },
    ],
    [
      "pathMatchers[1].routeRules[1].routeAction.weightedBackendServices[0].backendService",
      { type: "routeRule", hosts: ["*"], paths: [], priority: 2, weight: 90 },
    ],
    [
      "pathMatchers[1].routeRules[1].routeAction.weightedBackendServices[1].backendService",
      { type: "routeRule", hosts: ["*"], paths: [], priority: 2 },
    ],
    [
      "pathMatchers[1].routeRules[1].routeAction.requestMirrorPolicy.backendService",
      { type: "mirror", hosts: ["*"], paths: [], priority: 2 },
    ],
    ["tests[0].service", { type: "test", hosts: ["shop.example.com"], paths: ["/cart"] }],
  ])("%s", (field, route) => {
    expect(topology.edges.find((it) => it.field === field)?.route).toEqual(route);
  });

  it("are on URL map edges only", () => {
    const others = buildTopology([
      resource("google_compute_target_http_proxy.p", { urlMap: link("global/urlMaps/u") }),
    ]);
    expect(others.edges[0]).not.toHaveProperty("route");
  });
});
