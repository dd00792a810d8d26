/** Which format a file is of, told without parsing it: for hosts that must decide whether to start at all. */
import type { FormatId } from "../model/resource";
import { claimsFile as isApi } from "./api/claims";
import { claimsFile as isConfigConnector } from "./config-connector/claims";
import { claimsFile as isTerraform } from "./terraform/claims";
import { claimsFile as isPlan } from "./terraform-plan/claims";

/** The format that claims a file, by its path and, for YAML and JSON, its text; undefined for anybody else's. */
export function formatOf(path: string, text: string): FormatId | undefined {
  return claims.find(([, claim]) => claim(path, text))?.[0];
}

/** In the order in which the engine asks. */
const claims: readonly (readonly [FormatId, (path: string, text: string) => boolean])[] = [
  ["terraform", isTerraform],
  ["terraform-plan", isPlan],
  ["config-connector", isConfigConnector],
  ["api", isApi],
];
