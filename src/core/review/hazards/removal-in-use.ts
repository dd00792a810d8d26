import type { Resource } from "../../model/resource";
import { createsFirst } from "../create-first";
import type { Review } from "../model";
import { defineHazard } from "./hazard";
import { type Keeper, keepersAtDestruction } from "./users";
import { Called, called, list, places } from "./words";

export const removalInUse = defineHazard(
  {
    id: "removal-in-use",
    severity: "error",
    title: "Something is removed that is still in use",
    docs: "The API does not delete what something else refers to (resourceInUseByAnotherResource). Where the same change takes the reference away, Terraform still deletes before, or while, it changes what referred to it, unless the removed resource had create_before_destroy.",
    sources: [
      "https://github.com/hashicorp/terraform-provider-google/issues/4543",
      "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
    ],
  },
  function* (review) {
    const isPlan = review.head.resources.some((it) => it.change !== undefined);
    for (const before of review.removed) {
      // What an export or a state does not show any more is gone already.
      if (before.format === "api" || (before.format === "terraform-plan" && !isPlan)) continue;
      const keepers = keepersAtDestruction(review, before);
      const still = keepers.filter((it) => refersStill(review, before, it));
      const released = keepers.filter((it) => !still.includes(it));
      if (still.length > 0) yield stillUsed(before, still);
      // Config Connector tries again until the reference is gone.
      else if (released.length > 0 && before.format !== "config-connector" && !createsFirst(review.base, before))
        yield releasedTooLate(before, released);
    }
  },
);

/** Whether the reference is there afterwards, although it leads to nothing here: the same link, or the address. */
function refersStill(review: Review, removed: Resource, { before, after }: Keeper): boolean {
  const fields = review.base.out(before.id).filter((it) => it.to === removed.id);
  return review.head
    .out(after.id)
    .some(
      (it) =>
        review.head.get(it.to) === undefined &&
        fields.some(
          (was) => was.role === it.role && JSON.stringify(targetOf(was.value)) === JSON.stringify(targetOf(it.value)),
        ),
    );
}

function targetOf(value: Review["head"]["edges"][number]["value"]): unknown {
  return value.type === "reference" ? value.target : value.expression;
}

function stillUsed(resource: Resource, keepers: readonly Keeper[]) {
  const names = list(keepers.map((it) => called(it.after)));
  return {
    resource,
    side: "base" as const,
    message: `${Called(resource)} is removed, but ${names} still ${keepers.length > 1 ? "refer" : "refers"} to it: it cannot be deleted (resourceInUseByAnotherResource). Take the reference away first.`,
    related: places(
      keepers.map((it) => it.after),
      "head",
      "still refers to it",
    ),
    steps: [`Take the reference out of ${names} and apply.`, "Then remove the resource and apply again."],
  };
}

function releasedTooLate(resource: Resource, keepers: readonly Keeper[]) {
  const names = list(keepers.map((it) => called(it.after)));
  return {
    resource,
    side: "base" as const,
    severity: "warning" as const,
    message: `${Called(resource)} is removed in the same change that takes the reference out of ${names}. Terraform does not wait for that before it deletes, so that the API may refuse (resourceInUseByAnotherResource).`,
    related: places(
      keepers.map((it) => it.after),
      "head",
      "referred to it until now",
    ),
    steps: [
      `Keep ${resource.id}, take the reference out of ${names} and apply.`,
      "Then remove the resource and apply again.",
    ],
  };
}
