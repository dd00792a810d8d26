/** The memory of a set of API files: an update reads one file, a result puts them together. */
import type { Change, EditPlan } from "../../model/change";
import type { SourceRange } from "../../model/range";
import type { ParsedResource } from "../../model/resource";
import type { ScalarType } from "../../model/value";
import type { Topology } from "../../topology/topology";
import { planScalar } from "../document/write/replace-scalar";
import type { FormatSession, ParseResult } from "../format";
import { attachEndpoints } from "./endpoints";
import { type ApiFile, readApiFile } from "./file";
import { planApi } from "./write/plan";
import { planSuppress } from "./write/suppress";

export class ApiSession implements FormatSession {
  private readonly files = new Map<string, ApiFile>();
  private last: ParseResult | undefined;

  update(path: string, text: string | undefined): void {
    if (text !== undefined && this.files.get(path)?.tree.text === text) return;
    this.last = undefined;
    if (text === undefined) this.files.delete(path);
    else this.files.set(path, readApiFile(path, text));
  }

  result(): ParseResult {
    this.last ??= this.gather();
    return this.last;
  }

  plan(topology: Topology, changes: readonly Change[]): EditPlan {
    return planApi(this.files, topology, changes);
  }

  planLiteral(range: SourceRange, value: ScalarType): EditPlan {
    return planScalar(this.files.get(range.file)?.tree, range, value);
  }

  planSuppress(range: SourceRange, rule: string): EditPlan {
    return planSuppress(this.files, range, rule);
  }

  dispose(): void {
    this.files.clear();
    this.last = undefined;
  }

  private gather(): ParseResult {
    const files = [...this.files.keys()].sort().flatMap((it) => this.files.get(it) ?? []);
    const resources = once(files.flatMap((it) => it.resources));
    const { endpoints, problems } = attachEndpoints(this.files, resources);
    return {
      resources: [...resources, ...endpoints],
      problems: [...files.flatMap((it) => it.problems), ...problems],
      suppressions: files.flatMap((it) => it.suppressions),
      // Declaring is asked of addresses of other formats.
      declares: () => false,
    };
  }
}

/** The same object in a list and in an aggregated list beside it, or printed twice, is one: the first in text order. */
function once(resources: readonly ParsedResource[]): readonly ParsedResource[] {
  const seen = new Set<string>();
  return resources.filter(({ address, module }) => {
    const key = `${module}\n${address}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
