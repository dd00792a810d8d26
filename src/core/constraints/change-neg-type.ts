/** The fix that makes a zonal NEG carry ports, or carry none: its type, its endpoints, and how its backends are filled. */
import type { Change } from "../model/change";
import type { Fix } from "../model/finding";
import type { Resource } from "../model/resource";
import { isAbsent, isAbsentIn } from "../topology/read";
import type { Topology } from "../topology/topology";
import { backendsOf } from "./backends";
import { balanceBy, balanceEffect, balanceTitle, modesFor } from "./balancing";
import { removeField, setField } from "./changes";
import { entriesOf, textOf } from "./endpoint-entries";
import { servicesOf } from "./endpoints";
import { isPassthrough, isProxied } from "./passthrough";

const replaces = "Changing the type replaces the NEG and its endpoints.";

/** A NEG is changed as a whole or not at all: another of its services may be of the other sort. */
function changeable(topology: Topology, neg: Resource, fits: (service: Resource) => boolean): boolean {
  return neg.many === undefined && neg.readOnly === undefined && servicesOf(topology, neg).every(fits);
}

/** GCE_VM_IP to GCE_VM_IP_PORT: asks for the port where endpoints have none, and gives its backends a target. */
export function withPorts(topology: Topology, service: Resource, neg: Resource): readonly Fix[] {
  if (!changeable(topology, neg, isProxied)) return [];
  const portless = isAbsent(neg, "defaultPort") && entriesOf(topology, neg).some((it) => isAbsentIn(it.value, "port"));
  return modesFor(service).map((mode): Fix => {
    const port: readonly Change[] = portless ? [setField(neg, "defaultPort", { ask: "port" })] : [];
    const type = setField(neg, "networkEndpointType", "GCE_VM_IP_PORT");
    return {
      title: `Change the NEG to GCE_VM_IP_PORT. ${balanceTitle(mode)}${portless ? "…" : ""}`,
      changes: [type, ...port, ...balancing(topology, neg, mode)],
      ...(portless
        ? {
            ask: {
              id: "port",
              prompt: "Port that the endpoints serve on",
              placeholder: "8080",
              check: "port" as const,
            },
          }
        : {}),
      effect: `${replaces} ${balanceEffect}`,
    };
  });
}

function balancing(topology: Topology, neg: Resource, mode: "RATE" | "CONNECTION"): readonly Change[] {
  return servicesOf(topology, neg).flatMap((service) =>
    backendsOf(topology, service)
      .list.filter((it) => it.group?.resource?.id === neg.id)
      .flatMap((it) => balanceBy(service, it, mode)),
  );
}

/** GCE_VM_IP_PORT to GCE_VM_IP. Nothing to offer where two endpoints differ by their ports only. */
export function withoutPorts(topology: Topology, neg: Resource): readonly Fix[] {
  if (!changeable(topology, neg, isPassthrough)) return [];
  const entries = entriesOf(topology, neg);
  const machines = entries.map((it) => `${textOf(it, "instance")} ${textOf(it, "ipAddress")}`);
  if (new Set(machines).size < machines.length) return [];
  const ports = entries.filter((it) => !isAbsentIn(it.value, "port"));
  return [
    {
      title: "Change the NEG to GCE_VM_IP, without ports",
      changes: [
        setField(neg, "networkEndpointType", "GCE_VM_IP"),
        ...(isAbsent(neg, "defaultPort") ? [] : [removeField(neg, "defaultPort")]),
        ...ports.map((it) => removeField(it.resource, it.at("port"))),
      ],
      effect: replaces,
    },
  ];
}
