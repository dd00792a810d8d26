import type { Resource } from "../../model/resource";
import { scalarOf, valueAt } from "../../model/value";
import { possible } from "../../topology/read";
import type { Pair } from "../model";
import { defineHazard, type FoundHazard } from "./hazard";
import { Called, placeOf, reason } from "./words";

export const trafficInterrupted = defineHazard(
  {
    id: "traffic-interrupted",
    severity: "error",
    title: "A forwarding rule is replaced",
    docs: "Between the deletion of a forwarding rule and the creation of the next, nothing listens at the address. To create the new one first does not help where both have the same address: two rules cannot have the same IP address, protocol and port.",
    sources: ["https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts"],
  },
  function* (review) {
    for (const pair of review.changed) {
      const { after, replacement } = pair;
      if (after.kind !== "ForwardingRule" || !replacement || replacement.readdressed) continue;
      if (replacement.order === "destroyFirst") yield found(pair, "warning", interrupted(pair));
      else if (sharesAddress(pair)) yield found(pair, replacement.certain ? "error" : "warning", conflict(pair));
    }
  },
);

function found(pair: Pair, severity: "error" | "warning", message: string): FoundHazard {
  const { after, replacement } = pair;
  const field = replacement?.fields[0];
  return {
    resource: after,
    side: "head",
    severity,
    message,
    ...(field === undefined ? {} : { field }),
    range: placeOf(after, field),
    steps: [
      "Add a second forwarding rule with the new values, under another name and at another address, and apply.",
      "Let DNS point at the new address, and wait until clients have followed.",
      "Then remove the first rule.",
    ],
  };
}

function interrupted(pair: Pair): string {
  return `${Called(pair.after)} ${pair.replacement?.certain ? "is" : "may be"} deleted and created anew${reason(pair)}: until the new one is there, clients cannot connect.`;
}

function conflict(pair: Pair): string {
  return `${Called(pair.after)} is created anew before the old one is destroyed${reason(pair)}, but at the same IP address, protocol and port, which two rules cannot have: the API refuses.`;
}

function sharesAddress({ before, after, fields }: Pair): boolean {
  if (!after.fields.fields.IPAddress || fields.some((it) => it.field === "IPAddress")) return false;
  const [was, is] = [before, after].map((it) => possible(it, "IPProtocol"));
  if (was?.length !== 1 || is?.length !== 1 || was[0] !== is[0]) return false;
  return portsOf(before).some((it) => portsOf(after).includes(it));
}

/** Known ports, each a range written out; "all" for every one. */
function portsOf(rule: Resource): readonly string[] {
  if (scalarOf(valueAt(rule.fields, "allPorts")) === true) return ["all"];
  const range = scalarOf(valueAt(rule.fields, "portRange"));
  if (range !== undefined) return [String(range).replace(/^(\d+)-\1$/, "$1")];
  const ports = valueAt(rule.fields, "ports");
  return ports?.type === "list" ? ports.items.flatMap((it) => scalarOf(it)?.toString() ?? []) : [];
}
