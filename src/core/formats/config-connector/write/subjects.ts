/** The resources that changes name, and where their objects stand in the text under edit. */
import { resolveResource } from "../../../changes/resolve";
import type { ConnectorType, KindSpec } from "../../../kinds/kind";
import { kindOfConnectorKind } from "../../../kinds/registry";
import type { ParsedResource, Resource } from "../../../model/resource";
import { type SelfLink, selfLinkOf } from "../../../topology/self-link";
import type { Topology } from "../../../topology/topology";
import { Refusal } from "../../refusal";
import { isConnector } from "../manifests";
import type { Bench, Place } from "./bench";

/** A resource that a plan works on. */
export interface Subject {
  /** As changes name it. */
  readonly id: string;
  readonly spec: KindSpec;
  readonly connector: ConnectorType;
  readonly file: string;
  /** `metadata.name` now; a rename changes it. */
  name: string;
  readonly namespace?: string;
  /** Where the object began in the original text; absent for one that the plan itself added. */
  readonly origin?: number;
  /** As it was before the plan; absent for one that the plan added. */
  readonly resource?: Resource;
  /** Whether an earlier change of the plan has edited it, so that the topology may be out of date about it. */
  touched: boolean;
  /** The link to an object that a later change writes, and so cannot be read yet. */
  readonly link?: SelfLink;
}

export class Subjects {
  private readonly known = new Map<string, Subject>();
  private readonly added = new Map<string, Subject>();
  /** What changes that are still to come will add, by kind and name. */
  private readonly expected = new Map<string, () => Subject>();

  constructor(
    readonly topology: Topology,
    private readonly bench: Bench,
  ) {}

  /** The resource with an id, or with an address where that is unique. Refuses what is not there. */
  find(idOrAddress: string): Subject {
    const known = this.known.get(idOrAddress) ?? this.added.get(idOrAddress) ?? this.renamed(idOrAddress);
    if (known) return known;
    const expected = this.expected.get(idOrAddress);
    if (expected) {
      // Once only: two that ask each other where they go would never come to an end.
      this.expected.delete(idOrAddress);
      return expected();
    }
    const resolved = resolveResource(this.topology, idOrAddress);
    if (!resolved.ok) throw new Refusal(resolved.reason);
    const { resource } = resolved;
    const found = this.known.get(resource.id);
    if (found) return found;
    const type = kindOfConnectorKind(resource.typeName);
    if (!type || resource.format !== "config-connector")
      throw new Refusal(`${resource.id} is not a Config Connector object that this writer knows.`);
    const subject: Subject = {
      id: resource.id,
      ...type,
      file: resource.range.file,
      name: resource.address.slice(resource.address.indexOf("/") + 1),
      ...(resource.namespace === undefined ? {} : { namespace: resource.namespace }),
      origin: resource.range.start,
      resource,
      touched: false,
    };
    this.known.set(resource.id, subject);
    return subject;
  }

  /** Tells of an object that a later change adds, so that an earlier one can refer to it: text may go front to back. */
  expect(kindAndName: string, declare: () => Subject): void {
    if (!this.expected.has(kindAndName)) this.expected.set(kindAndName, declare);
  }

  /** What the plan adds that is of a Config Connector kind, be it written yet or not. */
  namesAdded(kind: string, namespace: string | undefined): readonly string[] {
    return [...this.added.values()]
      .filter((it) => it.connector.kind === kind && it.namespace === namespace)
      .map((it) => it.name);
  }

  /** Makes a resource known that the plan added: by its address, and by kind and name. */
  add(subject: Subject, name: string): void {
    this.known.set(subject.id, subject);
    this.added.set(`${subject.spec.kind}/${name}`, subject);
  }

  /** Where a resource's object stands now. Refuses where an earlier change removed it. */
  place(subject: Subject): Place {
    const { file, origin } = subject;
    const tree = this.bench.tree(file);
    const offset = origin === undefined ? undefined : this.bench.toCurrent(file, origin);
    const manifest = this.bench
      .manifests(file)
      .filter((it) =>
        origin === undefined
          ? isObjectOf(it, subject)
          : offset !== undefined &&
            it.root.start <= offset &&
            offset < it.root.end &&
            it.kind === subject.connector.kind,
      )
      .at(-1);
    if (manifest) return { file, tree, manifest, patch: false };
    throw new Refusal(`${subject.id} is not in ${file} any more: an earlier change removed it.`);
  }

  /** `place`, of an object that is about to change. Refuses where a part of it could not be read. */
  editable(subject: Subject): Place {
    const place = this.place(subject);
    const problem = place.tree.documents[place.manifest.document]?.broken
      ? place.tree.problems.find((it) => it.severity === "error")
      : undefined;
    if (problem)
      throw new Refusal(`${subject.id} has a syntax error, which must be put right first: ${problem.message}`, {
        file: place.file,
        start: problem.range.start,
      });
    return place;
  }

  /** Whether an object stands in the text. */
  isWritten({ file, origin, connector, name, namespace }: Subject): boolean {
    if (origin !== undefined) return true;
    return this.bench
      .manifests(file)
      .some((it) => it.kind === connector.kind && it.name === name && it.namespace === namespace);
  }

  /** The link to an object, which is written already or will be. */
  linkTo(subject: Subject): SelfLink {
    return subject.link && !this.isWritten(subject) ? subject.link : selfLinkOf(this.resource(subject));
  }

  /** What the object says now. */
  resource(subject: Subject): ParsedResource {
    const resource = this.bench.resource(this.place(subject));
    if (!resource) throw new Refusal(`${subject.id} is no object that can be read any more.`);
    return resource;
  }

  private renamed(address: string): Subject | undefined {
    return [...this.known.values()].find((it) => addressOf(it) === address && it.touched);
  }
}

/** `ComputeURLMap/web`. */
export function addressOf({ connector, name }: Pick<Subject, "connector" | "name">): string {
  return `${connector.kind}/${name}`;
}

function isObjectOf(
  it: Parameters<typeof isConnector>[0] & { kind: string; name?: string; namespace?: string },
  subject: Subject,
): boolean {
  return (
    isConnector(it) &&
    it.kind === subject.connector.kind &&
    it.name === subject.name &&
    it.namespace === subject.namespace
  );
}
