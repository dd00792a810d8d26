/** The files of a plan under edit, read again after each step. */
import type { ParsedResource } from "../../../model/resource";
import { type Json, toJson } from "../../document/look-up";
import type { TreeFile } from "../../document/tree";
import { ValueReader } from "../../document/values";
import { TreeBench } from "../../document/write/tree-bench";
import type { ConnectorFile } from "../file";
import { isConnector, isPatch, type Manifest, manifestsOf } from "../manifests";
import { readResource } from "../resources";

/** An object as it stands in a file now. */
export interface Place {
  readonly file: string;
  readonly tree: TreeFile;
  readonly manifest: Manifest;
  /** It is a patch: it speaks of an object that stands elsewhere. */
  readonly patch: boolean;
}

export class Bench extends TreeBench<ConnectorFile> {
  private readonly manifestsRead = new WeakMap<TreeFile, readonly Manifest[]>();
  private readonly resourcesRead = new WeakMap<Manifest, ParsedResource>();

  constructor(
    files: ReadonlyMap<string, ConnectorFile>,
    private readonly patches: ReadonlySet<string>,
  ) {
    super(files);
  }

  get paths(): readonly string[] {
    return [...this.files.keys()];
  }

  /** The Kubernetes objects of a file, as it stands. */
  manifests(path: string): readonly Manifest[] {
    const tree = this.tree(path);
    const unedited = this.files.get(path);
    if (unedited?.tree === tree) return unedited.manifests;
    let manifests = this.manifestsRead.get(tree);
    if (!manifests) {
      manifests = manifestsOf(tree);
      this.manifestsRead.set(tree, manifests);
    }
    return manifests;
  }

  /** Every Config Connector object of every file, as it stands, and every patch of one. */
  *places(): Iterable<Place> {
    for (const file of this.paths) {
      const tree = this.tree(file);
      const patches = this.patches.has(file);
      for (const manifest of this.manifests(file))
        if (isConnector(manifest)) yield { file, tree, manifest, patch: patches || isPatch(manifest) };
    }
  }

  /** What an object says now. */
  resource({ file, tree, manifest }: Place): ParsedResource | undefined {
    let resource = this.files.get(file)?.declared.get(manifest) ?? this.resourcesRead.get(manifest);
    if (!resource) {
      resource = readResource(tree, manifest, new ValueReader(tree));
      if (resource) this.resourcesRead.set(manifest, resource);
    }
    return resource;
  }

  /** The object as plain JSON. */
  json({ manifest }: Place): Json | undefined {
    return toJson(manifest.root);
  }
}
