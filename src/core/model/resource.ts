/** One Cloud Load Balancing object in the API's shape, with where it came from. */
import type { Kind } from "../kinds/kind";
import type { SourceRange } from "./range";
import type { ObjectValue, Origin } from "./value";

/**
 * `terraform` is configuration in HCL or in JSON; `terraform-plan` what `terraform show -json` prints of a plan or a state;
 * `api` what gcloud, the REST API and Cloud Asset exports print.
 */
export type FormatId = "terraform" | "terraform-plan" | "config-connector" | "api";

/** Where an API object lives. `name` is absent when the level is certain but the region or zone is not known. */
export interface Scope {
  readonly level: "global" | "region" | "zone" | "unknown";
  readonly name?: string;
}

/** `count` or `for_each` whose instances are not expanded: one resource that stands for many. */
export interface Many {
  readonly by: "count" | "for_each";
  readonly expression: string;
}

/** A change that a plan tells: `["create"]`, `["delete", "create"]` for a replacement, `["no-op"]`. */
export interface ResourceChange {
  readonly actions: readonly string[];
  /** The arguments whose change forces the replacement, in the format's own terms. */
  readonly replacePaths?: readonly string[];
}

/** Terraform's `lifecycle` block: what it asks for where a resource is replaced or removed. */
export interface Lifecycle {
  /** The new object is made before the old one is destroyed, and the other way round without it. */
  readonly createBeforeDestroy?: boolean;
  /** A plan that destroys the object fails. */
  readonly preventDestroy?: boolean;
  /** Fields, as API paths, whose changes are not applied; or all of them. */
  readonly ignoreChanges?: "all" | readonly string[];
  /** Addresses of resources whose change replaces this one. */
  readonly replaceTriggeredBy?: readonly string[];
  readonly range: SourceRange;
}

/** A resource as a format gives it, before linking. */
export interface ParsedResource {
  /** The identity in the text: `google_compute_url_map.web`. */
  readonly address: string;
  /**
   * The address with the keys of instances, where `count`, `for_each` or a module call makes several:
   * `module.lb["a"].google_compute_url_map.web[0]`. Absent where it is the address.
   */
  readonly key?: string;
  /** The namespace of addresses: the folder of Terraform's root module. References by address resolve inside it. */
  readonly module: string;
  /** The Kubernetes namespace of a Config Connector object, where it is known. */
  readonly namespace?: string;
  /** The Terraform module calls that lead to it, outermost first: what they are called and where they stand. */
  readonly calls?: readonly Origin[];
  readonly kind: Kind;
  readonly format: FormatId;
  /** The format's own type name: `google_compute_region_backend_service`. */
  readonly typeName: string;
  readonly scope: Scope;
  /** The project, where known. */
  readonly project?: string;
  /** Field values by API name, those set in the text only (defaults are not filled in). */
  readonly fields: ObjectValue;
  /** The whole construct, for reveal and for suppression. */
  readonly range: SourceRange;
  /** The short text to underline when the resource as a whole is meant: the block's keyword and labels. */
  readonly headRange: SourceRange;
  /** Comments on, above and inside the construct, with their markers, in text order: people keep host names there. */
  readonly comments?: readonly string[];
  readonly many?: Many;
  /** Terraform: range of provider major versions the text allows, where it says so (both inclusive). */
  readonly providerMajor?: { readonly min?: number; readonly max?: number };
  /** A read-only resource cannot be edited; says why. */
  readonly readOnly?: string;
  /** What a plan is going to do to it. */
  readonly change?: ResourceChange;
  /** Terraform: its `lifecycle` block. */
  readonly lifecycle?: Lifecycle;
  /** Terraform: the addresses, with keys, that it had before, as `moved` blocks tell. */
  readonly movedFrom?: readonly string[];
}

/** A resource in a topology: parsed, with its unique id. */
export interface Resource extends ParsedResource {
  /** The address made unique over the workspace. */
  readonly id: string;
  /** Short name for people: the known API `name`, else the last part of the address. */
  readonly name: string;
}

/** `global`, `region/europe-west1`, `zone/europe-west1-b` or `unknown`. */
export function formatScope(scope: Scope): string {
  if (scope.level === "global") return "global";
  return scope.level === "unknown" || scope.name === undefined ? "unknown" : `${scope.level}/${scope.name}`;
}

/** What `count` or `for_each` of the resource itself gives its key: `["a"]`, `[0]`; "" for none. */
export function instanceKeyOf({ key }: ParsedResource): string {
  return /\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/.exec(key ?? "")?.[0] ?? "";
}

/** Whether two resources are in the same module, and in the same call of it, so that their texts can name each other. */
export function inSameModule(one: ParsedResource, other: ParsedResource): boolean {
  return one.module === other.module && one.calls?.at(-1)?.what === other.calls?.at(-1)?.what;
}
