/** Every gesture on the same load balancer in every format that is written, and back: the text is what it was. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readFiles } from "../../../src/cli/read-files";
import { gesturesOf } from "../../support/round-trip/gestures";
import { roundTrip } from "../../support/round-trip/round-trip";
import { engineOf } from "../../support/terraform";

const folder = path.join(__dirname, "one-load-balancer");

describe("gestures and back", () => {
  it.each(["terraform", "terraform-json", "config-connector", "api-yaml", "api-json"])("in %s", async (format) => {
    const files = readFiles([path.join(folder, format)]);
    const engine = await engineOf(Object.fromEntries(files.map((it) => [it.path, it.text])));
    const counts = new Map<string, number>();
    const gestures = gesturesOf(engine.snapshot.topology);
    const step = Math.ceil(gestures.length / 120);
    for (const gesture of gestures.filter((_, index) => index % step === 0)) {
      const outcome = roundTrip(engine, gesture);
      expect(["differs", "blanks"], JSON.stringify(gesture.change)).not.toContain(outcome.is);
      const key = `${gesture.operation} ${outcome.is}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const operation of ["rename", "connect", "set", "add field"])
      expect(counts.get(`${operation} done`) ?? 0, operation).toBeGreaterThan(2);
    expect((counts.get("disconnect done") ?? 0) + (counts.get("disconnect same values") ?? 0)).toBeGreaterThan(3);
    engine.dispose();
  });
});
