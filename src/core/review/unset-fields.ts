/**
 * Fields that are set on one side only. To leave out a field, or to name what it is anyway, need not change anything:
 * there are defaults, and fields that the API chooses and the provider then leaves as they are.
 */
import { isFilledIn } from "../drift/server-fields";
import { sameScalar } from "../drift/values";
import { defaultsOf } from "../kinds/defaults";
import type { ChangeEffect } from "../kinds/immutable";
import type { Kind } from "../kinds/kind";
import type { Resource } from "../model/resource";
import { scalarOf } from "../model/value";
import type { FieldChange } from "./model";

/**
 * "inPlace" where nothing changes, "perhaps" where that is not known; undefined where the field is set on both sides, or
 * setting it is a change like any other.
 */
export function effectOfSetting(
  before: Resource,
  after: Resource,
  { field, before: was, after: is }: FieldChange,
): Exclude<ChangeEffect, "replaced"> | undefined {
  const value = was ?? is;
  if (!value || (was && is)) return undefined;
  const path = field.replace(/\[\d+\]/g, "");
  const scalar = scalarOf(value);
  const defaults = defaultsOf(was ? after : before, path);
  const alike = defaults.filter((it) => scalar !== undefined && sameScalar(it, scalar)).length;
  if (alike > 0) return alike === defaults.length ? "inPlace" : "perhaps";
  const chosen = kept[after.kind]?.includes(path) || everywhere.includes(path);
  if (was && chosen) return "inPlace";
  return chosen || (defaults.length === 0 && isFilledIn(after.kind, path)) ? "perhaps" : undefined;
}

/** The provider's own settings take the place of these. */
const everywhere = ["project", "region", "zone"];

/** Optional and computed in the schemas of the provider: left out, they stay as they are. */
const kept: Partial<Record<Kind, readonly string[]>> = {
  ForwardingRule: ["IPAddress", "IPProtocol", "network", "subnetwork", "networkTier", "serviceDirectoryRegistrations"],
  TargetHttpProxy: ["proxyBind"],
  TargetHttpsProxy: ["proxyBind", "tlsEarlyData"],
  TargetTcpProxy: ["proxyBind"],
  NetworkEndpointGroup: ["pscData"],
  InstanceGroup: ["network"],
  SslCertificate: ["name"],
  Address: ["address", "networkTier", "prefixLength", "purpose", "network", "subnetwork"],
};
