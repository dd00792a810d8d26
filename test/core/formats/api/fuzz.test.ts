/** Three thousand mutated and truncated texts: no exception, no long wait, every problem in its file's text. */
import { describe, expect, it } from "vitest";
import { apiFormat } from "../../../../src/core/formats/api";
import type { Change } from "../../../../src/core/model/change";
import { buildTopology } from "../../../../src/core/topology/build";
import { url } from "./support";

const yaml = `# shop
backends:
- balancingMode: &mode UTILIZATION
  group: ${url}/zones/z-a/instanceGroups/g
- {balancingMode: *mode, group: "zones/z-b/networkEndpointGroups/n", capacityScaler: 1.0}
connectionDraining:
  drainingTimeoutSec: 300
description: |
  two
  lines
kind: compute#backendService
name: web
selfLink: ${url}/global/backendServices/web
---
defaultService: ${url}/global/backendServices/web
hostRules:
- hosts: ['shop.example', "www.shop.example"]
  pathMatcher: shop
kind: compute#urlMap
name: map
pathMatchers:
- defaultService: global/backendServices/web
  name: shop
  pathRules:
  - {paths: [/a, /b/*], service: global/backendBuckets/b}
---
- networkEndpoint:
    fqdn: shop.example
    port: 443
`;
const json = JSON.stringify(
  {
    kind: "compute#backendServiceAggregatedList",
    id: "projects/shop/aggregated/backendServices",
    items: {
      global: {
        backendServices: [
          { name: "web", backends: [{ group: `${url}/zones/z-a/instanceGroups/g` }], timeoutSec: "30" },
        ],
      },
      "regions/r1": { backendServices: [{ name: "b", iap: { enabled: true } }] },
    },
  },
  null,
  2,
);
const lines =
  `${JSON.stringify({ assetType: "compute.googleapis.com/UrlMap", name: "//compute.googleapis.com/projects/shop/global/urlMaps/a", resource: { data: { name: "a" } } })}\n`.repeat(
    3,
  );

const texts: readonly (readonly [string, string])[] = [
  ["lb.yaml", yaml],
  ["lb.yaml", yaml.replaceAll("\n", "\r\n")],
  ["list.json", json],
  ["assets.jsonl", lines],
];
const inserts = [
  "{",
  "}",
  "[",
  "]",
  ":",
  "- ",
  "\n",
  "---\n",
  "&a ",
  "*a",
  "<<: *mode\n",
  "'",
  '"',
  "\t",
  "#",
  "|\n",
  "\u0000",
  "\ud800",
  "\ufeff",
  ": ",
  "!!map ",
  "? ",
  ",",
  "kind",
  "compute#urlMap",
  "  ",
  "\r",
  "projects/",
  "//",
];

/** Numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutate(text: string, next: (below: number) => number): string {
  let result = text;
  for (let times = next(4) + 1; times > 0; times--) {
    const at = next(result.length + 1);
    switch (next(5)) {
      case 0:
        result = result.slice(0, at);
        break;
      case 1:
        result = result.slice(0, at) + result.slice(at + next(40));
        break;
      case 2:
        result = result.slice(0, at) + (inserts[next(inserts.length)] ?? "") + result.slice(at);
        break;
      case 3:
        result = result.slice(0, at) + result.slice(next(result.length + 1)).slice(0, 200) + result.slice(at);
        break;
      default: {
        const other = next(result.length + 1);
        result = result.slice(0, Math.min(at, other)) + result.slice(Math.max(at, other));
      }
    }
  }
  return result;
}

const changes: readonly ((id: string) => Change)[] = [
  (resource) => ({ op: "setField", resource, field: "description", value: "x: y" }),
  (resource) => ({ op: "removeField", resource, field: "backends[0]" }),
  (resource) => ({ op: "rename", resource, name: "other" }),
  (resource) => ({ op: "removeResource", resource }),
];

describe("mutated texts", () => {
  it("3,000 are read and edited without an exception", () => {
    const next = numbers(20_261_121);
    let slowest = 0;
    let resources = 0;
    let planned = 0;
    for (let run = 0; run < 3000; run++) {
      const [path, text] = texts[run % texts.length] ?? ["", ""];
      const mutated = mutate(text, next);
      const started = performance.now();
      apiFormat.claims(path, mutated);
      const session = apiFormat.open();
      session.update(path, mutated);
      const result = session.result();
      resources += result.resources.length;
      for (const { range } of [...result.problems, ...result.resources]) {
        expect(range.file).toBe(path);
        expect(range.start >= 0 && range.end >= range.start && range.end <= mutated.length).toBe(true);
      }
      const topology = buildTopology(result.resources, {});
      const target = topology.resources[next(Math.max(1, topology.resources.length))];
      const change = changes[run % changes.length];
      if (target && change && run % 5 === 0) {
        const plan = session.plan(topology, [change(target.id)]);
        if (plan.ok) planned++;
        for (const edit of plan.ok ? plan.edits : [])
          expect(edit.start <= edit.end && edit.end <= mutated.length).toBe(true);
      }
      slowest = Math.max(slowest, performance.now() - started);
    }
    console.log(`slowest of 3,000 broken texts: ${slowest.toFixed(0)} ms`);
    // Most texts are still understood in large part.
    expect(resources).toBeGreaterThan(1500);
    expect(planned).toBeGreaterThan(120);
  });
});
