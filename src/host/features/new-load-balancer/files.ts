/** Where a new load balancer can be written: a new file under a name that is free, or one that is there. */
import * as vscode from "vscode";
import type { Choice } from "../../../core/editing/new-load-balancer/model";
import type { Target } from "../../../core/editing/new-load-balancer/surroundings";
import type { Snapshot } from "../../../core/snapshot";
import { displayPath, toFile } from "../../infrastructure/convert";
import { readText } from "../../infrastructure/files";

interface NewFile {
  readonly ending: string;
  readonly label: string;
  readonly format: Target["format"];
}

const terraform: NewFile = { ending: ".tf", label: "Terraform", format: "terraform" };
const terraformJson: NewFile = { ending: ".tf.json", label: "Terraform JSON", format: "terraform" };
const connector: NewFile = { ending: ".yaml", label: "Config Connector", format: "config-connector" };

/** The files to choose from, the likeliest first. `folder`: where new ones go, and whose files come first. */
export async function fileChoices(snapshot: Snapshot, folder: vscode.Uri): Promise<readonly Choice[]> {
  const inFolder = (file: string) => file.startsWith(`${toFile(folder)}/`);
  const files = snapshot.files.filter((it) => targetOf(snapshot, it) !== undefined);
  const used = files.filter(inFolder);
  const usesJson = used.some((it) => it.endsWith(".tf.json"));
  const news = [terraform, ...(usesJson ? [terraformJson] : []), connector];
  // The format that the folder has most files of comes first.
  const weight = ({ format, ending }: NewFile) =>
    used.filter((it) => snapshot.formatOf(it) === format && (format !== "terraform" || it.endsWith(ending))).length;
  news.sort((a, b) => weight(b) - weight(a));
  const fresh = await Promise.all(
    news.map(async ({ ending, label }): Promise<Choice> => {
      const uri = await freeName(folder, ending);
      return { value: toFile(uri), label: `$(new-file) ${displayPath(toFile(uri))}`, detail: `${label}, a new file` };
    }),
  );
  const there = [...used, ...files.filter((it) => !inFolder(it))].map((it): Choice => {
    const kind = it.endsWith(".tf.json") ? terraformJson : it.endsWith(".tf") ? terraform : connector;
    return { value: it, label: displayPath(it), detail: `${kind.label}, at the end of the file` };
  });
  return [...fresh, ...there];
}

/** Where changes for a file would be written; undefined for one that nobody writes load balancers into. */
export function targetOf(snapshot: Snapshot, file: string): Target | undefined {
  if (/\/\.terraform\//.test(file)) return undefined;
  const format = snapshot.formatOf(file);
  if (/\.tf(?:\.json)?$/.test(file) && (format === undefined || format === "terraform"))
    return { format: "terraform", file };
  if (/\.ya?ml$/.test(file) && (format === undefined || format === "config-connector"))
    return { format: "config-connector", file };
  return undefined;
}

async function freeName(folder: vscode.Uri, ending: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const uri = vscode.Uri.joinPath(folder, `load-balancer${number === 1 ? "" : `-${number}`}${ending}`);
    if ((await readText(uri)).type === "missing") return uri;
  }
}
