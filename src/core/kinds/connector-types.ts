/** Short constructors of Config Connector kinds, so that a kind's file reads as a table. */
import type { ConnectorType } from "./kind";

type Level = ConnectorType["levels"][number];
type Options = Pick<ConnectorType, "placeDefault" | "nameField" | "needsProject"> & { readonly alpha?: boolean };

/** A kind whose `spec.location` is `global`, a region or a zone. */
export function located(kind: string, terraform: string, levels: readonly Level[], options?: Options): ConnectorType {
  return { ...make(kind, terraform, options), levels, place: "location" };
}

/** A kind that has a field named like its level, `region` or `zone`. */
export function placed(kind: string, terraform: string, level: "region" | "zone", options?: Options): ConnectorType {
  return { ...make(kind, terraform, options), levels: [level], place: level };
}

/** A kind that is always global. */
export function everywhere(kind: string, terraform: string, options?: Options): ConnectorType {
  return { ...make(kind, terraform, options), levels: ["global"] };
}

const services: readonly (readonly [prefix: string, service: string])[] = [
  ["CertificateManager", "certificatemanager"],
  ["CloudFunctions", "cloudfunctions"],
  ["NetworkServices", "networkservices"],
  ["Run", "run"],
  ["Storage", "storage"],
  ["Compute", "compute"],
];

function make(kind: string, terraform: string, { alpha, ...rest }: Options = {}) {
  const service = services.find(([prefix]) => kind.startsWith(prefix))?.[1] ?? "compute";
  const apiVersion = `${service}.cnrm.cloud.google.com/${alpha ? "v1alpha1" : "v1beta1"}`;
  return { kind, apiVersion, terraform: `google_${terraform}`, ...rest };
}
