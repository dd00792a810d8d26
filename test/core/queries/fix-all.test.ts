import { describe, expect, it } from "vitest";
import type { Change, EditPlan } from "../../../src/core/model/change";
import type { Finding, Fix } from "../../../src/core/model/finding";
import { planAll } from "../../../src/core/queries/fix-all";

function finding(id: string, ...fixes: Fix[]): Finding {
  return {
    id,
    rule: "rule",
    severity: "error",
    message: id,
    resource: "r",
    range: { file: "main.tf", start: 0, end: 1 },
    related: [],
    fixes,
  };
}

const remove = (resource: string): Change => ({ op: "removeResource", resource });
const fix = (...resources: string[]): Fix => ({ title: "Remove", changes: resources.map(remove) });
const asking: Fix = { ...fix("x"), ask: { id: "host", prompt: "Which?", check: "fqdn" } };

/** A writer that makes an edit of each change and refuses any plan in which both resources of the pair stand. */
function writer(...refused: [string, string]): { plan(changes: readonly Change[]): EditPlan; calls: number } {
  return {
    calls: 0,
    plan(changes) {
      this.calls++;
      const named = changes.map((it) => (it.op === "removeResource" ? it.resource : ""));
      if (refused.length > 0 && refused.every((it) => named.includes(it))) return { ok: false, reason: "both" };
      return { ok: true, edits: named.map((it) => ({ file: "main.tf", start: 0, end: 0, newText: it })) };
    },
  };
}

describe("repairing many findings at once", () => {
  it("takes the first fix of each in one plan", () => {
    const snapshot = writer("none", "none at all");
    const plan = planAll(snapshot, [finding("1", fix("a"), fix("z")), finding("2", fix("b"))]);
    expect(plan.edits.map((it) => it.newText)).toEqual(["a", "b"]);
    expect(plan.left).toEqual([]);
    expect(snapshot.calls).toBe(1);
  });

  it("leaves what has no fix or asks something", () => {
    const plan = planAll(writer("-", "--"), [finding("1", fix("a")), finding("2"), finding("3", asking)]);
    expect(plan.fixed.map((it) => it.id)).toEqual(["1"]);
    expect(plan.left.map((it) => it.id)).toEqual(["2", "3"]);
  });

  it("makes a change only once when two findings need it", () => {
    const plan = planAll(writer("-", "--"), [finding("1", fix("a")), finding("2", fix("a", "b"))]);
    expect(plan.edits.map((it) => it.newText)).toEqual(["a", "b"]);
    expect(plan.fixed).toHaveLength(2);
  });

  it("leaves the later of two fixes that do not fit together, and keeps the rest", () => {
    const plan = planAll(writer("a", "b"), [finding("1", fix("a")), finding("2", fix("b")), finding("3", fix("c"))]);
    expect(plan.edits.map((it) => it.newText)).toEqual(["a", "c"]);
    expect(plan.left.map((it) => it.id)).toEqual(["2"]);
  });

  it("plans nothing for nothing", () => {
    expect(planAll(writer("-", "--"), [])).toEqual({ edits: [], fixed: [], left: [] });
  });
});
