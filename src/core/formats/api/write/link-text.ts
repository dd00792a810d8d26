/** Links as a file writes them: whole URLs, or from the project or the place on. */
import type { Scope } from "../../../model/resource";
import { type Link, parseLink } from "../../../topology/links";
import { selfLinkOf } from "../../../topology/self-link";
import { textOf } from "../../document/look-up";
import type { TreeFile, TreeNode } from "../../document/tree";
import { Refusal } from "../../refusal";
import { linkIn } from "../links";
import type { Bench } from "./bench";
import type { Subject, Subjects } from "./subjects";

/** How the links of a file begin; `project` is one that they name. */
interface LinkStyle {
  /** `https://www.googleapis.com/compute/v1/`, or empty for relative links. */
  readonly prefix: string;
  /** Whether links begin with the place: `global/urlMaps/web`. */
  readonly short: boolean;
  readonly project?: string;
}

/** The text of a link from one object to another. Refuses where the target's place is not known. */
export function linkText(bench: Bench, subjects: Subjects, from: Subject, to: Subject): string {
  const own = selfLinkOf(subjects.said(to));
  if (!own.ok) throw new Refusal(`${to.id} would have to be named by its self-link here, but ${own.reason}.`);
  // A manager is no backend: its instance group is, which has its name.
  return styledLink(bench, from, own.link.replace("/instanceGroupManagers/", "/instanceGroups/"));
}

/** A relative link as the other links of the file are written; any other text as it is. */
export function styledLink(bench: Bench, from: Subject, link: string): string {
  return inStyle(styleFor(bench, from.file), from.resource?.project, link);
}

/** The same for a file on its own. */
export function linkAsIn(tree: TreeFile, project: string | undefined, link: string): string {
  return inStyle(styleOf(tree) ?? plainStyle, project, link);
}

function inStyle(style: LinkStyle, ownProject: string | undefined, link: string): string {
  // Whole URLs say how they want to be written, and names of other services are whole already.
  if (!/^(?:projects|global|regions|zones)\//.test(link) || linkIn(link)?.kind === undefined) return link;
  const relative = link.replace(/^projects\/[^/]+\//, "");
  const own = ownProject ?? style.project;
  const project = /^projects\/([^/]+)\//.exec(link)?.[1] ?? own;
  if (project === undefined || (style.short && project === own)) return relative;
  return `${style.prefix}projects/${project}/${relative}`;
}

/** The text that names a region or a zone, as the file's other objects do. */
export function placeText(bench: Bench, file: string, scope: Scope): string {
  const style = styleFor(bench, file);
  const place = `${scope.level}s/${scope.name ?? ""}`;
  return style.project === undefined || style.short
    ? (scope.name ?? "")
    : `${style.prefix}projects/${style.project}/${place}`;
}

/** Whether two texts are links that mean the same object; what one of them leaves out does not tell them apart. */
export function sameLink(one: string, other: string): boolean {
  const [a, b] = [linkIn(one), linkIn(other)];
  return a !== undefined && b !== undefined && linksAgree(a, b);
}

export function linksAgree(one: Link, other: Link): boolean {
  if (one.collection !== other.collection || one.name !== other.name) return false;
  if (one.scope.level !== other.scope.level || one.scope.name !== other.scope.name) return false;
  return one.project === undefined || other.project === undefined || one.project === other.project;
}

/** The link that a resource is meant by; undefined where it has none. */
export function linkOf(subjects: Subjects, subject: Subject): Link | undefined {
  const own = selfLinkOf(subjects.said(subject));
  return own.ok ? parseLink(own.link) : undefined;
}

function styleFor(bench: Bench, file: string): LinkStyle {
  const own = styleOf(bench.tree(file));
  if (own) return own;
  for (const path of bench.paths) {
    const style = styleOf(bench.tree(path));
    if (style) return style;
  }
  return plainStyle;
}

const plainStyle: LinkStyle = { prefix: "https://www.googleapis.com/compute/v1/", short: false };

const remembered = new WeakMap<TreeFile, LinkStyle | null>();

/** That of the first link to an object of Compute Engine; those of places and `selfLink` only where there is no other. */
function styleOf(tree: TreeFile): LinkStyle | undefined {
  let style = remembered.get(tree);
  if (style === undefined) {
    const texts = tree.documents.flatMap(({ root }) => (root ? [...linkTexts(root)] : []));
    const found = texts.find((it) => !it.own) ?? texts[0];
    style = found ? parseStyle(found.text) : null;
    remembered.set(tree, style);
  }
  return style ?? undefined;
}

function parseStyle(text: string): LinkStyle {
  const prefix = /^https?:\/\/[^/]+\/(?:compute\/)?(?:[\w.]+\/)?(?=projects\/)/.exec(text)?.[0] ?? "";
  const project = /(?:^|\/)projects\/([^/]+)\//.exec(text)?.[1];
  return { prefix, short: project === undefined, ...(project === undefined ? {} : { project }) };
}

function* linkTexts(root: TreeNode): Iterable<{ readonly text: string; readonly own: boolean }> {
  const stack: { node: TreeNode; key: string }[] = [{ node: root, key: "" }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, key } = next;
    if (node.type === "map")
      for (const entry of [...node.entries].reverse()) stack.push({ node: entry.value, key: entry.key });
    else if (node.type === "sequence")
      for (const item of [...node.items].reverse()) stack.push({ node: item.value, key });
    else if (node.type === "scalar") {
      const text = textOf(node);
      const link = text === undefined || text.startsWith("//") ? undefined : linkIn(text);
      if (text !== undefined && link?.kind) yield { text, own: key === "selfLink" || key === "id" || key === "name" };
    }
  }
}
