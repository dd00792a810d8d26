/** Gestures at the routes of a URL map: what the map says after each, in every format that can be written. */
import { describe, expect, it } from "vitest";
import { renumbered } from "../../../src/core/editing/routes/priorities";
import type { RouteDestination, RouteGesture } from "../../../src/core/editing/routes/route-model";
import { routeTable } from "../../../src/core/editing/routes/route-table";
import { planRoutes } from "../../../src/core/editing/url-map";
import { applyTextEdits } from "../../../src/core/model/change";
import type { Engine, Snapshot } from "../../../src/core/snapshot";
import { engineOf } from "../../support/terraform";

const services = ["api", "web", "beta"];
const hcl = `resource "google_compute_url_map" "map" {
  name            = "map"
  default_service = google_compute_backend_service.web.id

  # who comes for the API
  host_rule {
    hosts        = ["api.example.com"]
    path_matcher = "api"
  }

  path_matcher {
    name            = "api"
    default_service = google_compute_backend_service.api.id # the newest
    path_rule {
      paths   = ["/v1/*"]
      service = google_compute_backend_service.api.id
    }
    path_rule {
      paths   = ["/old/*", "/older/*"]
      service = google_compute_backend_service.web.id
    }
  }

  path_matcher {
    name            = "rules"
    default_service = google_compute_backend_service.web.id
    route_rules {
      priority = 1
      match_rules {
        prefix_match = "/a/"
      }
      service = google_compute_backend_service.api.id
    }
    route_rules {
      priority = 2
      match_rules {
        full_path_match = "/b"
      }
      service = google_compute_backend_service.web.id
    }
    route_rules {
      priority = 30
      match_rules {
        prefix_match = "/c/"
      }
      service = google_compute_backend_service.beta.id
    }
  }
}
${services.map((it) => `resource "google_compute_backend_service" "${it}" {\n  name = "${it}"\n}\n`).join("")}`;

const idOf = (name: string) => `\${google_compute_backend_service.${name}.id}`;
const json = JSON.stringify(
  {
    resource: {
      google_compute_url_map: {
        map: {
          name: "map",
          default_service: idOf("web"),
          host_rule: [{ hosts: ["api.example.com"], path_matcher: "api" }],
          path_matcher: [
            {
              name: "api",
              default_service: idOf("api"),
              path_rule: [
                { paths: ["/v1/*"], service: idOf("api") },
                { paths: ["/old/*", "/older/*"], service: idOf("web") },
              ],
            },
            {
              name: "rules",
              default_service: idOf("web"),
              route_rules: [
                { priority: 1, match_rules: [{ prefix_match: "/a/" }], service: idOf("api") },
                { priority: 2, match_rules: [{ full_path_match: "/b" }], service: idOf("web") },
                { priority: 30, match_rules: [{ prefix_match: "/c/" }], service: idOf("beta") },
              ],
            },
          ],
        },
      },
      google_compute_backend_service: Object.fromEntries(services.map((it) => [it, { name: it }])),
    },
  },
  null,
  2,
);

const routes = (service: (name: string, key: string) => string) => `  hostRules:
  - hosts:
    - api.example.com
    pathMatcher: api
  pathMatchers:
  - name: api
${service("api", "    defaultService")}
    pathRules:
    - paths: ["/v1/*"]
${service("api", "      service")}
    - paths:
      - /old/*
      - /older/*
${service("web", "      service")}
  - name: rules
${service("web", "    defaultService")}
    routeRules:
    - priority: 1
      matchRules:
      - prefixMatch: /a/
      ROUTE-api
    - priority: 2
      matchRules:
      - fullPathMatch: /b
      ROUTE-web
    - priority: 30
      matchRules:
      - prefixMatch: /c/
      ROUTE-beta
`;
const link = (name: string) => `https://www.googleapis.com/compute/v1/projects/p/global/backendServices/${name}`;
const manifest = `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeURLMap
metadata:
  name: map
spec:
  location: global
  defaultService:
    backendServiceRef:
      name: web
${routes((name, key) => {
  const indent = /^ */.exec(key)?.[0] ?? "";
  return `${key}:\n${indent}  backendServiceRef:\n${indent}    name: ${name}`;
}).replace(/ROUTE-(\w+)/g, (_, name: string) => `service: ${link(name)}`)}${services
  .map(
    (it) =>
      `---\napiVersion: compute.cnrm.cloud.google.com/v1beta1\nkind: ComputeBackendService\nmetadata:\n  name: ${it}\n  annotations:\n    cnrm.cloud.google.com/project-id: p\nspec:\n  location: global\n`,
  )
  .join("")}`;
const api = `kind: compute#urlMap
name: map
selfLink: https://www.googleapis.com/compute/v1/projects/p/global/urlMaps/map
defaultService: ${link("web")}
${routes((name, key) => `${key}: ${link(name)}`)
  .replace(/ROUTE-(\w+)/g, (_, name: string) => `service: ${link(name)}`)
  .replace(/^ {2}/gm, "")}${services
  .map((it) => `---\nkind: compute#backendService\nname: ${it}\nselfLink: ${link(it)}\n`)
  .join("")}`;

const formats: Readonly<Record<string, { file: string; text: string }>> = {
  Terraform: { file: "main.tf", text: hcl },
  "Terraform JSON": { file: "main.tf.json", text: json },
  "Config Connector": { file: "lb.yaml", text: manifest },
  "API YAML": { file: "export.yaml", text: api },
};

interface Case {
  readonly engine: Engine;
  readonly map: string;
  target(name: string): string;
  text(): string;
  /** Does it, and reads the text again. */
  act(gesture: RouteGesture): void;
  /** Why it is not done. */
  refusal(gesture: RouteGesture): string;
}

async function start({ file, text }: { file: string; text: string }): Promise<Case> {
  const engine = await engineOf({ [file]: text });
  const find = (kind: string, name: string) =>
    engine.snapshot.topology.resources.find((it) => it.kind === kind && it.name === name)?.id ?? "";
  const map = find("UrlMap", "map");
  const now = () => engine.snapshot.text(file) ?? "";
  return {
    engine,
    map,
    target: (name) => find("BackendService", name),
    text: now,
    act(gesture) {
      const plan = planRoutes(engine.snapshot.topology, map, gesture);
      if (!plan.ok) throw new Error(plan.reason);
      const edits = engine.snapshot.plan(plan.changes);
      if (!edits.ok) throw new Error(edits.reason);
      engine.update([{ path: file, text: applyTextEdits(now(), edits.edits) }]);
      if (engine.snapshot.problems.length > 0) throw new Error(JSON.stringify(engine.snapshot.problems));
    },
    refusal(gesture) {
      const plan = planRoutes(engine.snapshot.topology, map, gesture);
      return plan.ok ? "" : plan.reason;
    },
  };
}

const end = (it: RouteDestination) =>
  it.type === "weighted" ? it.shares.map((share) => `${share.text} ${share.weight}`).join(" + ") : it.text;

/** The table in lines. */
function lines(snapshot: Snapshot, id: string): string[] {
  const table = routeTable(snapshot.topology, id);
  if (!table) throw new Error("there is no table");
  return [
    ...table.hosts.map((it) => `${it.label} > ${it.matcher}`),
    ...table.matchers.flatMap((it) => [
      `${it.name}:`,
      ...it.rules.map(
        (rule) => `  ${rule.priority === undefined ? "" : `${rule.priority} `}${rule.label} > ${end(rule.destination)}`,
      ),
      `  > ${end(it.default)}`,
    ]),
    `> ${end(table.default)}`,
  ];
}

const original = [
  "api.example.com > api",
  "api:",
  "  /v1/* > api",
  "  /old/*, /older/* > web",
  "  > api",
  "rules:",
  "  1 /a/* > api",
  "  2 /b > web",
  "  30 /c/* > beta",
  "  > web",
  "> web",
];
const changed = (from: string, ...to: string[]) => original.flatMap((it) => (it === from ? to : [it]));

type Gesture = (target: (name: string) => string) => RouteGesture;

const gestures: readonly (readonly [name: string, gesture: Gesture, after: readonly string[]])[] = [
  [
    "adds hosts with a path matcher of their own",
    (to) => ({ do: "addHosts", hosts: ["www.example.com", "example.com"], to: to("web") }),
    [
      "api.example.com > api",
      "www.example.com, example.com > www-example-com",
      ...original.slice(1, -1),
      "www-example-com:",
      "  > web",
      "> web",
    ],
  ],
  [
    "adds hosts to a path matcher that is there",
    () => ({ do: "addHosts", hosts: ["*"], matcher: "rules" }),
    ["api.example.com > api", "* > rules", ...original.slice(1)],
  ],
  [
    "changes hosts",
    () => ({ do: "setHosts", path: "hostRules[0]", hosts: ["api.example.org", "api.example.net"] }),
    changed("api.example.com > api", "api.example.org, api.example.net > api"),
  ],
  ["removes hosts with their path matcher", () => ({ do: "removeHosts", path: "hostRules[0]" }), original.slice(5)],
  [
    "renames a path matcher where it is named",
    () => ({ do: "renameMatcher", path: "pathMatchers[0]", name: "newest" }),
    ["api.example.com > newest", "newest:", ...original.slice(2)],
  ],
  [
    "removes a path matcher with its hosts",
    () => ({ do: "removeMatcher", path: "pathMatchers[0]" }),
    original.slice(5),
  ],
  [
    "adds a path rule",
    (to) => ({ do: "addRule", matcher: "pathMatchers[0]", paths: ["/v2/*"], to: to("beta") }),
    changed("  > api", "  /v2/* > beta", "  > api"),
  ],
  [
    "adds a route rule where the matcher has those",
    (to) => ({ do: "addRule", matcher: "pathMatchers[1]", paths: ["/d/*", "/e"], to: to("beta") }),
    changed("  30 /c/* > beta", "  30 /c/* > beta", "  40 /d/* > beta", "  50 /e > beta"),
  ],
  [
    "changes the paths of a path rule",
    () => ({ do: "setPaths", path: "pathMatchers[0].pathRules[0]", paths: ["/v1/*", "/v1"] }),
    changed("  /v1/* > api", "  /v1/*, /v1 > api"),
  ],
  [
    "changes the path of a route rule",
    () => ({ do: "setPaths", path: "pathMatchers[1].routeRules[0]", paths: ["/aa/"] }),
    changed("  1 /a/* > api", "  1 /aa/* > api"),
  ],
  [
    "moves a path rule",
    () => ({ do: "move", path: "pathMatchers[0].pathRules[1]", by: -1 }),
    [...original.slice(0, 2), "  /old/*, /older/* > web", "  /v1/* > api", ...original.slice(4)],
  ],
  [
    "moves a route rule into a gap: one number changes",
    () => ({ do: "move", path: "pathMatchers[1].routeRules[0]", by: 1 }),
    [...original.slice(0, 6), "  2 /b > web", "  16 /a/* > api", "  30 /c/* > beta", ...original.slice(9)],
  ],
  [
    "numbers anew in steps where there is no gap",
    () => ({ do: "move", path: "pathMatchers[1].routeRules[2]", by: -1 }),
    [...original.slice(0, 6), "  10 /a/* > api", "  20 /c/* > beta", "  30 /b > web", ...original.slice(9)],
  ],
  [
    "changes a priority",
    () => ({ do: "setPriority", path: "pathMatchers[1].routeRules[2]", priority: 0 }),
    [...original.slice(0, 6), "  0 /c/* > beta", "  1 /a/* > api", "  2 /b > web", ...original.slice(9)],
  ],
  [
    "removes a rule",
    () => ({ do: "remove", path: "pathMatchers[0].pathRules[0]" }),
    original.filter((it) => it !== "  /v1/* > api"),
  ],
  [
    "sends a rule's requests elsewhere",
    (to) => ({ do: "setTarget", path: "pathMatchers[1].routeRules[1]", to: to("beta") }),
    changed("  2 /b > web", "  2 /b > beta"),
  ],
  [
    "sends everything else elsewhere",
    (to) => ({ do: "setTarget", path: "", to: to("beta") }),
    [...original.slice(0, -1), "> beta"],
  ],
  [
    "lets another service share",
    (to) => ({ do: "addShare", path: "pathMatchers[1].routeRules[1]", to: to("beta") }),
    changed("  2 /b > web", "  2 /b > web 100 + beta 0"),
  ],
];

describe.each(Object.entries(formats))("in %s", (_, example) => {
  it("reads the table", async () => {
    const { engine, map } = await start(example);
    expect(lines(engine.snapshot, map)).toEqual(original);
    expect(routeTable(engine.snapshot.topology, map)?.targets.map((it) => it.title)).toEqual(["api", "beta", "web"]);
  });

  it.each(gestures)("%s", async (_name, gesture, after) => {
    const it = await start(example);
    it.act(gesture((name) => it.target(name)));
    expect(lines(it.engine.snapshot, it.map)).toEqual(after);
  });

  it("changes weights and takes the shares away again", async () => {
    const it = await start(example);
    const rule = "pathMatchers[1].routeRules[1]";
    it.act({ do: "addShare", path: rule, to: it.target("beta") });
    it.act({ do: "setWeight", path: `${rule}.routeAction.weightedBackendServices[1]`, weight: 25 });
    it.act({ do: "setTarget", path: `${rule}.routeAction.weightedBackendServices[0]`, to: it.target("api") });
    it.act({ do: "addShare", path: rule, to: it.target("web") });
    expect(lines(it.engine.snapshot, it.map)).toEqual(changed("  2 /b > web", "  2 /b > api 100 + beta 25 + web 0"));
    it.act({ do: "setTarget", path: rule, to: it.target("web") });
    expect(lines(it.engine.snapshot, it.map)).toEqual(original);
  });
});

describe("what the text says by an expression", () => {
  const written = hcl
    .replace('["/v1/*"]', "var.paths")
    .replace("priority = 30", "priority = local.last")
    .concat('locals {\n  last = 30\n}\nvariable "paths" {\n  type = list(string)\n}\n');
  const cases: readonly (readonly [RouteGesture, RegExp])[] = [
    [{ do: "setPaths", path: "pathMatchers[0].pathRules[0]", paths: ["/"] }, /var\.paths/],
    [{ do: "setPriority", path: "pathMatchers[1].routeRules[2]", priority: 5 }, /local\.last/],
    [{ do: "move", path: "pathMatchers[1].routeRules[2]", by: -1 }, /local\.last/],
    [{ do: "move", path: "pathMatchers[0].pathRules[0]", by: 1 }, /expression/],
  ];

  it.each(cases)("stays: %o", async (gesture, reason) => {
    const { refusal } = await start({ file: "main.tf", text: written });
    expect(refusal(gesture)).toMatch(reason);
  });

  it("does not keep a neighbour with a number of its own from moving", async () => {
    const { act, engine, map } = await start({ file: "main.tf", text: written });
    act({ do: "move", path: "pathMatchers[1].routeRules[0]", by: 1 });
    expect(lines(engine.snapshot, map).slice(6, 9)).toEqual(["  2 /b > web", "  16 /a/* > api", "  30 /c/* > beta"]);
  });
});

describe("what cannot be done", () => {
  const cases: readonly (readonly [string, RouteGesture, RegExp])[] = [
    ["a priority that is taken", { do: "setPriority", path: "pathMatchers[1].routeRules[0]", priority: 2 }, /already/],
    ["further up than the first", { do: "move", path: "pathMatchers[1].routeRules[0]", by: -1 }, /first already/],
    ["beyond the end", { do: "move", path: "pathMatchers[0].pathRules[1]", by: 1 }, /no place/],
    ["what is not there", { do: "remove", path: "pathMatchers[7]" }, /no pathMatchers\[7\]/],
    ["a name that is taken", { do: "renameMatcher", path: "pathMatchers[0]", name: "rules" }, /already/],
    ["what is so already", { do: "setHosts", path: "hostRules[0]", hosts: ["api.example.com"] }, /already/],
    ["a service that is not there", { do: "setTarget", path: "", to: "nothing" }, /no resource nothing/],
  ];

  it.each(cases)("%s is refused with the reason", async (_, gesture, reason) => {
    const { refusal } = await start({ file: "main.tf", text: hcl });
    expect(refusal(gesture)).toMatch(reason);
  });
});

it("keeps comments and everything else in the text", async () => {
  const { act, text } = await start({ file: "main.tf", text: hcl });
  act({ do: "move", path: "pathMatchers[1].routeRules[0]", by: 1 });
  expect(text()).toBe(hcl.replace("priority = 1\n", "priority = 16\n"));
});

it("numbers rules in the order they have, whatever the numbers were", () => {
  expect(renumbered([1, 2, 3], 0)).toEqual([1, 2, 3].map(() => expect.any(Number)));
  expect(renumbered([5, 6, 1, 7], 2)).toEqual([10, 20, 30, 40]);
  expect(renumbered([0, 2_147_483_647], 1)?.[1]).toBeGreaterThan(0);
  for (const order of [[3, 1, 2], [9, 4, 4, 5], [0, 0, 0], [7]])
    for (let moved = 0; moved < order.length; moved++) {
      const numbers = renumbered(order, moved) ?? [];
      const isRising = numbers.every((it, index) => index === 0 || it > (numbers[index - 1] ?? it));
      const others = order.filter((_, index) => index !== moved);
      const wasRising = others.every((it, index) => index === 0 || it > (others[index - 1] ?? it));
      expect(isRising || wasRising, `${order} ${moved}: ${numbers}`).toBe(true);
      expect(isRising).toBe(true);
    }
});
