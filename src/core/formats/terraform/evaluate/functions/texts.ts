/** Functions of texts, for what their arguments name: the self-link of a resource stays one while it is taken apart. */
import { identityOf, isHost, isIdentity, type Piece } from "../identity";
import { type Evaluated, toPlain } from "../value";
import type { FunctionCall, ValueFunction } from "./call";
import { first } from "./collections";
import { asList } from "./lists";

export const textFunctions: Readonly<Record<string, ValueFunction>> = {
  /** `join("", x[*].id)`: the only instance that there may be. */
  join: (args, call) => {
    const separator = plain(first(args));
    const lists = args.slice(1).map((it) => asList(it, call));
    const isEmpty = (it: Evaluated) => separator === "" && it.type === "scalar" && it.value === "";
    const [only, ...others] = lists.flatMap((it) => it.items).filter((it) => !isEmpty(it));
    if (separator !== undefined && only?.type === "reference" && others.length === 0) return only;
    const open = lists.find((it) => it.open !== undefined)?.open;
    return open === undefined ? notKnown([...args, ...lists.flatMap((it) => it.items)], call) : call.unknown(open);
  },
  format: (args, call) => {
    const pieces = piecesOf(plain(first(args)), args.slice(1));
    return (pieces && identityOf(pieces)) ?? notKnown(args, call);
  },
  replace: (args, call) => {
    const [text, from, to] = args;
    // What begins with a slash is a regular expression.
    const host = plain(from);
    const isTakenOff = typeof host === "string" && !host.startsWith("/") && isHost(host);
    const stays = plain(to) === "" || isHost(plain(to));
    return isIdentity(text) && isTakenOff && stays ? text : notKnown(args, call);
  },
  trimprefix: (args, call) => {
    const [text, prefix] = args;
    return isIdentity(text) && isHost(plain(prefix)) ? text : notKnown(args, call);
  },
};

/** The parts of a text that `%s` is filled into; undefined for other patterns. */
function piecesOf(pattern: unknown, values: readonly Evaluated[]): readonly Piece[] | undefined {
  if (typeof pattern !== "string") return undefined;
  const texts = pattern.split("%s");
  if (texts.length !== values.length + 1 || texts.some((it) => it.includes("%"))) return undefined;
  return texts.flatMap((text, at) => {
    const value = values[at];
    return [...(text === "" ? [] : [text]), ...(value ? [value] : [])];
  });
}

function plain(value: Evaluated | undefined): unknown {
  const found = value && toPlain(value);
  return found && "plain" in found ? found.plain : undefined;
}

function notKnown(values: readonly Evaluated[], call: FunctionCall): Evaluated {
  for (const value of values) {
    if (value.type === "unknown") return call.unknownFrom(value);
    const found = toPlain(value);
    if ("unknown" in found) return call.unknown(found.unknown);
  }
  return call.unknown("it has no value");
}
