/** Why a resource cannot be edited, as a sentence; undefined for one that can. */
import type { ParsedResource } from "../model/resource";

export function readOnlyText({ readOnly }: Pick<ParsedResource, "readOnly">): string | undefined {
  // Formats say it as a sentence or as the end of one.
  return readOnly !== undefined && /^[a-z]/.test(readOnly) ? `It cannot be edited: ${readOnly}.` : readOnly;
}
