/** Config Connector files through the format, without the engine. */
import { configConnectorFormat } from "../../../../src/core/formats/config-connector";
import type { ParseResult } from "../../../../src/core/formats/format";
import type { ParsedResource } from "../../../../src/core/model/resource";
import type { Value } from "../../../../src/core/model/value";
import { buildTopology } from "../../../../src/core/topology/build";
import type { Topology } from "../../../../src/core/topology/topology";

export type Files = Readonly<Record<string, string>>;

/** A session that holds the files that the format claims. */
export function sessionOf(files: string | Files) {
  const session = configConnectorFormat.open();
  for (const [path, text] of Object.entries(asFiles(files)))
    if (configConnectorFormat.claims(path, text)) session.update(path, text);
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
export function onlyResource(text: string): ParsedResource {
  const { resources } = parse(text);
  const [only] = resources;
  if (!only || resources.length !== 1) throw new Error(`${resources.length} resources`);
  return only;
}

/** An object of a kind, its `spec` as YAML text. */
export function manifest(kind: string, name: string, spec = "", metadata = ""): string {
  const service = kind.startsWith("CertificateManager")
    ? "certificatemanager"
    : kind.startsWith("Run")
      ? "run"
      : "compute";
  const indented = (text: string) => text.trim().replace(/^(?=.)/gm, "  ");
  return `apiVersion: ${service}.cnrm.cloud.google.com/v1beta1
kind: ${kind}
metadata:
  name: ${name}
${metadata ? `${indented(metadata)}\n` : ""}${spec ? `spec:\n${indented(spec)}\n` : ""}`;
}

/** A value without places: references as `-> address`, unknown ones as `? reason`. */
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
    case "reference": {
      const { target } = value;
      if (target.by === "object")
        return `-> ${target.address}${target.namespace === undefined ? "" : ` in ${target.namespace}`}`;
      return target.by === "link" ? `-> ${target.link}` : "-> ?";
    }
  }
}
