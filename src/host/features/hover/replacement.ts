/** What replacing a resource entails here: who refers to it, and what the API makes of that. */

import type { Resource } from "../../../core/model/resource";
import type { FieldFacts } from "../../../core/queries/field-facts";
import { createsFirst } from "../../../core/review/create-first";
import { keepersOf } from "../../../core/review/hazards/users";
import { called, list } from "../../../core/review/hazards/words";
import type { Snapshot } from "../../../core/snapshot";
import { plain } from "./markdown";

/** A paragraph for a field whose change replaces; empty for any other. */
export function replacementHere({ topology }: Snapshot, resource: Resource, { change }: FieldFacts): string {
  if (change === "inPlace") return "";
  const users = keepersOf(topology, resource);
  if (users.length === 0) return "";
  const names = list(users.map(called));
  const refer = `$(warning) ${plain(`${names.charAt(0).toUpperCase()}${names.slice(1)} ${users.length > 1 ? "refer" : "refers"} to it`)}`;
  switch (resource.format) {
    case "terraform":
    case "terraform-plan":
      return createsFirst(topology, resource)
        ? `${refer}: Terraform creates the new one first, which needs another name than the old one has.`
        : `${refer}: Terraform destroys the old one first, which the API refuses while it is in use. \`create_before_destroy\` and another name avoid that.`;
    case "config-connector":
      return `${refer}. Config Connector does not replace: it refuses the change.`;
    case "api":
      return `${refer}, and it cannot be deleted while that is so.`;
  }
}
