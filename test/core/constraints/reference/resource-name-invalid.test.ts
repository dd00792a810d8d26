import rule from "../../../../src/core/constraints/reference/resource-name-invalid";
import { testConstraint } from "../../../support/test-constraint";

const map = (name: string, label = "web") => `resource "google_compute_url_map" "${label}" {
  name            = ${name}
  default_service = "projects/p/global/backendServices/web"
}
`;
const neg = (name: string) => `resource "google_compute_network_endpoint_group" "neg" {
  name    = ${name}
  zone    = "europe-west1-b"
  network = "default"
}
`;

testConstraint(rule, {
  valid: [
    { name: "a name", tf: map('"my-url-map-2"') },
    { name: "one letter", tf: map('"a"') },
    { name: "63 characters", tf: map(`"${"a".repeat(63)}"`) },
    { name: "a name that is not known", tf: `variable "n" {}\n${map("var.n")}` },
    { name: "parts that are fine", tf: `variable "n" {}\n${map(`"web-\${lower("A_B\${var.n}")}-\${var.n}"`)}` },
    { name: "a function of what is not known", tf: `variable "n" {}\n${map(`replace(var.n, "_", "-")`)}` },
    { name: "no name", tf: map("null") },
    {
      name: "a resource that is no part of a load balancer",
      tf: `resource "google_storage_bucket" "b" {\n  name     = "my_bucket.example.com"\n  location = "EU"\n}\n`,
    },
  ],
  invalid: [
    {
      name: "capitals and underscores",
      tf: map('«"My_Url_Map"»'),
      message:
        'The name "My_Url_Map" contains "_": the API accepts 1 to 63 lowercase letters, digits and hyphens, beginning with a letter and not ending in a hyphen. Choose another name.',
      fixes: ["Name it my-url-map"],
      fixed: map('"my-url-map"'),
    },
    {
      name: "capitals",
      tf: neg('«"Backends"»'),
      message:
        'The name "Backends" has capital letters: the API accepts 1 to 63 lowercase letters, digits and hyphens, beginning with a letter and not ending in a hyphen. Choose another name.',
      fixes: ["Name it backends"],
    },
    { name: "a digit first", tf: map('«"1-web"»'), fixes: ["Name it web"] },
    { name: "a hyphen last", tf: map('«"web-"»'), fixes: ["Name it web"] },
    { name: "too long", tf: map(`«"${"a".repeat(64)}"»`), fixes: [`Name it ${"a".repeat(63)}`] },
    { name: "a better name that is taken", tf: map('"web"', "other") + map('«"Web"»'), fixes: [] },
    { name: "a better name that would be none", tf: map('«"___"»'), fixes: [] },
    {
      name: "a part that cannot be right",
      tf: `variable "n" {}\n${map(`«"\${var.n}_Web"»`)}`,
      message:
        'This name will contain "_" and "W", whatever its other parts turn out to be: the API accepts lowercase letters, digits and hyphens only. Choose other characters.',
      fixes: [],
    },
  ],
});
