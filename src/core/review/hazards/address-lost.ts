import type { Resource } from "../../model/resource";
import { isAbsent, known } from "../../topology/read";
import type { Pair, Review } from "../model";
import { defineHazard, type FoundHazard } from "./hazard";
import { Called, called, list, placeOf, reason } from "./words";

export const addressLost = defineHazard(
  {
    id: "address-lost",
    severity: "warning",
    title: "The load balancer's IP address changes",
    docs: "A forwarding rule without a reserved address has an ephemeral one, which is released with the rule: the one created in its place gets another. A reserved address that is replaced or removed is given back, too. DNS records and allow lists that name it stop working.",
    sources: [
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts",
      "https://docs.cloud.google.com/vpc/docs/reserve-static-external-ip-address",
    ],
  },
  function* (review) {
    for (const pair of review.changed) {
      if (!pair.replacement) continue;
      if (pair.after.kind === "ForwardingRule") yield* ofRule(pair);
      else if (pair.after.kind === "Address") yield* ofAddress(review, pair);
    }
    for (const before of review.removed) {
      const rules = before.kind === "Address" && before.format !== "api" ? rulesWith(review, before) : [];
      if (rules.length === 0) continue;
      yield {
        resource: before,
        side: "base",
        message: `${Called(before)} is removed and its IP address given back; ${list(rules.map(called))} had it until now. Whoever comes next may get it.`,
      };
    }
  },
);

/** Private Service Connect endpoints have addresses of their own kind. */
function* ofRule(pair: Pair): Iterable<FoundHazard> {
  const { before, after, replacement } = pair;
  const ephemeral = (it: Resource) => isAbsent(it, "IPAddress") && known(it, "loadBalancingScheme") !== "";
  // What a state shows is the address itself, whether it is reserved or not.
  if (!replacement || !ephemeral(after) || (before.format === "terraform" && !ephemeral(before))) return;
  yield {
    resource: after,
    side: "head",
    message: `${Called(after)} ${replacement.certain ? "is" : "may be"} replaced${reason(pair)}, and has no reserved IP address: the new one gets another address.`,
    range: placeOf(after, replacement.fields[0]),
    ...(replacement.fields[0] === undefined ? {} : { field: replacement.fields[0] }),
    steps: [
      "Reserve the address that it has now: gcloud compute addresses create NAME --addresses=ADDRESS, with --region or --global.",
      `Set it as the IPAddress of ${after.id}, so that the new rule gets it as well.`,
    ],
  };
}

function* ofAddress(review: Review, pair: Pair): Iterable<FoundHazard> {
  const { before, after, replacement } = pair;
  const kept = known(after, "address");
  if (!replacement || replacement.readdressed || (kept !== undefined && kept === known(before, "address"))) return;
  const rules = rulesWith(review, before);
  yield {
    resource: after,
    side: "head",
    message: `${Called(after)} ${replacement.certain ? "is" : "may be"} replaced${reason(pair)}: it becomes another IP address${rules.length > 0 ? `, and so does that of ${list(rules.map(called))}` : ""}.`,
    range: placeOf(after, replacement.fields[0]),
    ...(replacement.fields[0] === undefined ? {} : { field: replacement.fields[0] }),
  };
}

function rulesWith({ base }: Review, address: Resource): readonly Resource[] {
  const users = base.into(address.id).flatMap(({ from }) => base.get(from) ?? []);
  return users.filter((it) => it.kind === "ForwardingRule");
}
