import { describe, expect, it } from "vitest";
import { validateChanges } from "../../../src/core/changes/validate";

describe("validateChanges", () => {
  it("takes a list of changes, or one", () => {
    const one = { op: "setField", resource: "r", field: "f", value: { ref: "x" } };
    expect(validateChanges([one])).toEqual({ ok: true, changes: [one] });
    expect(validateChanges(one)).toEqual({ ok: true, changes: [one] });
    expect(validateChanges([])).toEqual({ ok: true, changes: [] });
  });

  it.each([
    ["text", ['The change is not an object with a member "op".']],
    [[null], ['Change 1 is not an object with a member "op".']],
    [
      [{ resource: "r" }],
      [
        'Change 1 has no "op"; it is one of setField, removeField, addResource, removeResource, connect, disconnect, rename.',
      ],
    ],
    [
      { op: "set" },
      [
        'The change has an unknown ("set") "op"; it is one of setField, removeField, addResource, removeResource, connect, disconnect, rename.',
      ],
    ],
    [
      [
        { op: "rename", resource: "r", name: "n" },
        { op: "rename", resource: "", nme: "n" },
      ],
      [
        'Change 2 (rename): "resource" must not be empty.',
        'Change 2 (rename): "name" is missing or not of type string.',
        'Change 2 (rename): there is no member "nme".',
      ],
    ],
    [
      { op: "setField", resource: "r", field: "f" },
      ['The change (setField): "value" is not a value that it can have.'],
    ],
  ])("says what is wrong with %j", (json, errors) => {
    expect(validateChanges(json)).toEqual({ ok: false, errors });
  });
});
