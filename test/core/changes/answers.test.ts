import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAnswer, fillAnswers } from "../../../src/core/changes/answers";

const LONG = "a".repeat(63);

describe("checkAnswer: fqdn", () => {
  it.each([
    "origin.example.com",
    "xn--bcher-kva.example",
    "3com.com",
    "a-b.c-d.io",
    `${LONG}.com`,
    "10.0.0.example",
    "ORIGIN.Example.COM",
  ])("takes %s", (host) => {
    expect(checkAnswer("fqdn", host)).toBeUndefined();
  });

  it.each([
    ["", "Nothing has been entered yet."],
    ["   ", "Nothing has been entered yet."],
    [" a.example.com", "Leave out the blanks at the beginning and the end."],
    ["https://origin.example.com", "Leave out https://: only the host name is wanted."],
    ["origin.example.com/path", "Leave out the path: only the host name is wanted."],
    ["origin.example.com?q", "Leave out the path: only the host name is wanted."],
    ["origin.example.com:443", "Leave out the port: it is a field of its own."],
    ["user@example.com", "Leave out the user name: only the host name is wanted."],
    ["203.0.113.7", "That is an IP address; a host name such as origin.example.com is wanted."],
    ["203.0.113.7:443", "That is an IP address; a host name such as origin.example.com is wanted."],
    ["2001:db8::1", "That is an IP address; a host name such as origin.example.com is wanted."],
    ["[::1]", "That is an IP address; a host name such as origin.example.com is wanted."],
    ["origin", "Enter the full name with its domain, such as origin.example.com."],
    ["origin.example.com.", "Leave out the dot at the end."],
    ["origin..example.com", "There is a dot too many."],
    [".example.com", "There is a dot too many."],
    ["*.example.com", "A wildcard names no single host; enter one host name."],
    ["-a.example.com", '"-a" must not begin or end with a hyphen.'],
    ["a-.example.com", '"a-" must not begin or end with a hyphen.'],
    ["a_b.example.com", 'A host name consists of letters, digits, hyphens and dots; "_" is none of these.'],
    ["a b.example.com", "A host name has no blanks."],
    ["bücher.example", '"bücher" has letters beyond ASCII; enter its ASCII form (xn--…).'],
    [`${LONG}a.com`, 'Each part between dots has 63 characters at most; "aaaaaaaaaaaa…" has 64.'],
    [`${`${LONG}.`.repeat(4)}com`, "A host name has 253 characters at most; this one has 259."],
    ["a.example.123", "The last part of a host name cannot be a number."],
    ["${var.host}", 'A host name consists of letters, digits, hyphens and dots; "$" is none of these.'],
    [
      'a.example.com"',
      'A host name consists of letters, digits, hyphens and dots; "\\"" is none of these.'.replace("\\", ""),
    ],
  ])("says what is wrong with %j", (host, message) => {
    expect(checkAnswer("fqdn", host)).toBe(message);
  });

  it("lets nothing pass but labels of letters, digits and inner hyphens", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9.:_/-]{1,40}$/), fc.domain()), (host) => {
        if (checkAnswer("fqdn", host) !== undefined) return;
        expect(host).toMatch(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i);
        expect(host.length).toBeLessThanOrEqual(253);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it("takes every domain name", () => {
    fc.assert(
      fc.property(fc.domain(), (host) => checkAnswer("fqdn", host) === undefined),
      { numRuns: 1000, seed: 2 },
    );
  });
});

describe("checkAnswer: name and port", () => {
  it.each([
    ["name", "web-1", undefined],
    ["name", "Web", "A name begins with a lower-case letter."],
    ["name", "1web", "A name begins with a lower-case letter."],
    ["name", "web_1", 'A name consists of lower-case letters, digits and hyphens; "_" is none of these.'],
    ["name", "web-", "A name must not end with a hyphen."],
    ["name", "a".repeat(64), "A name has 63 characters at most; this one has 64."],
    ["port", "443", undefined],
    ["port", "65535", undefined],
    ["port", "0", "0 is no port: they go from 1 to 65535."],
    ["port", "65536", "65536 is no port: they go from 1 to 65535."],
    ["port", "44a", "A port is a number from 1 to 65535."],
    ["port", "-1", "A port is a number from 1 to 65535."],
  ] as const)("%s %s", (check, answer, message) => {
    expect(checkAnswer(check, answer)).toBe(message);
  });
});

describe("fillAnswers", () => {
  it("replaces every question that has an answer, at any depth, and nothing else", () => {
    const filled = fillAnswers(
      [
        { op: "setField", resource: "r", field: "fqdn", value: { ask: "host" } },
        { op: "setField", resource: "r", field: "f", value: [{ a: { ask: "host" } }, { ask: "other" }, null, 1] },
        { op: "addResource", kind: "K", name: "n", fields: { a: { ask: "host" }, b: { ask: "host", more: 1 } } },
        { op: "removeField", resource: "r", field: "ipAddress" },
      ],
      { host: "a.example.com" },
    );
    expect(filled).toEqual([
      { op: "setField", resource: "r", field: "fqdn", value: "a.example.com" },
      { op: "setField", resource: "r", field: "f", value: [{ a: "a.example.com" }, { ask: "other" }, null, 1] },
      { op: "addResource", kind: "K", name: "n", fields: { a: "a.example.com", b: { ask: "host", more: 1 } } },
      { op: "removeField", resource: "r", field: "ipAddress" },
    ]);
  });
});
