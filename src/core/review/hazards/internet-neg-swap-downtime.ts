import type { Resource } from "../../model/resource";
import { possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { defineHazard } from "./hazard";
import { called, placeOf } from "./words";

export const internetNegSwapDowntime = defineHazard(
  {
    id: "internet-neg-swap-downtime",
    severity: "info",
    title: "Replacing an internet NEG backend interrupts traffic",
    docs: "When the backends of a service change from an internet NEG to another kind of backend, or the other way round, clients see 502 responses (failed_to_connect_to_backend) for about 30 to 90 seconds. Google documents this as expected. A second backend service, to which the URL map is then switched, avoids it.",
    sources: ["https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts"],
  },
  function* (review) {
    for (const { before, after } of review.pairs.values()) {
      if (after.kind !== "BackendService") continue;
      const was = backendsOf(review.base, before);
      const is = backendsOf(review.head, after);
      if (was === undefined || is === undefined || was === is) continue;
      const [from, to] =
        was === "internet"
          ? ["an internet NEG", "another kind of backend"]
          : ["another kind of backend", "an internet NEG"];
      yield {
        resource: after,
        side: "head",
        message: `The backends of ${called(after)} change from ${from} to ${to}: expect about 30 to 90 seconds of 502 responses while that is applied.`,
        field: "backends",
        range: placeOf(after, "backends[0].group"),
        steps: [
          "Add a second backend service with the new backends and apply.",
          "Switch the URL map (or the proxy) to it and apply.",
          "Then remove the first one.",
        ],
      };
    }
  },
);

/** What all backends are; undefined where that is not known, where they differ, and where there are none. */
function backendsOf(topology: Topology, service: Resource): "internet" | "other" | undefined {
  const kinds = new Set(topology.out(service.id, "backend").map(({ to }) => kindOf(topology.get(to))));
  const [only] = kinds;
  return kinds.size === 1 ? only : undefined;
}

function kindOf(group: Resource | undefined): "internet" | "other" | undefined {
  if (!group) return undefined;
  if (group.kind !== "NetworkEndpointGroup") return "other";
  const types = possible(group, "networkEndpointType");
  if (!types || types.length === 0) return undefined;
  const internet = types.map((it) => it === "INTERNET_FQDN_PORT" || it === "INTERNET_IP_PORT");
  if (internet.every(Boolean)) return "internet";
  return internet.some(Boolean) ? undefined : "other";
}
