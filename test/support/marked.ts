/** Text with «» around the stretches that a test is about. */
export interface Marked {
  readonly text: string;
  /** Offsets in `text`, in order. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the marks out of a text. Throws when they do not pair up: that is a mistake in the test. */
export function parseMarked(marked: string): Marked {
  const marks: { start: number; end: number }[] = [];
  let text = "";
  let open: number | undefined;
  for (const character of marked) {
    if (character === "«") {
      if (open !== undefined) throw new Error("a «» mark inside another one");
      open = text.length;
    } else if (character === "»") {
      if (open === undefined) throw new Error("a » without its «");
      marks.push({ start: open, end: text.length });
      open = undefined;
    } else text += character;
  }
  if (open !== undefined) throw new Error("a « without its »");
  return { text, marks };
}
