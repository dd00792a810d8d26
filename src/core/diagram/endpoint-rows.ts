/** The endpoints of a network endpoint group as rows: the first few on the node, all of them in the details. */
import type { Finding } from "../model/finding";
import type { Resource } from "../model/resource";
import { endpointsOf } from "../topology/queries";
import type { Topology } from "../topology/topology";
import type { DiagramRow } from "./model";
import { worst } from "./severity";
import { textOf } from "./text";

/** Rows a node carries; the rest is counted and opened on demand. */
export const ROWS_SHOWN = 3;

/** Rows of a NEG's endpoints, at most `limit` of them, and how many there are in all. */
export function endpointRows(
  topology: Topology,
  neg: Resource,
  findings: ReadonlyMap<string, readonly Finding[]>,
  limit: number,
): { rows: DiagramRow[]; total: number; complete: boolean } {
  const { endpoints, complete } = endpointsOf(topology, neg);
  const rows = endpoints.slice(0, limit).map(({ resource, path, value }): DiagramRow => {
    const address = textOf(value.fields.fqdn) || textOf(value.fields.ipAddress) || textOf(value.fields.instance);
    const port = textOf(value.fields.port);
    const own = (findings.get(resource.id) ?? []).filter((it) => !path || !it.field || it.field.startsWith(path));
    const severity = worst(own);
    const instance = textOf(value.fields.instance);
    return {
      id: path ? `${resource.id}/${path}` : resource.id,
      type: "endpoint",
      label: `${address || "endpoint"}${port ? ` : ${port}` : ""}`,
      ...(resource.many ? { note: "×N" } : {}),
      ...(instance && instance !== address ? { title: `${address}${port ? ` : ${port}` : ""} on ${instance}` } : {}),
      ...(severity ? { severity } : {}),
    };
  });
  return { rows, total: endpoints.length, complete };
}
