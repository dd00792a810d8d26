import { beforeAll, describe, expect, test } from "vitest";
import { type Constraint, defineConstraint, type Report } from "../../../src/core/constraints/constraint";
import { applyPrecedence, precedences } from "../../../src/core/constraints/precedence";
import { rangeOf } from "../../../src/core/constraints/ranges";
import { runConstraints } from "../../../src/core/constraints/run";
import type { Suppression } from "../../../src/core/model/problem";
import type { SourceRange } from "../../../src/core/model/range";
import type { Topology } from "../../../src/core/topology/topology";
import { snapshotOf } from "../../support/terraform";
import { backend, globalNeg, regionalNeg, serverlessNeg, service, toGlobal, toServerless } from "./fixtures";

const text = `resource "google_compute_backend_service" "a" {
  name = "a"
  backend {
    group = "projects/p/zones/z1-a/instanceGroups/g"
  }
}
resource "google_compute_backend_service" "b" {
  name     = "b"
  protocol = "HTTP"
}
`;
const [a, b] = ["google_compute_backend_service.a", "google_compute_backend_service.b"];
let topology: Topology;
beforeAll(async () => {
  topology = (await snapshotOf(text)).topology;
});

function ruleOf(
  id: string,
  reports: readonly Report[],
  messages: Record<string, string> = { m: "It is {what}." },
): Constraint {
  return defineConstraint({
    meta: {
      id,
      severity: "warning",
      title: id,
      appliesTo: ["BackendService"],
      reads: ["BackendService"],
      products: "all",
      docs: id,
      repair: id,
      sources: [id],
      fixable: false,
      messages,
    },
    find: () => reports,
  });
}

const report = (resource: string, field?: string): Report => ({ message: "m", data: { what: "so" }, resource, field });
const at = (range: SourceRange) => text.slice(range.start, range.end);
const silence = (rules: string[], covers: SourceRange): Suppression => ({ rules, reason: "", range: covers, covers });

describe("a finding", () => {
  test("has the rule's severity, the filled-in message, a stable id and the range of its field", () => {
    const [finding] = runConstraints(topology, {}, [ruleOf("r", [report(b, "protocol")])]).findings;
    expect(finding).toMatchObject({
      id: `r|${b}|protocol`,
      rule: "r",
      severity: "warning",
      message: "It is so.",
      resource: b,
      field: "protocol",
      related: [],
      fixes: [],
    });
    expect(finding && at(finding.range)).toBe('"HTTP"');
  });

  test("has an id of its own even where a rule says two things of a field", () => {
    const other = { ...report(b, "protocol"), data: { what: "otherwise" } };
    const { findings } = runConstraints(topology, {}, [ruleOf("r", [report(b, "protocol"), other])]);
    expect(findings.map((it) => it.id)).toEqual([`r|${b}|protocol`, `r|${b}|protocol|2`]);
  });

  test("is there once for all entries that one dynamic block makes", async () => {
    const { findings } = await snapshotOf(
      service(`protocol = "HTTPS"
dynamic "backend" {
  for_each = ["a", "b"]
  content {
    group          = "projects/p/zones/europe-west1-\${backend.value}/instanceGroups/vms"
    balancing_mode = "CONNECTION"
  }
}`),
    );
    expect(findings.filter((it) => it.rule === "connection-mode-with-http")).toHaveLength(1);
  });

  test.each([
    [undefined, 'resource "google_compute_backend_service" "a"'],
    ["protocol", 'resource "google_compute_backend_service" "a"'],
    ["backends[0].group", '"projects/p/zones/z1-a/instanceGroups/g"'],
    ["backends[0].balancingMode", "backend"],
    ["backends[0]", "backend"],
    ["tlsSettings.sni", 'resource "google_compute_backend_service" "a"'],
  ])("about %s is underlined at %s", (field, expected) => {
    const resource = topology.get(a);
    expect(resource && at(rangeOf(resource, field))).toBe(expected);
  });
});

describe("settings", () => {
  const rules = [ruleOf("r", [report(a)]), ruleOf("s", [report(a)])];

  test("switch rules off and change severities", () => {
    const { findings } = runConstraints(topology, { rules: { r: "off", s: "error" } }, rules);
    expect(findings.map((it) => [it.rule, it.severity])).toEqual([["s", "error"]]);
  });

  test("findings come by place, then rule, whatever the order of the rules", () => {
    const shuffled = [ruleOf("z", [report(b), report(a)]), ruleOf("y", [report(b), report(a)])];
    const { findings } = runConstraints(topology, {}, shuffled);
    expect(findings.map((it) => [it.rule, it.resource])).toEqual([
      ["y", a],
      ["z", a],
      ["y", b],
      ["z", b],
    ]);
  });

  test("onRule wraps each rule that is switched on", () => {
    const seen: string[] = [];
    const onRule = (rule: string, work: () => void) => {
      seen.push(rule);
      work();
    };
    const { findings } = runConstraints(topology, { rules: { r: "off" }, onRule }, rules);
    expect(seen).toEqual(["s"]);
    expect(findings).toHaveLength(1);
  });
});

describe("a suppression", () => {
  const rules = [ruleOf("r", [report(a), report(b)])];
  const covers = (id: string): SourceRange => topology.get(id)?.range ?? { file: "", start: 0, end: 0 };

  test("silences the rules it names inside what it covers", () => {
    const used = silence(["r"], covers(a));
    const { findings, unusedSuppressions } = runConstraints(topology, { suppressions: [used] }, rules);
    expect(findings.map((it) => it.resource)).toEqual([b]);
    expect(unusedSuppressions).toEqual([]);
  });

  test("may name all rules", () => {
    const { findings } = runConstraints(topology, { suppressions: [silence(["all"], covers(b))] }, rules);
    expect(findings.map((it) => it.resource)).toEqual([a]);
  });

  test("that silences nothing is given back", () => {
    const other = silence(["other"], covers(a));
    const elsewhere = silence(["r"], { file: "else.tf", start: 0, end: 999 });
    const result = runConstraints(topology, { suppressions: [other, elsewhere] }, rules);
    expect(result.findings).toHaveLength(2);
    expect(result.unusedSuppressions).toEqual([other, elsewhere]);
  });
});

describe("a rule with a bug", () => {
  const broken = [
    [
      "throws",
      {
        ...ruleOf("bad", []),
        find: () => {
          throw new Error("oops");
        },
      },
    ],
    ["reports on nothing", ruleOf("bad", [report("nowhere")])],
    ["lacks a message", ruleOf("bad", [{ message: "other", resource: a }])],
    ["lacks a datum", ruleOf("bad", [{ message: "m", resource: a }])],
  ] as const;

  test.each(broken)("that %s is set apart, and all others speak", (_, bad) => {
    const { findings, failures } = runConstraints(topology, {}, [bad, ruleOf("good", [report(a)])]);
    expect(failures.map((it) => it.rule)).toEqual(["bad"]);
    expect(failures[0]?.error).toBeInstanceOf(Error);
    expect(findings.map((it) => it.rule)).toEqual(["good"]);
  });
});

describe("precedence", () => {
  test.each(precedences.map((it) => [it.rule, it.silences] as const))("%s speaks instead of %s", (rule, silences) => {
    const on = (resource: string) => [rule, silences].map((it) => ({ rule: it, resource }));
    const left = applyPrecedence([...on("x"), { rule: silences, resource: "y" }]);
    expect(left).toEqual([
      { rule, resource: "x" },
      { rule: silences, resource: "y" },
    ]);
  });

  test.each([
    [
      "internet-neg-not-alone",
      globalNeg() + serverlessNeg() + service(`protocol = "HTTPS"\n${backend(toGlobal)}\n${backend(toServerless)}`),
    ],
    [
      "internet-neg-scope-mismatch",
      `${regionalNeg()}${service(`load_balancing_scheme = "EXTERNAL"\nprotocol = "HTTPS"\n${backend("google_compute_region_network_endpoint_group.origin.id")}`)}`,
    ],
  ])("one mistake is one error: %s", async (rule, tf) => {
    const { findings } = await snapshotOf(tf);
    expect(findings.filter((it) => it.severity === "error").map((it) => it.rule)).toEqual([rule]);
  });
});
