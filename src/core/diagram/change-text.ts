/** What a plan is going to do to a resource, in words. */
import type { ResourceChange } from "../model/resource";

/** One sentence; undefined for an action of which nothing is known here. */
export function changeText({ actions, replacePaths = [] }: ResourceChange): string | undefined {
  const because = replacePaths.length > 0 ? `, because ${replacePaths.join(", ")} cannot be changed in place` : "";
  switch (actions.join(" ")) {
    case "no-op":
      return "The plan leaves it as it is.";
    case "create":
      return "The plan creates it.";
    case "update":
      return "The plan changes it in place.";
    case "delete":
      return "The plan deletes it.";
    case "delete create":
      return `The plan deletes it and creates it anew${because}.`;
    case "create delete":
      return `The plan creates another and then deletes it${because}.`;
    case "forget":
      return "The plan leaves it where it is, but Terraform does not manage it any more.";
    default:
      return undefined;
  }
}
