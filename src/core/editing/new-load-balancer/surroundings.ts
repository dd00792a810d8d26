/** What a new load balancer finds where it is put: the file, and what its folder declares already. */
import { freeRange, mayBeProxyOnly, subnetworksOf } from "../../constraints/proxy-only";
import type { Kind } from "../../kinds/kind";
import type { FormatId, Resource } from "../../model/resource";
import { isAbsent, known } from "../../topology/read";
import type { Topology } from "../../topology/topology";

/** Where the new resources go. */
export interface Target {
  readonly format: Extract<FormatId, "terraform" | "config-connector">;
  readonly file: string;
}

export class Surroundings {
  constructor(
    readonly topology: Topology,
    readonly target: Target,
  ) {}

  get format(): Target["format"] {
    return this.target.format;
  }

  get file(): string {
    return this.target.file;
  }

  /** What the new resources can refer to: of the same format and, in Terraform, of the same module. */
  declared(...kinds: Kind[]): readonly Resource[] {
    const folder = folderOf(this.file);
    return this.topology
      .all(...kinds)
      .filter(
        (it) =>
          it.format === this.format &&
          it.many === undefined &&
          it.key === undefined &&
          (it.format !== "terraform" || folderOf(it.range.file) === folder),
      );
  }

  /** Whether an answer is the id of a resource that can be referred to. */
  has(id: string): boolean {
    return this.find(id) !== undefined;
  }

  find(id: string): Resource | undefined {
    const resource = this.topology.get(id);
    return resource && this.declared(resource.kind).includes(resource) ? resource : undefined;
  }

  /** Whether some resource has the name already. */
  isTaken(name: string): boolean {
    return this.topology.resources.some((it) => it.name === name && it.format === this.format);
  }

  /** Regions in use, the one used most first. */
  get regions(): readonly string[] {
    const counts = new Map<string, number>();
    for (const { scope } of this.topology.resources) {
      const region =
        scope.level === "region" ? scope.name : scope.level === "zone" ? regionOfZone(scope.name) : undefined;
      if (region !== undefined) counts.set(region, (counts.get(region) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1]).map(([it]) => it);
  }

  /** Projects in use, the one used most first. */
  get projects(): readonly string[] {
    const counts = new Map<string, number>();
    for (const { project } of this.topology.resources)
      if (project !== undefined) counts.set(project, (counts.get(project) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([it]) => it);
  }

  /** Subnetworks of a declared network in a region that instances can be in. */
  subnetworks(network: string, region: string): readonly Resource[] {
    const resource = this.find(network);
    if (!resource) return [];
    return subnetworksOf(this.topology, resource).filter(
      (it) =>
        this.has(it.id) && it.scope.name === region && (isAbsent(it, "purpose") || known(it, "purpose") === "PRIVATE"),
    );
  }

  /** Subnetworks of a declared network that are, or may be, for the proxies of a region. */
  proxySubnetworks(network: string, purpose: string, region: string): readonly Resource[] {
    const resource = this.find(network);
    return resource ? subnetworksOf(this.topology, resource).filter((it) => mayBeProxyOnly(it, purpose, region)) : [];
  }

  /** A range that is free in a declared network and none of `taken`; undefined where that cannot be told. */
  freeRange(network: string, taken: readonly string[]): string | undefined {
    const resource = this.find(network);
    return resource && freeRange(resource, subnetworksOf(this.topology, resource), taken);
  }
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1);
}

function regionOfZone(zone: string | undefined): string | undefined {
  return zone === undefined ? undefined : /^(.+)-[a-z]$/.exec(zone)?.[1];
}
