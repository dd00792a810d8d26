import rule from "../../../../src/core/constraints/url-map/match-rule-exclusive";
import { testConstraint } from "../../../support/test-constraint";
import { block, routeRule, withMatcher } from "./maps";

const match = (...lines: string[]) => withMatcher(routeRule(lines.join("\n")));
const header = (body: string) => match('prefix_match = "/"', block("header_matches", `header_name = "x-a"\n${body}`));
const query = (body: string) => match('prefix_match = "/"', block("query_parameter_matches", `name = "q"\n${body}`));

testConstraint(rule, {
  valid: [
    {
      name: "one of each",
      tf: match(
        'prefix_match = "/a"',
        "ignore_case = true",
        block("header_matches", 'header_name = "x-a"\nexact_match = "1"\ninvert_match = true'),
      ),
    },
    { name: "a full path may be compared without case", tf: match('full_path_match = "/a"', "ignore_case = true") },
    { name: "false and empty are none", tf: header('exact_match = "1"\npresent_match = false\nprefix_match = ""') },
    { name: "ignoreCase false", tf: match('regex_match = "/a"', "ignore_case = false") },
    { name: "one that may be none", tf: `variable "p" {}\n${match('prefix_match = "/a"', "full_path_match = var.p")}` },
  ],
  invalid: [
    {
      name: "two ways to compare the path",
      tf: match('prefix_match = "/a"', 'full_path_match = «"/b"»'),
      message:
        "prefixMatch and fullPathMatch exclude each other: the path is compared in one way only, and the API refuses the rule. Keep one.",
      fixes: ["Split into match rules of which any one is enough", "Keep prefixMatch", "Keep fullPathMatch"],
      fixed: match('prefix_match = "/a"').replace(
        /( +)match_rules \{\n.*\n +\}\n/,
        (text, blanks: string) => `${text}${blanks}match_rules {\n${blanks}  full_path_match = "/b"\n${blanks}}\n`,
      ),
    },
    {
      name: "two, with a header to go with each",
      tf: match(
        'prefix_match = "/a"',
        'path_template_match = «"/b/*"»',
        block("header_matches", 'header_name = "x-a"\nexact_match = "1"'),
      ),
    },
    {
      name: "what a variable says stays where it is",
      tf: `locals {\n  p = "/a"\n}\n${match("prefix_match = local.p", 'full_path_match = «"/b"»')}`,
      fixes: ["Keep prefixMatch", "Keep fullPathMatch"],
    },
    {
      name: "two ways to compare a header",
      tf: header('exact_match = "1"\nprefix_match = «"1"»'),
      fixes: ["Keep exactMatch", "Keep prefixMatch"],
      fixed: header('exact_match = "1"'),
    },
    {
      name: "presence and a range",
      tf: header("present_match = «true»\nrange_match {\n  range_start = 1\n  range_end = 2\n}"),
    },
    {
      name: "presence and value of a parameter",
      tf: query('exact_match = "1"\npresent_match = «true»'),
      fixed: query('exact_match = "1"'),
    },
    {
      name: "letter case of a regular expression",
      tf: match('regex_match = "/a"', "ignore_case = «true»"),
      fixes: ["Remove ignoreCase"],
      fixed: match('regex_match = "/a"'),
    },
  ],
});
