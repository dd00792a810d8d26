/** What a kind of new resource is made of: one template for each that is offered. */
import { checkAnswer } from "../../changes/answers";
import type { Kind } from "../../kinds/kind";
import type { Change, ChangeValue } from "../../model/change";
import type { PaletteEntry, Question } from "../adding-model";
import type { Spot } from "./spot";

/** A question with how its answer is checked. */
export interface Asked extends Question {
  readonly check: Check;
}
type Check = "fqdn" | "port" | "region" | "zone" | "ip" | "text" | "file";

export interface Template {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly doc: string;
  readonly side: PaletteEntry["side"];
  /** The end of the suggested name; absent for what has no name. */
  readonly ending?: string;
  readonly asks: readonly Asked[];
  /** What is written, in order; `answer` gives the answer of a question. */
  build(name: string, answer: (id: string) => string): readonly Change[];
}

/** The reference to a resource that is there. */
export function to(id: string): ChangeValue {
  return { ref: id };
}

/** The reference to one that the same changes add. */
export function toNew(kind: Kind, name: string): ChangeValue {
  return { ref: `${kind}/${name}` };
}

/** Adds a resource beside the spot's own: in its file, and so in its format. */
export function adding(
  spot: Spot,
  kind: Kind,
  name: string,
  scope: string,
  fields: Readonly<Record<string, ChangeValue | undefined>>,
): Change {
  const given = Object.entries(fields).flatMap(([key, value]): [string, ChangeValue][] =>
    value === undefined ? [] : [[key, value]],
  );
  return {
    op: "addResource",
    kind,
    name,
    scope,
    fields: Object.fromEntries(given),
    ...(spot.file === undefined ? {} : { file: spot.file }),
    ...(spot.format === undefined ? {} : { format: spot.format }),
  };
}

export function setting(resource: string, field: string, value: ChangeValue): Change {
  return { op: "setField", resource, field, value };
}

export function ask(id: string, label: string, check: Check, value = "", placeholder?: string): Asked {
  return { id, label, check, value, ...(placeholder === undefined ? {} : { placeholder }) };
}

/** Asks for the region of what is regional. */
export function askRegion(spot: Spot): Asked {
  return ask("region", "Region", "region", spot.region ?? "us-central1");
}

export function askZone(spot: Spot): Asked {
  return ask("zone", "Zone", "zone", spot.zone ?? "us-central1-b");
}

/** What is wrong with an answer, as a sentence. */
export function refuseAnswer(check: Check, answer: string): string | undefined {
  if (answer.trim() === "") return "Nothing has been entered yet.";
  switch (check) {
    case "fqdn":
    case "port":
      return checkAnswer(check, answer);
    case "region":
      return /^[a-z]+-[a-z]+\d+$/.test(answer) ? undefined : "A region looks like europe-west1.";
    case "zone":
      return /^[a-z]+-[a-z]+\d+-[a-z]$/.test(answer) ? undefined : "A zone looks like europe-west1-b.";
    case "ip":
      return isAddress(answer) ? undefined : "An IP address is wanted, such as 10.0.0.5.";
    case "file":
      return /^[\w./-]+\.(?:tf|tf\.json|ya?ml)$/.test(answer) && !answer.includes("..")
        ? undefined
        : "The file's name ends in .tf, .tf.json or, for Config Connector, .yaml.";
    case "text":
      return undefined;
  }
}

function isAddress(text: string): boolean {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (parts) return parts.slice(1).every((it) => Number(it) < 256);
  return /^[0-9a-f]*:[0-9a-f:.]*$/i.test(text) && text.length > 2;
}
