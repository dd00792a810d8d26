/** Every config format, in the order in which they are asked whether a file is theirs. */
import { apiFormat } from "./api";
import { configConnectorFormat } from "./config-connector";
import type { Format } from "./format";
import { type TerraformGrammar, terraformFormat } from "./terraform";
import { terraformPlanFormat } from "./terraform-plan";

export function allFormats(grammar: TerraformGrammar): readonly Format[] {
  return [terraformFormat(grammar), configConnectorFormat, terraformPlanFormat, apiFormat];
}
