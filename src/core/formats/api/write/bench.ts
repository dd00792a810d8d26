/** The files of a plan under edit, read again after each step. */
import type { ParsedResource } from "../../../model/resource";
import type { TreeFile } from "../../document/tree";
import { ValueReader } from "../../document/values";
import { TreeBench } from "../../document/write/tree-bench";
import type { ApiFile } from "../file";
import { type ApiObject, type ApiObjects, objectsOf } from "../objects";
import { readResource } from "../resources";

export class Bench extends TreeBench<ApiFile> {
  private readonly found = new WeakMap<TreeFile, ApiObjects>();
  private readonly read = new WeakMap<ApiObject, ParsedResource>();

  get paths(): readonly string[] {
    return [...this.files.keys()].sort();
  }

  /** The objects and endpoints of a file, as it stands. */
  objects(path: string): ApiObjects {
    const tree = this.tree(path);
    const original = this.files.get(path);
    if (original?.tree === tree) return original.found;
    let objects = this.found.get(tree);
    if (!objects) {
      objects = objectsOf(tree);
      this.found.set(tree, objects);
    }
    return objects;
  }

  /** What an object says now. */
  resource(path: string, object: ApiObject): ParsedResource {
    let resource = this.read.get(object);
    if (!resource) {
      const tree = this.tree(path);
      resource = readResource(tree, object, new ValueReader(tree));
      this.read.set(object, resource);
    }
    return resource;
  }
}
