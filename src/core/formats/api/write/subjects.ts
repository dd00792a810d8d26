/** The resources that changes name, and where their objects stand in the text under edit. */
import { resolveResource } from "../../../changes/resolve";
import type { KindSpec } from "../../../kinds/kind";
import { kindSpec } from "../../../kinds/registry";
import type { ParsedResource, Resource } from "../../../model/resource";
import type { Topology } from "../../../topology/topology";
import { entriesOf, textOf } from "../../document/look-up";
import type { MapNode } from "../../document/tree";
import { Refusal } from "../../refusal";
import type { ApiObject } from "../objects";
import { addressOf } from "../resources";
import type { Bench } from "./bench";

/** A resource that a plan works on: in a file of this format, or only referred to. */
export interface Subject {
  /** As changes name it. */
  readonly id: string;
  readonly spec: KindSpec;
  readonly file: string;
  /** The relative self-link as it is now; a rename changes it. */
  address: string;
  /** As it was before the plan; absent for one that the plan added. */
  readonly resource?: Resource;
  /** Whether an earlier change of the plan has edited it, so that the topology may be out of date about it. */
  touched: boolean;
}

/** Where an object, or an endpoint, stands in its file. */
export interface Place {
  readonly document: number;
  readonly path: readonly (string | number)[];
  readonly outer: readonly (string | number)[];
  readonly node: MapNode;
}

export class Subjects {
  private readonly known = new Map<string, Subject>();

  constructor(
    readonly topology: Topology,
    private readonly bench: Bench,
  ) {}

  /** The resource with an id, or with an address where that is unique, of whatever format. */
  find(idOrAddress: string): Subject {
    const known =
      this.known.get(idOrAddress) ?? [...this.known.values()].find((it) => it.touched && it.address === idOrAddress);
    if (known) return known;
    const resolved = resolveResource(this.topology, idOrAddress);
    if (!resolved.ok) throw new Refusal(resolved.reason);
    const { resource } = resolved;
    const before = this.known.get(resource.id);
    if (before) return before;
    const { id, address, kind, range } = resource;
    const subject: Subject = { id, address, spec: kindSpec(kind), file: range.file, resource, touched: false };
    this.known.set(id, subject);
    return subject;
  }

  /** `find`, of a resource that is about to change. */
  findOwn(idOrAddress: string): Subject {
    const subject = this.find(idOrAddress);
    if (subject.resource && subject.resource.format !== "api")
      throw new Refusal(`${subject.id} is not in a file of the API or gcloud, so it is not edited here.`);
    if (subject.resource?.readOnly !== undefined) throw new Refusal(subject.resource.readOnly);
    return subject;
  }

  /** Makes a resource known that the plan added: by its address, and by kind and name. */
  add(subject: Subject, name: string): void {
    this.known.set(subject.id, subject);
    this.known.set(`${subject.spec.kind}/${name}`, subject);
  }

  /** Where a resource's object stands now. Refuses where it is gone, and where a part of it could not be read. */
  place(subject: Subject): Place {
    const { file } = subject;
    const place = subject.spec.kind === "NetworkEndpoint" ? this.endpoint(subject) : this.object(subject);
    if (!place) throw new Refusal(`${subject.id} is not in ${file} any more: an earlier change removed it.`);
    const tree = this.bench.tree(file);
    const problem = tree.documents[place.document]?.broken
      ? tree.problems.find((it) => it.severity === "error")
      : undefined;
    if (problem)
      throw new Refusal(
        `${subject.id} is in text with a syntax error, which must be put right first: ${problem.message}`,
        {
          file,
          start: problem.range.start,
        },
      );
    return place;
  }

  /** An endpoint is known by what it says: after an edit, by what it says now. `path` is where it stands. */
  follow(subject: Subject, { document, path }: Pick<Place, "document" | "path">): void {
    if (subject.spec.kind !== "NetworkEndpoint") return;
    const at = path.join("/");
    const now = this.bench
      .objects(subject.file)
      .endpoints.find((it) => it.document === document && it.path.join("/") === at);
    if (now) subject.address = subject.address.replace(/[^/]*$/, endpointKey(now.node));
  }

  /** The object of a resource, with what it says now; undefined for an endpoint, and once it is gone. */
  object(subject: Subject): ApiObject | undefined {
    return this.bench.objects(subject.file).objects.find((it) => addressOf(it) === subject.address);
  }

  /** What a resource says now. */
  said(subject: Subject): ParsedResource {
    const object = subject.resource && subject.resource.format !== "api" ? undefined : this.object(subject);
    const said = object ? this.bench.resource(subject.file, object) : subject.resource;
    if (said) return said;
    throw new Refusal(`${subject.id} is not there any more.`);
  }

  private endpoint(subject: Subject): Place | undefined {
    return this.bench
      .objects(subject.file)
      .endpoints.find((it) => subject.address.endsWith(`/networkEndpoints/${endpointKey(it.node)}`));
  }
}

/** `example.com:443`, as the address of an endpoint ends. */
function endpointKey(node: MapNode): string {
  const text = (key: string) => textOf(entriesOf(node).get(key)?.entry.value);
  const instance = text("instance");
  const host =
    text("fqdn") ?? text("ipAddress") ?? text("ipv6Address") ?? instance?.slice(instance.lastIndexOf("/") + 1);
  return [host, text("port")].filter((it) => it !== undefined).join(":");
}
