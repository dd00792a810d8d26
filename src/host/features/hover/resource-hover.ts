import type * as vscode from "vscode";
import { changeText } from "../../../core/diagram/change-text";
import { count, nameOf, scopeText } from "../../../core/diagram/text";
import { kindSpec } from "../../../core/kinds/registry";
import { isAbout } from "../../../core/model/finding";
import type { Resource } from "../../../core/model/resource";
import { type Chains, chainsFrom, chainsTo } from "../../../core/queries/chains";
import { instancesOf } from "../../../core/queries/places";
import type { Snapshot } from "../../../core/snapshot";
import { productText } from "../../../core/topology/products";
import type { Topology } from "../../../core/topology/topology";
import { openTopologyCommand, revealCommand } from "../panel/commands";
import { code, commandLink, plain, trustedMarkdown } from "./markdown";

/** Ways shown in each direction: enough to see where one is, few enough to read. */
const waysShown = 3;

/** What a resource is, which product it belongs to, and the ways to it and on from it. */
export function resourceHover(snapshot: Snapshot, resource: Resource): vscode.MarkdownString {
  const { topology } = snapshot;
  const spec = kindSpec(resource.kind);
  const { length } = instancesOf(topology, resource);
  const many = resource.many
    ? ` · one for each of ${code(resource.many.expression)}`
    : length > 1
      ? ` · one of ${length} that this text makes`
      : "";
  return trustedMarkdown([
    `**${spec.label}** ${code(resource.name)} · ${plain(scopeText(resource.scope))}${many}`,
    resource.change ? plain(changeText(resource.change) ?? "") : "",
    productLine(topology, resource),
    spec.doc,
    ways("Reached by", topology, chainsTo(topology, resource.id, waysShown)),
    ways("Leads to", topology, chainsFrom(topology, resource.id, waysShown)),
    `${commandLink("$(type-hierarchy) Show in topology", openTopologyCommand, resource.id, "Show in topology")}${findings(snapshot, resource)}`,
  ]);
}

function productLine(topology: Topology, resource: Resource): string {
  const lines = topology.loadBalancersOf(resource.id).map((it) => `${plain(productText(it))}: ${plain(it.because)}`);
  return [...new Set(lines)].join("  \n");
}

function ways(title: string, topology: Topology, { chains, more }: Chains): string {
  if (chains.length === 0) return "";
  const lines = chains.map((chain) => `- ${chain.map((it) => link(topology, it)).join(" → ")}`);
  return `${title}\n${lines.join("\n")}${more ? "\n- …" : ""}`;
}

function link(topology: Topology, id: string): string {
  const name = nameOf(topology, id);
  const resource = topology.get(id);
  const kind = resource ? kindSpec(resource.kind).label : (topology.ghost(id)?.reason ?? "");
  const title = `${kind} ${name}`.replace(/["\\\n]/g, " ");
  return commandLink(name, revealCommand, id, title);
}

function findings(snapshot: Snapshot, resource: Resource): string {
  const own = snapshot.findings.filter((it) => isAbout(it, resource.id) && !it.quiet).length;
  return own > 0 ? ` · ${count(own, "finding")}` : "";
}
