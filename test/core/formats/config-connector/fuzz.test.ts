import { describe, expect, it } from "vitest";
import { configConnectorFormat } from "../../../../src/core/formats/config-connector";
import type { Change } from "../../../../src/core/model/change";
import { buildTopology } from "../../../../src/core/topology/build";
import { loadBalancer } from "./fixtures";

const cases = 3000;

/** Numbers that look random and are the same each time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pieces = [
  "---\n",
  "...\n",
  "- ",
  ": ",
  "\n",
  "  ",
  "\t",
  "&a ",
  "*a",
  "*log",
  "<<: *log\n",
  "{",
  "}",
  "[",
  "]",
  "'",
  '"',
  "|",
  ">-",
  "#",
  "!!str ",
  "? ",
  "null",
  "~",
  "${X}",
  "{{ .x }}",
  "kind: List\nitems:\n",
  "name: ",
  "spec:\n",
  "__proto__: {a: 1}\n",
  "constructor",
  "\u0000",
  "\ufeff",
  "é",
  "\r\n",
  "external: projects/p",
  "urlMapRef: *a\n",
  "0x1F",
  ".inf",
  "2020-01-01",
  "location: global\n",
];

/** A text with a few things in it moved, doubled, taken away, cut off or put in. */
function mutate(text: string, random: (below: number) => number): string {
  let result = text;
  for (let left = 1 + random(4); left > 0; left--) {
    const at = random(result.length + 1);
    const end = Math.min(result.length, at + random(40));
    const piece = pieces[random(pieces.length)] ?? "";
    switch (random(6)) {
      case 0:
        result = result.slice(0, at) + result.slice(end);
        break;
      case 1:
        result = result.slice(0, at) + piece + result.slice(at);
        break;
      case 2:
        result = result.slice(0, at) + result.slice(at, end) + result.slice(at);
        break;
      case 3:
        result = result.slice(0, at);
        break;
      case 4:
        result = result.slice(0, at) + piece + result.slice(end);
        break;
      default: {
        const lines = result.split("\n");
        const line = random(lines.length);
        const [taken] = lines.splice(line, 1);
        lines.splice(random(lines.length + 1), 0, `${" ".repeat(random(5))}${taken ?? ""}`);
        result = lines.join("\n");
      }
    }
  }
  return result;
}

describe("text that is broken in any way", () => {
  it(`is read and edited without an exception, ${cases} times, with problems in their place`, () => {
    const random = generator(20260);
    const paths = Object.keys(loadBalancer);
    const session = configConnectorFormat.open();
    for (const [path, text] of Object.entries(loadBalancer)) session.update(path, text);
    let broken = 0;
    let edited = 0;
    let slowest = 0;
    for (let number = 0; number < cases; number++) {
      const path = paths[number % paths.length] ?? "";
      const original = loadBalancer[path] ?? "";
      const text = mutate(original, random);
      const begin = performance.now();
      configConnectorFormat.claims(path, text);
      session.update(path, text);
      const { resources, problems, suppressions } = session.result();
      for (const { range, message } of problems) {
        if (range.file !== path) continue;
        expect(message.length).toBeGreaterThan(0);
        expect(range.start, `${number}: ${message}`).toBeGreaterThanOrEqual(0);
        expect(range.end, `${number}: ${message}`).toBeLessThanOrEqual(Math.max(1, text.length));
        expect(range.end - range.start, `${number}: ${message}`).toBeGreaterThan(text === "" ? -1 : 0);
        broken++;
      }
      for (const { range } of resources) if (range.file === path) expect(range.end).toBeLessThanOrEqual(text.length);
      expect(suppressions).toBeDefined();
      if (number % 3 === 0) {
        const topology = buildTopology(resources);
        const own = topology.resources.filter((it) => it.range.file === path);
        const subject = own[random(own.length || 1)];
        if (subject) {
          const changes: readonly Change[] = [
            { op: "setField", resource: subject.id, field: "description", value: "what it is for" },
            { op: "rename", resource: subject.id, name: "another-name" },
            { op: "removeResource", resource: subject.id },
          ];
          const change = changes[random(changes.length)];
          if (change && session.plan(topology, [change]).ok) edited++;
        }
      }
      slowest = Math.max(slowest, performance.now() - begin);
    }
    console.log(`slowest of ${cases} broken texts: ${slowest.toFixed(0)} ms`);
    expect(broken).toBeGreaterThan(500);
    expect(edited).toBeGreaterThan(200);
  });
});
