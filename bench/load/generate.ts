/** A Terraform folder whose load balancers are spread over a root module and six modules, each called by the one before. */
import { balancer, type GeneratedFile, RESOURCES_PER_BALANCER } from "../parse/generate";

/** Module calls, one inside the other. */
export const CALLS = 6;
/** Files in all, where there is something to put into each. */
export const FILES = 60;

/** About `resources` resources, rounded to whole load balancers. */
export function generateNested(resources: number): GeneratedFile[] {
  const folders = Array.from({ length: CALLS + 1 }, (_, depth) => ["bench", ...path(depth)].join("/"));
  const files = folders.map((folder, depth) => ({ path: `${folder}/main.tf`, text: main(depth) }));
  const balancers = Math.round(resources / RESOURCES_PER_BALANCER);
  const texts = new Map<string, string[]>();
  for (let n = 0; n < balancers; n++) {
    const slot = n % (FILES - files.length);
    const file = `${folders[slot % folders.length]}/balancers-${slot}.tf`;
    texts.set(file, [...(texts.get(file) ?? []), balancer(n)]);
  }
  return [...files, ...[...texts].map(([file, parts]) => ({ path: file, text: parts.join("\n") }))];
}

function path(depth: number): string[] {
  return Array.from({ length: depth }, (_, index) => `level${index + 1}`);
}

function main(depth: number): string {
  const variables =
    depth === 0
      ? `variable "project" {
  default = "shop-prod"
}

variable "zones" {
  default = ["europe-west1-b", "europe-west1-c"]
}
`
      : `variable "project" {
  type = string
}

variable "zones" {
  type = list(string)
}
`;
  const call =
    depth === CALLS
      ? ""
      : `
module "level${depth + 1}" {
  source  = "./level${depth + 1}"
  project = "\${var.project}-${depth + 1}"
  zones   = var.zones
}
`;
  return `${variables}
locals {
  prefix = "shop-\${var.project}"
  https  = "HTTPS"
}
${call}`;
}
