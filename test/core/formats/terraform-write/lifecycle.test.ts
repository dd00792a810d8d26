import type { Change } from "../../../../src/core/model/change";
import { testChanges } from "../../../support/test-change";

const resource = "google_compute_url_map.web";
const set = (field: string, value: boolean): Change[] => [
  { op: "setField", resource, field: `lifecycle.${field}`, value },
];

testChanges("the lifecycle block", [
  {
    name: "is made at the end",
    before: 'resource "google_compute_url_map" "web" {\n  name = "web"\n}\n',
    changes: set("createBeforeDestroy", true),
    after:
      'resource "google_compute_url_map" "web" {\n  name = "web"\n\n  lifecycle {\n    create_before_destroy = true\n  }\n}\n',
  },
  {
    name: "is added to where it is there",
    before:
      'resource "google_compute_url_map" "web" {\n  lifecycle {\n    ignore_changes = [tests] # by hand\n  }\n}\n',
    changes: set("createBeforeDestroy", true),
    after:
      'resource "google_compute_url_map" "web" {\n  lifecycle {\n    create_before_destroy = true\n    ignore_changes        = [tests] # by hand\n  }\n}\n',
  },
  {
    name: "is changed",
    before: 'resource "google_compute_url_map" "web" {\n  lifecycle {\n    create_before_destroy = false\n  }\n}\n',
    changes: set("createBeforeDestroy", true),
    after: 'resource "google_compute_url_map" "web" {\n  lifecycle {\n    create_before_destroy = true\n  }\n}\n',
  },
  {
    name: "stays where it says so already",
    before: 'resource "google_compute_url_map" "web" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n',
    changes: set("preventDestroy", true),
    after: 'resource "google_compute_url_map" "web" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n',
  },
  {
    name: "goes",
    before:
      'resource "google_compute_url_map" "web" {\n  name = "web"\n\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n',
    changes: [{ op: "removeField", resource, field: "lifecycle" }],
    after: 'resource "google_compute_url_map" "web" {\n  name = "web"\n}\n',
  },
]);
