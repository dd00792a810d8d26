/** Changes of one instance: of `count`, of `for_each`, or of a module that is called several times. */
import { testChanges } from "../../../support/test-change";

const NEG = "google_compute_region_network_endpoint_group.n";
const SERVICE = "google_compute_backend_service.s";

const neg = `resource "google_compute_region_network_endpoint_group" "n" {
  for_each = toset(["a", "b"])
  name     = each.key
  region   = "europe-west1"
}
`;

const service = (lines: string, repeated = '  for_each = toset(["a", "b"])\n') =>
  `resource "google_compute_backend_service" "s" {
${repeated}  name     = "s"
${lines}}
`;

testChanges("one instance", [
  {
    name: "what the block itself says is edited for all",
    before: service('  protocol = "HTTP"\n'),
    changes: [{ op: "setField", resource: `${SERVICE}["b"]`, field: "protocol", value: "HTTPS" }],
    after: service('  protocol = "HTTPS"\n'),
  },
  {
    name: "the same change of every instance edits once",
    before: service(""),
    changes: ["a", "b"].map((it) => ({
      op: "setField" as const,
      resource: `${SERVICE}["${it}"]`,
      field: "protocol",
      value: "HTTPS",
    })),
    after: service('  protocol = "HTTPS"\n'),
  },
  {
    name: "what comes from each.value is refused at its place",
    before: service("  protocol = each.value\n"),
    changes: [{ op: "setField", resource: `${SERVICE}["b"]`, field: "protocol", value: "HTTPS" }],
    refused: `protocol of ${SERVICE}["b"] differs from instance to instance (each.value); edit what it is made from.`,
    at: "each.value",
  },
  {
    name: "instances that are made alike are connected one by one",
    before: neg + service(""),
    changes: [{ op: "connect", from: `${SERVICE}["a"]`, to: `${NEG}["a"]` }],
    after: neg + service(`\n  backend {\n    group = ${NEG}[each.key].id\n  }\n`),
  },
  {
    name: "what is not repeated names the instance",
    before: neg + service("", ""),
    changes: [{ op: "connect", from: SERVICE, to: `${NEG}["a"]` }],
    after: neg + service(`\n  backend {\n    group = ${NEG}["a"].id\n  }\n`, ""),
  },
  {
    name: "a connection by the common key is there already",
    before: neg + service(`\n  backend {\n    group = ${NEG}[each.key].id\n  }\n`),
    changes: [{ op: "connect", from: `${SERVICE}["b"]`, to: `${NEG}["b"]` }],
    after: "unchanged",
  },
  {
    name: "removing the connection of one removes that of all",
    before: neg + service(`\n  backend {\n    group = ${NEG}[each.key].id\n  }\n`),
    changes: [{ op: "disconnect", from: `${SERVICE}["b"]`, to: `${NEG}["b"]` }],
    after: neg + service(""),
  },
  {
    name: "rename gives the block, which all share, another label",
    before: neg + service(`\n  backend {\n    group = ${NEG}[each.key].id\n  }\n`),
    changes: [{ op: "rename", resource: `${NEG}["a"]`, name: "groups" }],
    after:
      neg.replace('"n"', '"groups"') +
      service(`\n  backend {\n    group = ${NEG.replace(/n$/, "groups")}[each.key].id\n  }\n`),
    again: true,
  },
  {
    name: "removing one of several is refused",
    before: neg,
    changes: [{ op: "removeResource", resource: `${NEG}["a"]` }],
    refused: `${NEG}["a"] comes from a block that makes ${NEG}["b"] as well; take it out of what the block is repeated for.`,
  },
  {
    name: "removing all of them removes the block",
    before: `${neg}\nlocals {}\n`,
    changes: ["a", "b"].map((it) => ({ op: "removeResource" as const, resource: `${NEG}["${it}"]` })),
    after: "locals {}\n",
    again: true,
  },
]);

const inner = (lines = "") => `variable "protocol" {}

resource "google_compute_region_network_endpoint_group" "n" {
  name   = "n"
  region = "europe-west1"
}

resource "google_compute_backend_service" "s" {
  name     = "s"
  protocol = var.protocol
  port_name = "http"
${lines}}
`;

const calls = `module "one" {
  source   = "./m"
  protocol = "HTTP"
}

module "two" {
  source   = "./m"
  protocol = "HTTP"
}

resource "google_compute_url_map" "u" {
  name = "u"
}
`;

const files = (lines?: string) => ({ "main.tf": calls, "m/main.tf": inner(lines) });

testChanges("in a module that is called twice", [
  {
    name: "what the block itself says is edited for both",
    before: files(),
    changes: [{ op: "setField", resource: `module.two.${SERVICE}`, field: "portName", value: "https" }],
    after: { "m/main.tf": inner().replace('"http"', '"https"') },
  },
  {
    name: "what the call says is refused at its place in the call",
    before: files(),
    changes: [{ op: "setField", resource: `module.two.${SERVICE}`, field: "protocol", value: "HTTPS" }],
    refused: `protocol of module.two.${SERVICE} comes from var.protocol, which module.two sets; edit it there.`,
    at: 'protocol = "HTTP"\n}\n\nresource',
  },
  {
    name: "references are written as the module's own text has them",
    before: files(),
    changes: [{ op: "connect", from: `module.one.${SERVICE}`, to: `module.one.${NEG}` }],
    after: { "m/main.tf": inner(`\n  backend {\n    group = ${NEG}.id\n  }\n`) },
  },
  {
    name: "a reference to the other call is refused",
    before: files(),
    changes: [{ op: "connect", from: `module.one.${SERVICE}`, to: `module.two.${NEG}` }],
    refused: `module.two.${NEG} is in another Terraform module than module.one.${SERVICE}; pass it there through an output and a variable.`,
  },
  {
    name: "a reference from outside is refused",
    before: files(),
    changes: [
      {
        op: "setField",
        resource: "google_compute_url_map.u",
        field: "defaultService",
        value: { ref: `module.one.${SERVICE}` },
      },
    ],
    refused: `module.one.${SERVICE} is in another Terraform module than google_compute_url_map.u; pass it there through an output and a variable.`,
  },
  {
    name: "an address without the call stands for both",
    before: files(),
    changes: [{ op: "removeField", resource: SERVICE, field: "portName" }],
    refused: `There is no resource ${SERVICE}.`,
  },
]);
