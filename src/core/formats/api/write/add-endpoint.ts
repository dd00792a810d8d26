/** Writes new endpoints into the lists of their groups. */
import type { KindSpec } from "../../../kinds/kind";
import { Refusal } from "../../refusal";
import type { AddResource } from "./asked";
import type { Editor } from "./editor";
import { writerFor } from "./fields";
import { listLength } from "./homes";
import { referenceId } from "./written";

/** An endpoint goes into a file that lists endpoints of its group. */
export function addEndpoint(editor: Editor, change: AddResource, spec: KindSpec): void {
  const { bench, subjects } = editor;
  const { networkEndpointGroup, name: _, ...fields } = change.fields;
  const id = networkEndpointGroup === undefined ? undefined : referenceId(networkEndpointGroup);
  const group = id === undefined ? undefined : subjects.find(id);
  const sibling = subjects.topology.resources.find(
    (it) =>
      it.kind === "NetworkEndpoint" &&
      it.format === "api" &&
      group !== undefined &&
      it.address.startsWith(`${group.address}/`),
  );
  const own = sibling && subjects.find(sibling.id);
  if (!group || !own)
    throw new Refusal(
      "The API attaches endpoints to their group by a call. One can be added only where a file lists the group's endpoints.",
    );
  const place = subjects.place(own);
  const value = writerFor(editor, own).members(fields, spec.fields, spec.label);
  const list = place.outer.slice(0, -1);
  const length = listLength(bench.tree(own.file).documents[place.document]?.root, list) ?? 0;
  bench.edit(own.file, (it) => it.insert(place.document, list, length, { networkEndpoint: value }));
  const host = fields.fqdn ?? fields.ipAddress ?? fields.ipv6Address;
  const key = [host, fields.port].filter((it) => it !== undefined).join(":");
  const address = `${group.address}/networkEndpoints/${key}`;
  subjects.add({ id: address, address, spec, file: own.file, touched: true }, change.name);
}
