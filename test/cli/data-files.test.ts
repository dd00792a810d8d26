/** What a configuration reads beside its own files: chosen files of variables, templates. */
import { expect, it } from "vitest";
import { folderWith, runCli } from "../support/cli";

const folder = () =>
  folderWith({
    "infra/main.tf": `variable "protocol" {
  default = "HTTP"
}

resource "google_compute_backend_service" "web" {
  name        = "web"
  protocol    = var.protocol
  description = templatefile("\${path.module}/about.tftpl", { words = ["a", "b"] })
}
`,
    "infra/about.tftpl": "%{ for word in words }<$" + "{word}>%{ endfor }",
    "infra/envs/prod.tfvars": 'protocol = "HTTPS"\n',
  });

const valuesOf = (args: readonly string[]) => {
  const { out } = runCli(["graph", "infra", "--values", "--format", "json", ...args], folder());
  return JSON.parse(out).nodes[0].values;
};

it("reads templates, and variables where --var-file says", () => {
  expect(valuesOf([])).toMatchObject({ protocol: "HTTP", description: "<a><b>" });
  expect(valuesOf(["--var-file", "envs/prod.tfvars"])).toMatchObject({ protocol: "HTTPS" });
});

it("says so when a file of variables is not there", () => {
  const { code, err } = runCli(["lint", "infra", "--var-file", "envs/none.tfvars"], folder());
  expect(code).toBe(2);
  expect(err).toBe("lb-topology: envs/none.tfvars: no such file beside any root module\n");
});
