import { it } from "vitest";
import { testPlannedTogether } from "../../../support/planned-together";

it("edits the same by a list of changes as by one after the other", async () => {
  await testPlannedTogether("api-json", 1000);
});
