/** The fix that makes an internet NEG name its origin: its type, and the address of its endpoint, in one step. */
import type { Change, ChangeValue } from "../model/change";
import type { Fix } from "../model/finding";
import type { Resource } from "../model/resource";
import type { Topology } from "../topology/topology";
import { removeField, setField } from "./changes";
import { endpointsOf } from "./endpoints";
import { originHosts } from "./origin-hosts";

const effect =
  "Changing the type replaces the NEG and its endpoint: expect 30 to 90 seconds of 502 responses from this origin. The origin's certificate is checked from then on: it must be valid and name this host.";

/**
 * One fix for each name that the config knows for the origin, else one that asks. A group of many addresses has no
 * single name, and an endpoint that is not in the text would not fit the new type: then there is nothing to offer.
 */
export function switchToFqdn(topology: Topology, group: Resource): readonly Fix[] {
  const endpoints = endpointsOf(topology, group);
  const [endpoint] = endpoints;
  if (endpoints.length !== 1 || endpoint === undefined || endpoint.many || group.many) return [];
  if (endpoint.readOnly !== undefined || group.readOnly !== undefined) return [];
  const changes = (host: ChangeValue): readonly Change[] => [
    setField(group, "networkEndpointType", "INTERNET_FQDN_PORT"),
    removeField(endpoint, "ipAddress"),
    setField(endpoint, "fqdn", host),
  ];
  const hosts = originHosts(topology, group);
  if (hosts.length > 0)
    return hosts.map((it) => ({ title: `Switch to FQDN ${it} for SNI`, changes: changes(it), effect }));
  return [
    {
      title: "Switch to FQDN for SNI…",
      changes: changes({ ask: "fqdn" }),
      ask: {
        id: "fqdn",
        prompt: "Host name of the origin: it must resolve in public DNS, and the origin's certificate must name it",
        placeholder: "origin.example.com",
        check: "fqdn",
      },
      effect,
    },
  ];
}
