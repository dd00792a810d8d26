/** The examples of a rule as Config Connector manifests, made from those in Terraform. */
import type { ConstraintMeta } from "../constraints/constraint";
import type { Format } from "../formats/format";
import { buildTopology } from "../topology/build";
import { asConfigConnector } from "./as-config-connector";

/** Manifests, or a sentence that says why there are none. */
export type ConnectorExample =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

export interface ConnectorExamples {
  readonly bad: ConnectorExample;
  readonly good: ConnectorExample;
}

/** What a rule's examples say in the terms of Config Connector; undefined for a rule without any. `terraform` reads them. */
export function inConfigConnector(
  terraform: Format,
  { id, examples }: Pick<ConstraintMeta, "id" | "examples">,
): ConnectorExamples | undefined {
  if (!examples) return undefined;
  const { bad, good } = examples;
  // The ids of rules about what the provider does say so.
  if (/^(?:tf|terraform)-/.test(id)) return { bad: providersOwn, good: providersOwn };
  return { bad: rewritten(terraform, bad), good: rewritten(terraform, good) };
}

const providersOwn: ConnectorExample = { ok: false, reason: "The rule is about what Terraform's provider does." };

function rewritten(terraform: Format, example: string): ConnectorExample {
  const session = terraform.open();
  session.update("main.tf", example);
  const { resources, declares } = session.result();
  const { text, left } = asConfigConnector(buildTopology(resources, declares ? { declares } : {}));
  session.dispose();
  const [first] = left;
  return first ? { ok: false, reason: `\`${first.what}\`: ${sentence(first.reason)}` } : { ok: true, text };
}

function sentence(reason: string): string {
  return /[.?!]$/.test(reason) ? reason : `${reason}.`;
}
