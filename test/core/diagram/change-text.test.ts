import { expect, it } from "vitest";
import { changeText } from "../../../src/core/diagram/change-text";

it.each([
  [["no-op"], undefined, "The plan leaves it as it is."],
  [["create"], undefined, "The plan creates it."],
  [["update"], undefined, "The plan changes it in place."],
  [["delete", "create"], ["name"], "The plan deletes it and creates it anew, because name cannot be changed in place."],
  [["create", "delete"], undefined, "The plan creates another and then deletes it."],
  [["create", "forget"], undefined, undefined],
])("%j", (actions, replacePaths, text) => {
  expect(changeText({ actions, ...(replacePaths ? { replacePaths } : {}) })).toBe(text);
});
