import { describe, expect, test } from "vitest";
import { read } from "./support";

const cycles = (tf: string) =>
  read(tf)
    .problems.filter((it) => it.code === "cycle")
    .map((it) => it.message);

describe("cycles", () => {
  test.each([
    {
      name: "a variable that its own validation checks",
      tf:
        'variable "a" {\n  validation {\n    condition     = var.a != ""\n    error_message = "Not $' +
        '{var.a}."\n  }\n}\n',
    },
    {
      name: "validations that check two variables against each other",
      tf: ["a", "b"]
        .map(
          (it) =>
            `variable "${it}" {\n  validation {\n    condition     = var.a != var.b\n    error_message = "No."\n  }\n}\n`,
        )
        .join(""),
    },
    {
      name: "a condition on the resource itself",
      tf: 'resource "google_compute_health_check" "a" {\n  lifecycle {\n    postcondition {\n      condition     = self.name != ""\n      error_message = "No."\n    }\n  }\n}\n',
    },
  ])("allows $name", ({ tf }) => {
    expect(cycles(tf)).toEqual([]);
  });

  test.each([
    { name: "a local value made of itself", tf: "locals {\n  a = local.a\n}\n", count: 1 },
    {
      name: "two local values made of each other",
      tf: "locals {\n  a = local.b\n  b = [local.a]\n}\n",
      count: 1,
    },
    {
      name: "resources that refer to each other",
      tf: 'resource "google_compute_health_check" "a" {\n  description = google_compute_health_check.b.name\n}\nresource "google_compute_health_check" "b" {\n  description = google_compute_health_check.a.name\n}\n',
      count: 1,
    },
  ])("reports $name", ({ tf, count }) => {
    expect(cycles(tf)).toHaveLength(count);
  });
});
