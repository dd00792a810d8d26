import { testChanges } from "../../../support/test-change";

/** A file with one service, its last member given. */
const service = (members: string) => `{
  "resource": {
    "google_compute_backend_service": {
      "web": {
        "name": "web",
        ${members}
      }
    }
  }
}
`;
const web = "google_compute_backend_service.web";
const file = (text: string) => ({ "main.tf.json": text });

testChanges("changes of Terraform's JSON", [
  {
    name: "sets a field that is there: nothing but the value",
    before: file(service('"timeout_sec":   30')),
    changes: [{ op: "setField", resource: web, field: "timeoutSec", value: 60 }],
    after: file(service('"timeout_sec":   60')),
  },
  {
    name: "puts a new field after the one that the tables list before it",
    before: file(service('"protocol": "HTTP",\n        "enable_cdn": true')),
    changes: [{ op: "setField", resource: web, field: "timeoutSec", value: 60 }],
    after: file(service('"protocol": "HTTP",\n        "timeout_sec": 60,\n        "enable_cdn": true')),
  },
  {
    name: "writes what looks like a template so that it is none",
    before: file(service('"protocol": "HTTP"')),
    changes: [{ op: "setField", resource: web, field: "description", value: 'say "${x}" at 50%{' }],
    after: file(service('"description": "say \\"$${x}\\" at 50%%{",\n        "protocol": "HTTP"')),
  },
  {
    name: "makes a list of the one block there is",
    before: file(service('"backend": {\n          "group": "a"\n        }')),
    changes: [{ op: "setField", resource: web, field: "backends[1].group", value: "b" }],
    after: file(
      service(
        '"backend": [\n          {\n            "group": "a"\n          },\n          {\n            "group": "b"\n          }\n        ]',
      ),
    ),
  },
  {
    name: "adds to a list of blocks, on one line where they are",
    before: file(service('"backend": [{ "group": "a" }]')),
    changes: [{ op: "setField", resource: web, field: "backends[1].group", value: "b" }],
    after: file(service('"backend": [{ "group": "a" }, {"group": "b"}]')),
  },
  {
    name: "makes the blocks on the way: lists for what there may be more of, objects for the rest",
    before: file(service('"protocol": "HTTP"')),
    changes: [
      { op: "setField", resource: web, field: "backends[0].group", value: "a" },
      { op: "setField", resource: web, field: "logConfig.enable", value: true },
    ],
    after: file(
      service(
        '"protocol": "HTTP",\n        "backend": [\n          {\n            "group": "a"\n          }\n        ],\n        "log_config": {\n          "enable": true\n        }',
      ),
    ),
  },
  {
    name: "removes the last field with the comma before it",
    before: file(service('"protocol": "HTTP",\n        "timeout_sec": 30')),
    changes: [{ op: "removeField", resource: web, field: "timeoutSec" }],
    after: file(service('"protocol": "HTTP"')),
  },
  {
    name: "removes a block that is left empty, but not one with a comment in it",
    before: file(service('"log_config": {"enable": true},\n        "iap": {"//": "kept", "oauth2_client_id": "x"}')),
    changes: [
      { op: "removeField", resource: web, field: "logConfig.enable" },
      { op: "removeField", resource: web, field: "iap.oauth2ClientId" },
    ],
    after: file(service('"iap": {"//": "kept"}')),
  },
  {
    name: "removes one item of a list, and the member with the last one",
    before: file(service('"backend": [{"group": "a"}, {"group": "b"}],\n        "custom_request_headers": ["X: 1"]')),
    changes: [
      { op: "removeField", resource: web, field: "backends[0]" },
      { op: "removeField", resource: web, field: "customRequestHeaders[0]" },
    ],
    after: file(service('"backend": [{"group": "b"}]')),
    again: true,
  },
  {
    name: "changes a local that nothing else reads, in the file where it stands",
    before: { ...file(service('"protocol": "${local.protocol}"')), "locals.tf": 'locals {\n  protocol = "HTTP"\n}\n' },
    changes: [{ op: "setField", resource: web, field: "protocol", value: "HTTPS" }],
    after: { "locals.tf": 'locals {\n  protocol = "HTTPS"\n}\n' },
  },
  {
    name: "replaces a value that differs from an expression",
    before: file(
      `${service('"protocol": "${var.protocol}"').trimEnd().slice(0, -1).trimEnd()},\n  "variable": {"protocol": {}}\n}\n`,
    ),
    changes: [{ op: "setField", resource: web, field: "protocol", value: "HTTPS" }],
    after: file(
      `${service('"protocol": "HTTPS"').trimEnd().slice(0, -1).trimEnd()},\n  "variable": {"protocol": {}}\n}\n`,
    ),
  },
  {
    name: "connects to a resource of the other language, and takes the edge away again",
    before: {
      ...file(service('"protocol": "HTTP"')),
      "check.tf": 'resource "google_compute_health_check" "web" {\n  name = "web"\n}\n',
    },
    changes: [{ op: "connect", from: web, to: "google_compute_health_check.web" }],
    after: file(
      service(
        '"protocol": "HTTP",\n        "health_checks": [\n          "${google_compute_health_check.web.id}"\n        ]',
      ),
    ),
  },
  {
    name: "connects from the language to a resource of the JSON",
    before: {
      ...file(service('"protocol": "HTTP"')),
      "map.tf": 'resource "google_compute_url_map" "web" {\n  name = "web"\n}\n',
    },
    changes: [{ op: "connect", from: "google_compute_url_map.web", to: web, role: "defaultService" }],
    after: {
      "map.tf":
        'resource "google_compute_url_map" "web" {\n  name            = "web"\n  default_service = google_compute_backend_service.web.id\n}\n',
    },
  },
  {
    name: "disconnects: the item of the list goes",
    before: file(
      service(
        '"backend": [\n          {"group": "a"},\n          {"group": "${google_compute_instance_group.g.id}"}\n        ]',
      ).replace('"resource": {\n', '"resource": {\n    "google_compute_instance_group": {"g": {"name": "g"}},\n'),
    ),
    changes: [{ op: "disconnect", from: web, to: "google_compute_instance_group.g" }],
    after: file(
      service('"backend": [\n          {"group": "a"}\n        ]').replace(
        '"resource": {\n',
        '"resource": {\n    "google_compute_instance_group": {"g": {"name": "g"}},\n',
      ),
    ),
  },
  {
    name: "connects to another resource: only the reference in the template changes, with its key escaped",
    before: file(
      service('"backend": [{"group": "${google_compute_instance_group.a.self_link}"}]').replace(
        '"resource": {\n',
        '"resource": {\n    "google_compute_instance_group": {"a": {"name": "a"}, "b": {"for_each": "${toset([\\"x\\"])}", "name": "b"}},\n',
      ),
    ),
    changes: [
      {
        op: "setField",
        resource: web,
        field: "backends[0].group",
        value: { ref: 'google_compute_instance_group.b["x"]' },
      },
    ],
    after: file(
      service('"backend": [{"group": "${google_compute_instance_group.b[\\"x\\"].self_link}"}]').replace(
        '"resource": {\n',
        '"resource": {\n    "google_compute_instance_group": {"a": {"name": "a"}, "b": {"for_each": "${toset([\\"x\\"])}", "name": "b"}},\n',
      ),
    ),
  },
  {
    name: "renames across both languages, in templates, references and depends_on",
    before: {
      ...file(
        service(
          '"depends_on": ["google_compute_health_check.old"],\n        "health_checks": ["${google_compute_health_check.old.id}"]',
        ),
      ),
      "check.tf":
        'resource "google_compute_health_check" "old" {\n  name = "old"\n}\n\noutput "check" {\n  value = "${google_compute_health_check.old.name}-x"\n}\n',
    },
    changes: [{ op: "rename", resource: "google_compute_health_check.old", name: "fresh" }],
    after: {
      ...file(
        service(
          '"depends_on": ["google_compute_health_check.fresh"],\n        "health_checks": ["${google_compute_health_check.fresh.id}"]',
        ),
      ),
      "check.tf":
        'resource "google_compute_health_check" "fresh" {\n  name = "old"\n}\n\noutput "check" {\n  value = "${google_compute_health_check.fresh.name}-x"\n}\n',
    },
    again: true,
  },
  {
    name: "renames a resource of the JSON: its key, and what refers to it",
    before: {
      ...file(service('"protocol": "HTTP"')),
      "out.tf": 'output "id" {\n  value = google_compute_backend_service.web.id\n}\n',
    },
    changes: [{ op: "rename", resource: web, name: "front" }],
    after: {
      ...file(service('"protocol": "HTTP"').replace('"web": {', '"front": {')),
      "out.tf": 'output "id" {\n  value = google_compute_backend_service.front.id\n}\n',
    },
    again: true,
  },
  {
    name: "adds a resource beside those of its type where the folder has JSON only",
    before: file(service('"protocol": "HTTP"')),
    changes: [
      { op: "addResource", kind: "BackendService", name: "more", scope: "global", fields: { protocol: "HTTP" } },
    ],
    after: file(
      service('"protocol": "HTTP"').replace(
        "\n      }\n    }\n  }\n",
        '\n      },\n      "more": {\n        "name": "more",\n        "protocol": "HTTP"\n      }\n    }\n  }\n',
      ),
    ),
    again: true,
  },
  {
    name: "adds a resource to the JSON file that is named",
    before: {
      "main.tf": 'resource "google_compute_url_map" "web" {\n  name = "web"\n}\n',
      "more.tf.json": '{"locals": {}}',
    },
    changes: [
      {
        op: "addResource",
        kind: "HealthCheck",
        name: "web",
        scope: "global",
        fields: { tcpHealthCheck: { port: 80 } },
        file: "more.tf.json",
      },
    ],
    after: {
      "more.tf.json":
        '{"locals": {}, "resource": {"google_compute_health_check": {"web": {"name": "web", "tcp_health_check": {"port": 80}}}}}',
    },
    again: true,
  },
  {
    name: "removes a resource with what held nothing else, and the comment that silenced rules for it",
    before: file(
      `{\n  "locals": {\n    "a": 1\n  },\n  "resource": {\n    "google_compute_backend_service": {\n      "web": {\n        "//": "lb-topology:ignore all for now",\n        "name": "web"\n      }\n    }\n  }\n}\n`,
    ),
    changes: [{ op: "removeResource", resource: web }],
    after: file('{\n  "locals": {\n    "a": 1\n  }\n}\n'),
    again: true,
  },
  {
    name: "refuses to remove what the JSON still refers to",
    before: {
      ...file(service('"health_checks": ["${google_compute_health_check.web.id}"]')),
      "check.tf": 'resource "google_compute_health_check" "web" {\n  name = "web"\n}\n',
    },
    changes: [{ op: "removeResource", resource: "google_compute_health_check.web" }],
    refused:
      "google_compute_health_check.web cannot be removed while it is referred to by google_compute_backend_service.web (main.tf.json line 6).",
  },
  {
    name: "refuses what a dynamic block generates",
    before: file(service('"dynamic": {"backend": {"for_each": ["a"], "content": {"group": "${backend.value}"}}}')),
    changes: [{ op: "setField", resource: web, field: "backends[0].group", value: "b" }],
    refused: `backends[0] of ${web} comes from a dynamic block; edit what it is generated from.`,
  },
  {
    name: "refuses a block with a syntax error",
    before: file(service('"protocol": "HTTP" "timeout_sec": 30')),
    changes: [{ op: "setField", resource: web, field: "timeoutSec", value: 60 }],
    refused: `${web} has a syntax error, which must be put right first: A "," is missing before this.`,
  },
]);
