/** Plans and states of Terraform as a format that is read only. */
import type { Format } from "../format";
import { claimsFile } from "./claims";
import { PlanSession } from "./session";

export const terraformPlanFormat: Format = {
  id: "terraform-plan",
  claims: claimsFile,
  open: () => new PlanSession(),
};
