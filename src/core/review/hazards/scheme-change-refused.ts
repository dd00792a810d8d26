import type { ScalarType } from "../../model/value";
import { isAbsent, known, possible } from "../../topology/read";
import type { Pair } from "../model";
import { effectOf } from "../replacement";
import { defineHazard } from "./hazard";
import { called, placeOf } from "./words";

export const schemeChangeRefused = defineHazard(
  {
    id: "scheme-change-refused",
    severity: "error",
    fixable: true,
    title: "The load balancing scheme cannot be changed at once",
    docs: "Providers since version 6 change the scheme of a global backend service and forwarding rule in place. The API takes the step from EXTERNAL to EXTERNAL_MANAGED, or back, only after the migration state was brought to TEST_ALL_TRAFFIC, and no other change of the scheme. Version 8 of the provider makes EXTERNAL_MANAGED the default, which changes every service and rule that does not name its scheme.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/https/migrate-to-global",
      "https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/version_8_upgrade",
    ],
  },
  function* (review) {
    for (const pair of review.pairs.values()) {
      const { after } = pair;
      if (after.kind !== "BackendService" && after.kind !== "ForwardingRule") continue;
      if (after.scope.level !== "global" || after.format === "api") continue;
      const change = changeOf(pair);
      if (!change) continue;
      const { was, is, effect } = change;
      const service = after.kind === "BackendService";
      const migrates = [was, is].every((it) => it === "EXTERNAL" || it === "EXTERNAL_MANAGED");
      const state = service ? "externalManagedMigrationState" : "externalManagedBackendBucketMigrationState";
      if (migrates && known(pair.before, state) === "TEST_ALL_TRAFFIC") continue;
      const sure = effect === "inPlace" && (service || !migrates);
      const byDefault = isAbsent(after, "loadBalancingScheme");
      yield {
        resource: after,
        side: "head",
        severity: sure ? "error" : "warning",
        message: `The scheme of ${called(after)} changes from ${was} to ${is}${byDefault ? ", which is the default of another version of the provider" : ""}: ${migrates ? `the API ${sure ? "refuses" : "may refuse"} that until ${state} is TEST_ALL_TRAFFIC.` : "the API does not change it on an object that is there."}`,
        field: "loadBalancingScheme",
        range: placeOf(after, "loadBalancingScheme"),
        fixes: byDefault
          ? [
              {
                title: `Keep ${was}`,
                changes: [{ op: "setField", resource: after.id, field: "loadBalancingScheme", value: was }],
              },
            ]
          : [],
        steps: migrates
          ? [
              `Set ${state} to PREPARE, then to TEST_ALL_TRAFFIC, with an apply and a look at the traffic after each.`,
              `Then set the scheme to ${is}: backend services first, the forwarding rules after them.`,
            ]
          : ["Make a second one with the new scheme under another name, and switch over to it."],
      };
    }
  },
);

function changeOf(pair: Pair): { was: ScalarType; is: ScalarType; effect: "inPlace" | "perhaps" } | undefined {
  const { before, after, fields, replacement } = pair;
  if (replacement?.certain) return undefined;
  const [was, ...others] = possible(before, "loadBalancingScheme") ?? [];
  const [is, ...more] = possible(after, "loadBalancingScheme") ?? [];
  if (was === undefined || is === undefined || others.length > 0 || more.length > 0 || was === is) return undefined;
  const field = "loadBalancingScheme";
  const change = fields.find((it) => it.field === field) ?? { field, certain: true };
  const effect = after.format === "terraform" ? effectOf(pair, change) : "inPlace";
  return effect === "replaced" ? undefined : { was, is, effect };
}
