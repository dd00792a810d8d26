/** The folders of a session with what each declares: what all modules share. */
import { DataFiles } from "./data-files";
import type { Effort } from "./evaluate/context";
import type { Frames } from "./memory";
import { ModuleIndex } from "./module-index";

export class Folders {
  readonly effort: Effort = { depth: 0, steps: 0 };
  readonly frames: Frames = [];
  readonly data = new DataFiles();
  private readonly indexes = new Map<string, ModuleIndex>();

  /** What a folder declares; nothing for one that is not there. The same object for as long as the session lasts. */
  index(folder: string): ModuleIndex {
    let index = this.indexes.get(folder);
    if (!index) {
      index = new ModuleIndex(folder);
      this.indexes.set(folder, index);
    }
    return index;
  }

  /** Every folder that has files, by path. */
  present(): readonly ModuleIndex[] {
    return [...this.indexes.values()].filter((it) => it.hasFiles).sort((a, b) => (a.folder < b.folder ? -1 : 1));
  }

  all(): Iterable<ModuleIndex> {
    return this.indexes.values();
  }
}
