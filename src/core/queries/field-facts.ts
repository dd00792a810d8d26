/** Everything that a person who looks at a field wants to know, for the resource that it stands in. */
import { defaultsOf } from "../kinds/defaults";
import { type ChangeEffect, effectOfChange } from "../kinds/immutable";
import { fieldSpec } from "../kinds/registry";
import type { Resource } from "../model/resource";
import type { ScalarType } from "../model/value";
import type { Snapshot } from "../snapshot";
import { productName } from "../topology/products";
import { possible } from "../topology/read";
import type { FieldDocs } from "./field-docs";
import { type JudgedValue, judgedValues, listedValues } from "./judged-values";
import { instancesOf } from "./places";

export interface FieldFacts {
  /** In our own words. */
  readonly doc?: string;
  /** The API's description, paragraphs apart. */
  readonly description?: string;
  /** Names of the products that the resource belongs to; empty where that is not decided. */
  readonly products: readonly string[];
  /** Values by what the product and the rules say of them here; empty for fields without a list of values. */
  readonly values: readonly JudgedValue[];
  /** The default, or each that it may have: it can depend on the provider's version. */
  readonly defaults: readonly ScalarType[];
  /** What changing it does to the resource. */
  readonly change: ChangeEffect;
  /** Ids of the rules that are about it. */
  readonly rules: readonly string[];
}

export function fieldFacts(
  snapshot: Snapshot,
  resource: Resource,
  path: string,
  docs: FieldDocs,
  goOn?: () => boolean,
): FieldFacts {
  const { topology } = snapshot;
  const spec = fieldSpec(resource.kind, path);
  const description = docs.describe(resource.kind, path);
  const listed = spec ? listedValues(spec) : [];
  const judged = listed.length > 0 ? judgedValues(snapshot, instancesOf(topology, resource), path, listed, goOn) : [];
  return {
    ...(spec?.doc === undefined ? {} : { doc: spec.doc }),
    ...(description === undefined ? {} : { description }),
    products: productsFor(snapshot, resource),
    values: judged,
    defaults: defaultsOf(resource, path),
    change: spec ? effectOfChange(resource, path, (field) => possible(resource, field)) : "inPlace",
    rules: docs.rulesOn(resource.kind, path),
  };
}

/** One name for each load balancer whose product is decided. */
function productsFor({ topology }: Snapshot, resource: Resource): readonly string[] {
  const decided = topology.productsOf(resource.id).flatMap((candidates) => {
    const [only, ...others] = candidates;
    return only !== undefined && others.length === 0 ? [productName(only)] : [];
  });
  return [...new Set(decided)];
}
