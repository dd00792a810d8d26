/** Answers to the questions that fixes ask: whether one will do, and putting it into the changes. */
import type { Change, ChangeValue } from "../model/change";
import type { AnswerCheck } from "../model/finding";

/** What is wrong with an answer, as a sentence for the person who gave it; undefined when it will do. */
export function checkAnswer(check: AnswerCheck, answer: string): string | undefined {
  if (answer.trim() === "") return "Nothing has been entered yet.";
  if (answer !== answer.trim()) return "Leave out the blanks at the beginning and the end.";
  return checks[check](answer);
}

/** Changes in which every `{"ask": id}` with an answer is replaced by it, at any depth. */
export function fillAnswers(changes: readonly Change[], answers: Readonly<Record<string, ChangeValue>>): Change[] {
  return changes.map((change) => {
    if (change.op === "setField") return { ...change, value: filled(change.value, answers) };
    if (change.op !== "addResource") return change;
    return {
      ...change,
      fields: Object.fromEntries(Object.entries(change.fields).map(([name, value]) => [name, filled(value, answers)])),
    };
  });
}

function filled(value: ChangeValue, answers: Readonly<Record<string, ChangeValue>>): ChangeValue {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map((it) => filled(it, answers));
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === "ask" && typeof only[1] === "string" && Object.hasOwn(answers, only[1]))
    return answers[only[1]] ?? null;
  return Object.fromEntries(entries.map(([name, it]) => [name, filled(it, answers)]));
}

function isList(value: ChangeValue): value is readonly ChangeValue[] {
  return Array.isArray(value);
}

const checks: Readonly<Record<AnswerCheck, (answer: string) => string | undefined>> = {
  fqdn: checkHost,
  name: checkName,
  port: checkPort,
  region: (it) => (/^[a-z]+(?:-[a-z]+)+\d+$/.test(it) ? undefined : "A region reads like us-central1 or europe-west4."),
  zone: (it) => (/^[a-z]+(?:-[a-z]+)+\d+-[a-z]$/.test(it) ? undefined : "A zone reads like us-central1-a."),
  project: checkProject,
  bucket: checkBucket,
  network: (it) =>
    /^projects\/[^/\s]+\/(?:global|regions\/[^/\s]+)\/(?:sub)?networks\/[^/\s]+$/.test(it) ? undefined : checkName(it),
};

/** A fully qualified host name by RFC 1123: labels of letters, digits and inner hyphens, two at least, 253 characters at most. */
function checkHost(host: string): string | undefined {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(host);
  if (scheme) return `Leave out ${scheme[0]}: only the host name is wanted.`;
  if (/^\d{1,3}(\.\d{1,3}){3}(:\d+)?$/.test(host) || /^\[?[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*\]?$/i.test(host))
    return "That is an IP address; a host name such as origin.example.com is wanted.";
  if (/[/?#]/.test(host)) return "Leave out the path: only the host name is wanted.";
  if (host.includes("@")) return "Leave out the user name: only the host name is wanted.";
  if (/:\d*$/.test(host)) return "Leave out the port: it is a field of its own.";
  if (/\s/.test(host)) return "A host name has no blanks.";
  if (host.startsWith("*")) return "A wildcard names no single host; enter one host name.";
  if (/[^.]\.$/.test(host)) return "Leave out the dot at the end.";
  if (host.length > 253) return `A host name has 253 characters at most; this one has ${host.length}.`;
  const labels = host.split(".");
  for (const label of labels) {
    if (label === "") return "There is a dot too many.";
    if (label.length > 63)
      return `Each part between dots has 63 characters at most; "${label.slice(0, 12)}…" has ${label.length}.`;
    if (/[^\x21-\x7e]/.test(label)) return `"${label}" has letters beyond ASCII; enter its ASCII form (xn--…).`;
    const wrong = /[^A-Za-z0-9-]/.exec(label);
    if (wrong) return `A host name consists of letters, digits, hyphens and dots; "${wrong[0]}" is none of these.`;
    if (label.startsWith("-") || label.endsWith("-")) return `"${label}" must not begin or end with a hyphen.`;
  }
  if (labels.length < 2) return "Enter the full name with its domain, such as origin.example.com.";
  if (/^\d+$/.test(labels.at(-1) ?? "")) return "The last part of a host name cannot be a number.";
  return undefined;
}

/** The name of a Compute Engine resource: RFC 1035. */
function checkName(name: string): string | undefined {
  if (name.length > 63) return `A name has 63 characters at most; this one has ${name.length}.`;
  if (!/^[a-z]/.test(name)) return "A name begins with a lower-case letter.";
  const wrong = /[^a-z0-9-]/.exec(name);
  if (wrong) return `A name consists of lower-case letters, digits and hyphens; "${wrong[0]}" is none of these.`;
  if (name.endsWith("-")) return "A name must not end with a hyphen.";
  return undefined;
}

/** The id of a project: 6 to 30 characters, or longer with the domain of an organization in front. */
function checkProject(project: string): string | undefined {
  const id = project.slice(project.lastIndexOf(":") + 1);
  if (/^\d+$/.test(id)) return "Enter the project's id, not its number.";
  if (!/^[a-z][a-z0-9-]*[a-z0-9]$/.test(id))
    return "A project id consists of lower-case letters, digits and hyphens, and begins with a letter.";
  return id.length >= 6 && id.length <= 30 ? undefined : "A project id has 6 to 30 characters.";
}

/** https://docs.cloud.google.com/storage/docs/buckets#naming */
function checkBucket(bucket: string): string | undefined {
  const scheme = /^[a-z]+:\/\//i.exec(bucket);
  if (scheme) return `Leave out ${scheme[0]}: only the bucket's name is wanted.`;
  if (!/^[a-z0-9][a-z0-9._-]*[a-z0-9]$/.test(bucket))
    return "A bucket's name consists of lower-case letters, digits, hyphens, underscores and dots, with a letter or digit at each end.";
  const limit = bucket.includes(".") ? 222 : 63;
  return bucket.length >= 3 && bucket.length <= limit ? undefined : `A bucket's name has 3 to ${limit} characters.`;
}

function checkPort(port: string): string | undefined {
  if (!/^\d+$/.test(port)) return "A port is a number from 1 to 65535.";
  const number = Number(port);
  return number >= 1 && number <= 65535 ? undefined : `${port} is no port: they go from 1 to 65535.`;
}
