/** The resources that changes name, and where their blocks stand in the text under edit. */
import { resolveResource } from "../../../changes/resolve";
import type { Kind, KindSpec, TerraformType } from "../../../kinds/kind";
import { kindOfTerraformType, kindSpec } from "../../../kinds/registry";
import type { Resource } from "../../../model/resource";
import type { Topology } from "../../../topology/topology";
import { keyText, parseAddress } from "../addresses";
import type { Block, TerraformFile, TopLevel } from "../syntax";
import { Refused } from "./refused";
import { folderOf, type Workbench } from "./workbench";

/** A resource that a plan works on. */
export interface Subject {
  /** As changes name it. */
  readonly id: string;
  readonly spec: KindSpec;
  readonly tf: TerraformType;
  readonly file: string;
  /** The block's label now; a rename changes it. */
  label: string;
  /** Where the block began in the original text; absent for a resource that the plan itself added. */
  readonly origin?: number;
  /** As it was before the plan; absent for one that the plan added. */
  readonly resource?: Resource;
  /** Whether an earlier change of the plan has edited it, so that `resource` may be out of date. */
  touched: boolean;
  /** Set while paths count the items of lists as they are written, without those that `dynamic` blocks generate. */
  countsWritten?: boolean;
}

type BlockState = Pick<Subject, "label" | "touched">;

/** A top-level block as it stands now. */
export interface Place {
  readonly file: TerraformFile;
  readonly top: TopLevel;
}

export class Subjects {
  private readonly known = new Map<string, Subject>();
  private readonly added = new Map<string, Subject>();
  /** What changes that are still to come will add, by kind and name. */
  private readonly expected = new Map<string, () => Subject>();
  private readonly blocks = new Map<string, BlockState>();

  constructor(
    readonly topology: Topology,
    private readonly bench: Workbench,
  ) {}

  /** The resource with an id, or with an address where that is unique. Refuses what is not there or cannot be edited. */
  find(idOrAddress: string): Subject {
    const known =
      this.known.get(idOrAddress) ??
      this.added.get(idOrAddress) ??
      [...this.known.values()].find((it) => addressOf(it) === idOrAddress);
    if (known) return known;
    const expected = this.expected.get(idOrAddress);
    if (expected) {
      // Once only: two that ask each other where they go would never come to an end.
      this.expected.delete(idOrAddress);
      return expected();
    }
    const resolved = resolveResource(this.topology, idOrAddress);
    if (!resolved.ok) throw new Refused(resolved.reason);
    const { resource } = resolved;
    const found = this.known.get(resource.id);
    if (found) return found;
    const type = kindOfTerraformType(resource.typeName);
    if (!type || resource.format !== "terraform")
      throw new Refused(`${resource.id} is not a Terraform resource that this writer knows.`);
    const origin = resource.range.start;
    const place = { id: resource.id, ...type, file: resource.range.file, origin };
    const block = this.blockOf({ ...place, label: "", touched: false });
    const subject: Subject = {
      ...place,
      resource,
      get label() {
        return block.label;
      },
      set label(label) {
        block.label = label;
      },
      get touched() {
        return block.touched;
      },
      set touched(touched) {
        block.touched = touched;
      },
    };
    this.known.set(resource.id, subject);
    return subject;
  }

  /** What the instances that one block makes have in common. */
  private blockOf(subject: Subject): BlockState {
    const key = `${subject.file} ${subject.origin}`;
    let block = this.blocks.get(key);
    if (!block) {
      block = { label: this.place(subject).top.block.labels[1]?.text ?? "", touched: false };
      this.blocks.set(key, block);
    }
    return block;
  }

  /** `find`, for a resource whose block is about to change. */
  findEditable(idOrAddress: string): Subject {
    const subject = this.find(idOrAddress);
    const { resource } = subject;
    if (resource?.readOnly)
      throw new Refused(`${resource.id} cannot be edited: ${resource.readOnly}.`, startOf(resource));
    const { file, top } = this.place(subject);
    const error = file.errors.find((it) => it.start < top.offset + top.block.end && top.offset < it.end);
    if (error)
      throw new Refused(`${subject.id} has a syntax error, which must be put right first: ${error.message}`, {
        file: file.path,
        start: error.start,
      });
    return subject;
  }

  /** Tells of a resource that a later change adds, so that an earlier one can refer to it: text may go front to back. */
  expect(kindAndName: string, declare: () => Subject): void {
    if (!this.expected.has(kindAndName)) this.expected.set(kindAndName, declare);
  }

  /**
   * Makes a resource known that the plan has just written, or is about to write. Later changes name it by its address or, since whoever made
   * them may not know the format's addresses, by kind and name: `HealthCheck/web`.
   */
  add(subject: Subject, name: string): void {
    this.known.set(subject.id, subject);
    this.added.set(`${subject.spec.kind}/${name}`, subject);
  }

  /** The labels that resources of a type have which the plan adds in a folder, those among them that are not yet written. */
  labelsAdded(folder: string, type: string): readonly string[] {
    return [...this.added.values()]
      .filter((it) => it.tf.type === type && moduleOf(it) === folder)
      .map((it) => it.label);
  }

  /** Where a resource's block stands now. Refuses where an earlier change removed it. */
  place(subject: Subject): Place {
    const file = this.bench.file(subject.file);
    const offset = subject.origin === undefined ? undefined : this.bench.toCurrent(subject.file, subject.origin);
    const top = file.blocks.find((it) =>
      subject.origin === undefined ? isBlockOf(it.block, subject) : it.offset === offset,
    );
    if (!top) throw new Refused(`${subject.id} is not in ${subject.file} any more: an earlier change removed it.`);
    return { file, top };
  }

  /** Terraform types that make a kind. */
  typesOf(kind: Kind): readonly string[] {
    return kindSpec(kind).terraform.map((it) => it.type);
  }
}

/** `google_compute_url_map.web`, as the module's own text writes it. */
export function addressOf(subject: Subject): string {
  return `${subject.tf.type}.${subject.label}`;
}

/** The instance key that a resource's address ends with (`["a"]`, `[0]`), or "". */
export function instanceOf({ resource }: Subject): string {
  return resource?.key === undefined ? "" : keyText(parseAddress(resource.key).key);
}

/** Whether two resources are in the same module, and in the same call of it, so that one can name the other. */
export function inSameModule(one: Subject, other: Subject): boolean {
  if (moduleOf(one) !== moduleOf(other)) return false;
  // What the plan has added is in every call of its module.
  return !one.resource || !other.resource || moduleKeyOf(one.resource) === moduleKeyOf(other.resource);
}

/** Whether two resources are instances that the same block makes. */
export function ofSameBlock(one: Subject, other: Subject): boolean {
  return one.origin !== undefined && one.file === other.file && one.origin === other.origin;
}

function moduleKeyOf({ module, calls }: Resource): string {
  return `${module} ${calls?.at(-1)?.what ?? ""}`;
}

/** A kind's label inside a sentence: "backend services", but "URL maps". */
export function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** The folder that a resource's block is in. */
export function moduleOf(subject: Subject): string {
  return folderOf(subject.file);
}

function isBlockOf(block: Block, subject: Subject): boolean {
  return (
    block.type === "resource" && block.labels[0]?.text === subject.tf.type && block.labels[1]?.text === subject.label
  );
}

function startOf(resource: Resource): { file: string; start: number } {
  return { file: resource.range.file, start: resource.range.start };
}
