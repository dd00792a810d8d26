/** The memory of a set of plans and states. Each file stands for itself. */
import type { EditPlan } from "../../model/change";
import type { Problem } from "../../model/problem";
import type { ParsedResource } from "../../model/resource";
import type { FormatSession, ParseResult } from "../format";
import { readPlanFile } from "./read-file";

export interface PlanFile {
  readonly resources: readonly ParsedResource[];
  readonly problems: readonly Problem[];
}

const READ_ONLY: EditPlan = {
  ok: false,
  reason: "Plans and states of Terraform are read only: change the configuration and make the plan again.",
};

export class PlanSession implements FormatSession {
  private readonly files = new Map<string, PlanFile>();
  private last: ParseResult | undefined;

  update(path: string, text: string | undefined): void {
    this.last = undefined;
    if (text === undefined) this.files.delete(path);
    else this.files.set(path, readPlanFile(path, text));
  }

  result(): ParseResult {
    this.last ??= this.gather();
    return this.last;
  }

  plan(): EditPlan {
    return READ_ONLY;
  }

  planSuppress(): EditPlan {
    return READ_ONLY;
  }

  dispose(): void {
    this.files.clear();
    this.last = undefined;
  }

  private gather(): ParseResult {
    const files = [...this.files.keys()].sort().flatMap((path) => this.files.get(path) ?? []);
    return {
      resources: files.flatMap((it) => it.resources),
      problems: files.flatMap((it) => it.problems),
      suppressions: [],
      // Terraform has made sure that what it refers to is declared.
      declares: (module) => this.files.has(module),
    };
  }
}
