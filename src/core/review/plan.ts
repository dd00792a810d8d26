/** A plan as a comparison: what there is before it is applied, and after. */
import { readBefore, readPlanFile } from "../formats/terraform-plan/read-file";
import { buildTopology } from "../topology/build";
import type { Review } from "./model";
import { review } from "./review";

/** The review of a plan that `terraform show -json` printed; undefined for any other text. Never throws. */
export function reviewPlan(path: string, text: string): Review | undefined {
  const before = readBefore(path, text);
  if (!before) return undefined;
  const options = { declares: () => true };
  return review(buildTopology(before, options), buildTopology(readPlanFile(path, text).resources, options));
}
