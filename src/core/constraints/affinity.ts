/** Session affinity: what each value needs, and fixes that replace one value by another. */
import type { Fix } from "../model/finding";
import type { Resource } from "../model/resource";
import { isAbsent, known } from "../topology/read";
import { removeFields, setField } from "./changes";

/** Affinities that are carried by cookies or headers of HTTP. */
export const httpAffinities: readonly string[] = [
  "GENERATED_COOKIE",
  "HTTP_COOKIE",
  "HEADER_FIELD",
  "STRONG_COOKIE_AFFINITY",
];

/** Affinities by parts of a packet's address, protocol and ports that only passthrough load balancers hash by. */
export const tupleAffinities: readonly string[] = [
  "CLIENT_IP_PROTO",
  "CLIENT_IP_PORT_PROTO",
  "CLIENT_IP_NO_DESTINATION",
];

/** Changes the affinity and removes the cookie's settings where the new value has no such cookie. */
export function switchAffinity(service: Resource, value: string): Fix {
  const idle = [
    ...(value === "STRONG_COOKIE_AFFINITY" ? [] : ["strongSessionAffinityCookie"]),
    ...(value === "GENERATED_COOKIE" || value === "HTTP_COOKIE" ? [] : ["affinityCookieTtlSec"]),
  ].filter((it) => !isAbsent(service, it));
  return {
    title: value === "NONE" ? "Do without session affinity (NONE)" : `Use ${value}`,
    changes: [setField(service, "sessionAffinity", value), ...removeFields(service, idle)],
  };
}

/** The protocol where it is set and rules out cookies and headers. */
export function streamProtocol(service: Resource): string | undefined {
  const protocol = String(known(service, "protocol"));
  return ["TCP", "SSL", "UDP", "UNSPECIFIED"].includes(protocol) ? protocol : undefined;
}
