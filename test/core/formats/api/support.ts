/** API files through the format, without the engine. */
import { apiFormat } from "../../../../src/core/formats/api";
import type { ParseResult } from "../../../../src/core/formats/format";
import type { ParsedResource } from "../../../../src/core/model/resource";
import type { Value } from "../../../../src/core/model/value";
import { buildTopology } from "../../../../src/core/topology/build";
import type { Topology } from "../../../../src/core/topology/topology";

export type Files = Readonly<Record<string, string>>;

/** How links of the fixtures begin. */
export const url = "https://www.googleapis.com/compute/v1/projects/shop";

/** A session that holds the files that the format claims. */
export function sessionOf(files: string | Files) {
  const session = apiFormat.open();
  for (const [path, text] of Object.entries(asFiles(files)))
    if (apiFormat.claims(path, text)) session.update(path, text);
  return session;
}

export function parse(files: string | Files): ParseResult {
  return sessionOf(files).result();
}

export function asFiles(files: string | Files): Files {
  return typeof files === "string" ? { "lb.yaml": files } : files;
}

export function topologyOf(files: string | Files): Topology {
  const { resources, declares } = parse(files);
  return buildTopology(resources, declares ? { declares } : {});
}

/** The only resource of a text. */
export function onlyResource(files: string | Files): ParsedResource {
  const { resources } = parse(files);
  const [only] = resources;
  if (!only || resources.length !== 1) throw new Error(`${resources.length} resources`);
  return only;
}

/** A value without places: references as `-> link`, unknown ones as `? reason`. */
export function plain(value: Value | undefined): unknown {
  switch (value?.type) {
    case undefined:
      return undefined;
    case "scalar":
      return value.value;
    case "list":
      return value.items.map(plain);
    case "object":
      return Object.fromEntries(Object.entries(value.fields).map(([key, it]) => [key, plain(it)]));
    case "unknown":
      return `? ${value.reason}`;
    case "reference":
      return value.target.by === "link" ? `-> ${value.target.link}` : "-> ?";
  }
}
