/** Modules on the command line: those that lie elsewhere are read because they are called. */
import { expect, it } from "vitest";
import { folderWith, runCli } from "../support/cli";

const service = `variable "name" {}
resource "google_compute_backend_service" "this" {
  name = var.name
}
output "id" {
  value = google_compute_backend_service.this.id
}
`;
const map = (module: string) => `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = ${module}
}
`;
const call = (source: string) => `module "web" {
  source = "${source}"
  name   = "web"
}
`;

interface Graph {
  readonly nodes: readonly { readonly id: string; readonly file: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  readonly unresolved: readonly unknown[];
}

function graph(folder: string, ...paths: string[]): Graph {
  const run = runCli(["graph", ...paths, "--format", "json"], folder);
  expect(run).toMatchObject({ code: 0, err: "" });
  return JSON.parse(run.out) as Graph;
}

it("reads a module outside of the folder that is named, and what that calls", () => {
  const folder = folderWith({
    "live/app/main.tf": call("../../modules/web") + map("module.web.id"),
    "modules/web/main.tf": `variable "name" {}\n${call("../service").replace('"web"\n}', "var.name\n}")}output "id" {\n  value = module.web.id\n}\n`,
    "modules/service/main.tf": service,
    "modules/unused/main.tf": service,
  });
  const { nodes, edges, unresolved } = graph(folder, "live/app");
  expect(unresolved).toEqual([]);
  expect(nodes.map((it) => `${it.id} ${it.file}`)).toEqual([
    "google_compute_url_map.web live/app/main.tf",
    "module.web.module.web.google_compute_backend_service.this modules/service/main.tf",
  ]);
  expect(edges).toMatchObject([{ to: "module.web.module.web.google_compute_backend_service.this" }]);
});

it("reads what terraform init has downloaded, and nothing else of it", () => {
  const folder = folderWith({
    "main.tf": call("acme/web/google") + map("module.web.id"),
    ".terraform/modules/modules.json": JSON.stringify({
      Modules: [
        { Key: "", Source: "", Dir: "." },
        {
          Key: "web",
          Source: "registry.terraform.io/acme/web/google",
          Version: "1.2.3",
          Dir: ".terraform/modules/web",
        },
      ],
    }),
    ".terraform/modules/web/main.tf": service,
    ".terraform/modules/web/examples/main.tf": service,
  });
  const { nodes, unresolved } = graph(folder, ".");
  expect(unresolved).toEqual([]);
  expect(nodes.map((it) => it.id)).toEqual([
    "module.web.google_compute_backend_service.this",
    "google_compute_url_map.web",
  ]);
});
