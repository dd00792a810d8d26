/**
 * The canonical diagram and its last few versions. A version is a content: an edit that draws the same diagram makes
 * no new version and sends nothing.
 */
import { buildDiagram } from "../../../core/diagram/build";
import type { Diagram, DiagramUpdate } from "../../../core/diagram/model";
import { diffDiagrams, isEmptyPatch } from "../../../core/diagram/patch";
import type { Snapshot } from "../../../core/snapshot";

/** Versions that a webview may still have while newer ones are on their way to it. */
const kept = 8;

export class DiagramStore {
  private readonly history: { readonly version: number; readonly diagram: Diagram }[] = [];
  private from: Snapshot | undefined;
  private last = 0;

  /** `displayPath` turns the key of a file into the path that a person knows it by. */
  constructor(private readonly displayPath: (file: string) => string) {}

  get version(): number {
    return this.last;
  }

  get diagram(): Diagram | undefined {
    return this.history.at(-1)?.diagram;
  }

  /** Takes in a snapshot; true when the diagram shows something else than before. */
  refresh(snapshot: Snapshot): boolean {
    if (this.from === snapshot) return false;
    this.from = snapshot;
    const diagram = this.draw(snapshot);
    if (this.diagram && isEmptyPatch(diffDiagrams(this.diagram, diagram))) return false;
    this.last++;
    this.history.push({ version: this.last, diagram });
    if (this.history.length > kept) this.history.shift();
    return true;
  }

  /** What someone who has version `have` needs; undefined before the first snapshot. */
  update(have: number | null): DiagramUpdate | undefined {
    const { diagram, version } = this;
    if (!diagram) return undefined;
    if (have === version) return { type: "same", version };
    const base = this.history.find((it) => it.version === have);
    if (!base) return { type: "full", version, diagram };
    return { type: "patch", base: base.version, version, patch: diffDiagrams(base.diagram, diagram) };
  }

  private draw(snapshot: Snapshot): Diagram {
    const diagram = buildDiagram(snapshot);
    const problems = diagram.summary.problems.map((it) => ({ ...it, file: this.displayPath(it.file) }));
    return { ...diagram, summary: { ...diagram.summary, problems } };
  }
}
