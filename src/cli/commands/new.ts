/**
 * `new PRODUCT [--file FILE] [--format …] [--answer ID=VALUE]…`: a load balancer from nothing, printed, or written into a
 * file beside what is there.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { newProduct, newProducts } from "../../core/editing/new-load-balancer/all";
import type { Answers, AskedQuestion } from "../../core/editing/new-load-balancer/model";
import { NewLoadBalancerPlan } from "../../core/editing/new-load-balancer/plan";
import type { Target } from "../../core/editing/new-load-balancer/surroundings";
import { applyTextEdits } from "../../core/model/change";
import { textsOf, writeFiles } from "../edited-files";
import { FINE, UsageError } from "../exit";
import { loadEngine } from "../load";
import { print } from "../print";

export interface NewOptions {
  /** As written on the command line; the file's ending tells where there is none. */
  readonly format: string | undefined;
  readonly file: string | undefined;
  readonly answers: Answers;
}

interface Output extends Target {
  readonly name: string;
  /** What names of such files end in. */
  readonly ending: RegExp;
}

/** What `--format` may be, with the file that is printed as if it were written. */
const terraform: Output = { name: "terraform", format: "terraform", file: "load-balancer.tf", ending: /\.tf$/ };
const outputs: readonly Output[] = [
  terraform,
  { name: "terraform-json", format: "terraform", file: "load-balancer.tf.json", ending: /\.tf\.json$/ },
  { name: "config-connector", format: "config-connector", file: "load-balancer.yaml", ending: /\.ya?ml$/ },
];

export const newFormats: readonly string[] = outputs.map((it) => it.name);

export async function newLoadBalancer(id: string | undefined, options: NewOptions): Promise<number> {
  const product = newProduct(id ?? "");
  if (!product)
    throw new UsageError(
      `${id === undefined ? "new: which load balancer?" : `new: no load balancer "${id}";`} there are ${newProducts
        .map((it) => it.id)
        .join(", ")}`,
    );
  const target = targetOf(options);
  const folder = options.file === undefined ? undefined : path.dirname(options.file);
  if (folder !== undefined && !existsSync(folder)) throw new UsageError(`${folder}: no such folder`);
  const engine = await loadEngine(folder === undefined ? [] : [folder], { variableFiles: [], mayBeEmpty: true });
  const before = textsOf(engine.snapshot);
  if (options.file !== undefined && !before.has(target.file) && existsSync(target.file))
    throw new UsageError(`${target.file}: is there already and holds no load balancer configuration`);
  const plan = new NewLoadBalancerPlan(engine.snapshot.topology, product, target);
  const { changes, notes } = plan.build(answersFor(plan, options.answers));
  const edits = engine.snapshot.plan(changes);
  if (!edits.ok) throw new UsageError(edits.reason);
  const text = applyTextEdits(before.get(target.file) ?? "", edits.edits);
  if (options.file === undefined) print(text);
  else {
    engine.update([{ path: target.file, text }]);
    writeFiles([target.file], engine.snapshot);
    process.stderr.write(`${target.file}: ${changes.length} resources written\n`);
  }
  for (const note of notes) process.stderr.write(`Left to do: ${note}\n`);
  engine.dispose();
  return FINE;
}

function targetOf({ format, file }: NewOptions): Target {
  if (file === undefined) return outputs.find((it) => it.name === format) ?? terraform;
  const output = outputs.find((it) => it.ending.test(file));
  if (!output) throw new UsageError(`${file}: name it .tf, .tf.json or .yaml`);
  if (format !== undefined && format !== output.name) throw new UsageError(`${file}: that is no name for ${format}`);
  const relative = path.relative(process.cwd(), path.resolve(file)).split(path.sep).join("/");
  return { format: output.format, file: relative };
}

/** Every answer: given ones are checked, others are what would be offered. */
function answersFor(plan: NewLoadBalancerPlan, given: Answers): Answers {
  const unknown = Object.keys(given).find((it) => !plan.ids.includes(it));
  if (unknown !== undefined) throw new UsageError(`--answer ${unknown}: the answers are ${plan.ids.join(", ")}`);
  const { answers, missing } = plan.complete(given);
  for (const [id, answer] of Object.entries(given)) {
    const wrong = plan.check(id, answer, answers);
    if (wrong !== undefined) throw new UsageError(`--answer ${id}=${answer}: ${wrong}`);
  }
  if (missing) throw new UsageError(`--answer ${missing.id}=… is missing: ${described(missing)}`);
  return answers;
}

function described({ prompt, choices, placeholder }: AskedQuestion): string {
  const values = choices?.map((it) => it.value).join(", ");
  return values ? `${prompt} (${values})` : placeholder === undefined ? prompt : `${prompt}, such as ${placeholder}`;
}
