/** Text that something else fills in before the manifest is applied: `${PROJECT_ID?}`, `$(REGION)`, `$ZONE`, `<NAME>`. */

const placeholder = /\$\{[^{}]*\}|\$\([A-Za-z_][\w.]*\)|\$[A-Z_][A-Z0-9_]+|<[A-Z][A-Z0-9_ -]*>/;

/** The first placeholder in a text; undefined where there is none. */
export function placeholderIn(text: string): string | undefined {
  return placeholder.exec(text)?.[0];
}

/** Ends a sentence: why a value with a placeholder is not known. */
export function placeholderReason(found: string): string {
  return `${found} is filled in before the manifest is applied`;
}

/** A link without its project where that is a placeholder: everything else in it may be known. */
export function withoutPlaceholderProject(link: string): string {
  const match = /^(?:.*\/)?projects\/([^/]+)\/(.+)$/.exec(link);
  return match && placeholderIn(match[1] ?? "") ? (match[2] ?? "") : link;
}
