/** A gesture and what takes it back, on the texts themselves: whether every byte is there again. */
import { applyTextEdits, type Change, type EditPlan } from "../../../src/core/model/change";
import type { Value } from "../../../src/core/model/value";
import type { Engine, Snapshot } from "../../../src/core/snapshot";
import { type Gesture, gesturesOf } from "./gestures";
import { inverseOf } from "./inverse";

export type Texts = ReadonlyMap<string, string>;

/**
 * `done`: every byte is there again. `same values`: what was taken out of the text is said again, in another place or in
 * other words, as no change tells where it stood. `blanks`: lines that were not lined up as the formatter has it came to be so
 * by the gesture, and then stay with that. `differs`: none of these. `refused`: the gesture itself was. `no way back`: no
 * change says what the text said.
 */
export interface Outcome {
  readonly is: "done" | "same values" | "blanks" | "differs" | "refused" | "no way back";
  readonly reason?: string;
  /** The texts after the gesture, and after it was taken back. */
  readonly between?: Texts;
  readonly after?: Texts;
}

export interface RoundTrip {
  readonly gesture: Gesture;
  readonly outcome: Outcome;
}

/** Does and takes back every gesture on what the engine holds; the engine holds the same texts afterwards. */
export function* roundTrips(engine: Engine, every = false): Generator<RoundTrip> {
  for (const gesture of gesturesOf(engine.snapshot.topology, every))
    yield { gesture, outcome: roundTrip(engine, gesture) };
}

/** One gesture, and back. */
export function roundTrip(engine: Engine, { change }: Gesture): Outcome {
  const original = textsOf(engine);
  const past = engine.snapshot;
  const { topology } = past;
  const there = take(engine, [change]);
  if (!there.ok) return { is: "refused", reason: there.reason };
  const between = textsOf(engine);
  try {
    const inverse = inverseOf({ topology, text: (file) => original.get(file) }, change, engine.snapshot.topology);
    if (!inverse.ok) return { is: "no way back", reason: inverse.reason, between };
    const back = take(engine, inverse.changes);
    if (!back.ok) return { is: "no way back", reason: `refused: ${back.reason}`, between };
    const after = textsOf(engine);
    if ([...original].every(([file, text]) => after.get(file) === text)) return { is: "done", between };
    if ([...original].every(([file, text]) => file.endsWith(".tf") && squeezed(after.get(file)) === squeezed(text)))
      return { is: "blanks", between, after };
    const takesAway = change.op === "disconnect" || change.op === "removeField";
    return { is: takesAway && said(engine.snapshot) === said(past) ? "same values" : "differs", between, after };
  } finally {
    engine.update([...original].map(([path, text]) => ({ path, text })));
  }
}

function take(engine: Engine, changes: readonly Change[]): EditPlan {
  const { snapshot } = engine;
  const plan = snapshot.plan(changes);
  if (!plan.ok) return plan;
  const files = new Set(plan.edits.map((it) => it.file));
  engine.update(
    [...files].map((path) => ({
      path,
      text: applyTextEdits(
        snapshot.text(path) ?? "",
        plan.edits.filter((it) => it.file === path),
      ),
    })),
  );
  return plan;
}

function textsOf({ snapshot }: Engine): Texts {
  return new Map(snapshot.files.map((it) => [it, snapshot.text(it) ?? ""]));
}

/** A text with one blank wherever a line has some. */
function squeezed(text: string | undefined): string | undefined {
  return text?.replace(/[ \t]+/g, " ");
}

/** What the resources say and lead to, without places. */
function said({ topology }: Snapshot): string {
  const edges = topology.edges.map((it) => `${it.id} ${it.to}`).sort();
  return JSON.stringify([topology.resources.map((it) => [it.id, content(it.fields)]), edges]);
}

/** A value without places, in an order of its own; edges tell where references lead. */
function content(value: Value): unknown {
  switch (value.type) {
    case "scalar":
      return value.value;
    case "reference":
      return "reference";
    case "unknown":
      return value.expression;
    case "list":
      return value.items.map(content);
    case "object":
      return Object.keys(value.fields)
        .sort()
        .map((name) => [name, value.fields[name] && content(value.fields[name])]);
  }
}
