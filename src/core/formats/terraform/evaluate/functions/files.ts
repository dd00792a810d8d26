/**
 * Functions that read files: `file`, `fileexists`, `templatefile`, and digests of files. They know the files that the engine
 * was given; Terraform takes their paths from the folder in which it runs, which is taken for that of the root module.
 */
import { readBare } from "../../parse/read-template";
import { Failure, Reader } from "../../parse/reader";
import type { Template } from "../../syntax";
import { bind, type Context, largest } from "../context";
import { evaluate } from "../evaluate";
import { plainToString } from "../to-text";
import { type Evaluated, type Plain, toPlain } from "../value";
import type { FunctionCall, ValueFunction } from "./call";
import { lookupFunction } from "./index";

export const fileFunctions: Readonly<Record<string, ValueFunction>> = {
  file: (args, call) => withText(args, call, (text) => call.plain(text)),
  fileexists: (args, call) => withText(args, call, () => call.plain(true)),
  templatefile: (args, call) => withText(args, call, (text, path) => render(text, path, args[1], call)),
  filebase64: digest("base64encode"),
  filebase64sha256: digest("base64sha256"),
  filebase64sha512: digest("base64sha512"),
  filemd5: digest("md5"),
  filesha1: digest("sha1"),
  filesha256: digest("sha256"),
  filesha512: digest("sha512"),
};

function digest(name: string): ValueFunction {
  return (args, call) =>
    withText(args, call, (text) => {
      const answer: Plain | undefined = lookupFunction(name)?.(text);
      return answer === undefined ? call.unknown("it has no value") : call.plain(answer);
    });
}

function withText(
  args: readonly Evaluated[],
  call: FunctionCall,
  use: (text: string, path: string) => Evaluated,
): Evaluated {
  const [first] = args;
  if (!first) return call.unknown("it needs a path");
  const plain = toPlain(first);
  if ("unknown" in plain) return call.unknownFrom(first);
  if (plain.plain === null || typeof plain.plain === "object") return call.unknown("its path is no text");
  const { path, text } = call.context.definitions.file(plainToString(plain.plain));
  if (path === undefined) return call.unknown("a file outside of the folders that are read");
  if (text === undefined) return call.unknown(`the content of ${path}, which is not there or not read`);
  if (text.length > largest) return call.unknown(`the content of ${path}, which is too large`);
  if (text.includes("\uFFFD")) return call.unknown(`the content of ${path}, which is no text`);
  return use(text, path);
}

/** A template file sees the values that it is given, and nothing else. */
function render(text: string, path: string, values: Evaluated | undefined, call: FunctionCall): Evaluated {
  if (values?.type === "unknown") return call.unknownFrom(values);
  if (values?.type !== "object" || values.open !== undefined) return call.unknown("its values are not known");
  const template = parse(text);
  if (!template) return call.unknown(`the template ${path}, which cannot be read`);
  let context: Context = { definitions: call.context.definitions, file: path, text, offset: 0, bindings: undefined };
  for (const [name, value] of Object.entries(values.fields)) context = bind(context, name, value);
  return evaluate(template, context);
}

function parse(text: string): Template | undefined {
  const from = new Reader(text, 0, text.length);
  try {
    const parts = readBare(from);
    return from.errors.length > 0 ? undefined : { node: "template", start: 0, end: text.length, parts };
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
