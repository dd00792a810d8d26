/** `formatdate`, `timeadd` and `timecmp`. https://developer.hashicorp.com/terraform/language/functions/formatdate */
import { FunctionError, type PureFunction } from "../function";
import { pure, text } from "./signature";
import { localDate, offsetText, readDuration, readTimestamp, type Timestamp, timestampText } from "./timestamps";

export const dates: { readonly [name: string]: PureFunction } = {
  formatdate: pure([text, text], (pattern, value) => formatDate(pattern, readTimestamp(value))),
  timeadd: pure([text, text], (value, duration) => {
    const start = readTimestamp(value);
    return timestampText({ ...start, nanoseconds: start.nanoseconds + readDuration(duration) });
  }),
  timecmp: pure([text, text], (left, right) => {
    const difference = readTimestamp(left).nanoseconds - readTimestamp(right).nanoseconds;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }),
};

const months = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

type Field = (date: Date, timestamp: Timestamp) => string | number;

const two = (value: number) => String(value).padStart(2, "0");
const half = (date: Date) => date.getUTCHours() % 12 || 12;
const noon = (date: Date) => (date.getUTCHours() < 12 ? "AM" : "PM");
const zone = ({ offset }: Timestamp, utc: string, separator: string) =>
  offset === 0 ? utc : offsetText(offset, separator);

const fields: { readonly [name: string]: Field } = {
  YYYY: (date) => String(date.getUTCFullYear()).padStart(4, "0"),
  YY: (date) => two(date.getUTCFullYear() % 100),
  MMMM: (date) => months[date.getUTCMonth()] ?? "",
  MMM: (date) => months[date.getUTCMonth()]?.slice(0, 3) ?? "",
  MM: (date) => two(date.getUTCMonth() + 1),
  M: (date) => date.getUTCMonth() + 1,
  DD: (date) => two(date.getUTCDate()),
  D: (date) => date.getUTCDate(),
  EEEE: (date) => days[date.getUTCDay()] ?? "",
  EEE: (date) => days[date.getUTCDay()]?.slice(0, 3) ?? "",
  hh: (date) => two(date.getUTCHours()),
  h: (date) => date.getUTCHours(),
  HH: (date) => two(half(date)),
  H: half,
  AA: noon,
  aa: (date) => noon(date).toLowerCase(),
  mm: (date) => two(date.getUTCMinutes()),
  m: (date) => date.getUTCMinutes(),
  ss: (date) => two(date.getUTCSeconds()),
  s: (date) => date.getUTCSeconds(),
  ZZZZZ: (_, { offset }) => offsetText(offset, ":"),
  ZZZZ: (_, { offset }) => offsetText(offset, ""),
  ZZZ: (_, timestamp) => zone(timestamp, "UTC", ""),
  Z: (_, timestamp) => zone(timestamp, "Z", ":"),
};

/** Runs of one letter are fields, text between quotes stands for itself, and so does everything that is no letter. */
function formatDate(pattern: string, timestamp: Timestamp): string {
  const date = localDate(timestamp);
  return pattern.replace(/''|'((?:[^']|'')*)('?)|([a-zA-Z])\3*/gu, (run: string, quoted?: string, end?: string) => {
    if (run === "''") return "'";
    if (quoted !== undefined) {
      if (!end) throw new FunctionError("the format does not end its quote");
      return quoted.replaceAll("''", "'");
    }
    const field = Object.hasOwn(fields, run) ? fields[run] : undefined;
    if (!field) throw new FunctionError(`the format has an unknown field "${run}"`);
    return String(field(date, timestamp));
  });
}
