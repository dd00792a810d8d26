/** `new`: a load balancer from nothing, printed or written. */
import { describe, expect, it } from "vitest";
import { folderWith, readText, runCli } from "../support/cli";

const ALB = ["new", "global-external-alb", "--answer", "domain=www.example.com"];
const RUN = [...ALB, "--answer", "service=shop"];

describe("new", () => {
  it.each([
    ["terraform", /^resource "google_compute_global_address" "web" \{\n/],
    ["terraform-json", /^\{\n {2}"resource": \{\n/],
    ["config-connector", /^apiVersion: compute\.cnrm\.cloud\.google\.com\/v1beta1\nkind: ComputeAddress\n/],
  ])("prints %s", (format, begin) => {
    const run = runCli([...RUN, "--answer", "project=my-project", "--format", format], folderWith({}));
    expect(run.code).toBe(0);
    expect(run.out).toMatch(begin);
    expect(run.err).toMatch(/^Left to do: Let www\.example\.com lead to the reserved address/);
  });

  it("writes a file that lint has nothing against", () => {
    const folder = folderWith({});
    const run = runCli([...RUN, "--file", "lb.tf"], folder);
    expect(run.code).toBe(0);
    expect(run.out).toBe("");
    expect(run.err).toMatch(/^lb\.tf: \d+ resources written\n/);
    expect(runCli(["lint", "."], folder)).toMatchObject({ code: 0, out: expect.stringContaining("0 errors") });
  });

  it("goes on at the end of a file, with what is there", () => {
    const main = `resource "google_compute_network" "main" {
  name                    = "main"
  auto_create_subnetworks = false
}
`;
    const folder = folderWith({ "main.tf": main });
    expect(runCli(["new", "internal-passthrough-nlb", "--file", "main.tf"], folder).code).toBe(0);
    const text = readText(folder, "main.tf");
    expect(text.startsWith(main)).toBe(true);
    expect(text).toContain("network               = google_compute_network.main.id");
  });

  it.each([
    [["new"], /which load balancer\? there are global-external-alb, /],
    [["new", "classic-alb"], /no load balancer "classic-alb"; there are global-external-alb/],
    [["new", "global-external-alb"], /--answer domain=… is missing: Host name that clients use.*www\.example\.com/],
    [[...ALB], /--answer service=… is missing: Cloud Run service/],
    [[...RUN, "--answer", "colour=red"], /--answer colour: the answers are name, /],
    [[...RUN, "--answer", "name=Web"], /--answer name=Web: A name begins with a lower-case letter/],
    [[...RUN, "--file", "lb.txt"], /lb\.txt: name it \.tf, \.tf\.json or \.yaml/],
    [[...RUN, "--file", "lb.tf", "--format", "config-connector"], /lb\.tf: that is no name for config-connector/],
    [[...RUN, "--file", "values.yaml", "--answer", "project=my-project"], /values\.yaml: is there already/],
    [[...RUN, "--file", "nowhere/lb.tf"], /nowhere: no such folder/],
  ])("refuses %j", (args, why) => {
    const folder = folderWith({ "values.yaml": "replicas: 1\n" });
    const run = runCli(args, folder);
    expect(run.code).toBe(2);
    expect(run.err).toMatch(why);
    expect(readText(folder, "values.yaml")).toBe("replicas: 1\n");
  });
});
