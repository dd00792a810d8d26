/** Terraform's configuration language as a format. */
import type { Format } from "../format";
import { claimsFile } from "./claims";
import type { TerraformGrammar } from "./grammar";
import { TerraformSession } from "./session";

export { loadTerraformGrammar, type TerraformGrammar, type TerraformWasm } from "./grammar";

/** The format; `grammar` may be shared by any number of sessions. */
export function terraformFormat(grammar: TerraformGrammar): Format {
  return { id: "terraform", claims: claimsFile, open: () => new TerraformSession(grammar) };
}
