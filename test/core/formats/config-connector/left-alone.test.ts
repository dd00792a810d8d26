import { describe, expect, it } from "vitest";
import { runConstraints } from "../../../../src/core/constraints/run";
import { buildTopology } from "../../../../src/core/topology/build";
import { manifest, parse } from "./support";

describe("what is left alone", () => {
  it.each<[what: string, text: string]>([
    ["a value", manifest("ComputeURLMap", "{{ .Values.name }}")],
    ["a condition", `{{- if .Values.lb }}\n${manifest("ComputeURLMap", "web")}{{- end }}\n`],
    ["an include", manifest("ComputeURLMap", "web", '{{ include "lb.spec" . | nindent 2 }}')],
    ["words of another tool", manifest("ComputeURLMap", "{{ cookiecutter.name }}-web")],
    ["words in an item", manifest("ComputeURLMap", "web", "hostRule:\n- hosts:\n  - {{ host }}")],
    ["a value in quotes", manifest("ComputeURLMap", "web", 'location: "{{ $location }}"')],
  ])("a Helm template with %s is said to be one, once", (_, text) => {
    const { resources, problems } = parse({ "templates/lb.yaml": text });
    expect(resources).toEqual([]);
    expect(problems).toMatchObject([{ code: "template", severity: "info" }]);
  });

  it("takes braces in comments and in text for what they are", () => {
    const { resources, problems } = parse(
      `# {{ .Values.x }} in the chart\n${manifest("ComputeURLMap", "web", "description: 'a {{literal}}'")}`,
    );
    expect(resources).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  const base = manifest("ComputeBackendService", "app", "location: global\nprotocol: HTTP");
  const patch = manifest("ComputeBackendService", "app", "timeoutSec: 90");

  it.each<[what: string, kustomization: string]>([
    ["patches", "resources: [../base]\npatches:\n- path: timeout.yaml\n"],
    ["patchesStrategicMerge", "resources: [../base]\npatchesStrategicMerge:\n- ./timeout.yaml\n"],
  ])("a patch listed under %s is no object", (_, kustomization) => {
    const { resources, problems } = parse({
      "k/base/app.yaml": base,
      "k/base/kustomization.yaml": "resources: [app.yaml]\n",
      "k/prod/kustomization.yaml": kustomization,
      "k/prod/timeout.yaml": patch,
    });
    expect(resources.map((it) => it.range.file)).toEqual(["k/base/app.yaml"]);
    expect(problems).toMatchObject([
      { code: "overlay", severity: "info", range: { file: "k/prod/kustomization.yaml" } },
      { code: "patch", severity: "info", range: { file: "k/prod/timeout.yaml" } },
    ]);
  });

  it("a patch with a directive is one without a kustomization, too", () => {
    const { resources, problems } = parse(`${manifest("ComputeURLMap", "web")}$patch: delete\n`);
    expect(resources).toEqual([]);
    expect(problems).toMatchObject([{ code: "patch", severity: "info" }]);
  });

  it("a kustomization of something else is none of our business", () => {
    expect(parse({ "app/kustomization.yaml": "resources: [deployment.yaml]\nnamePrefix: x-\n" }).problems).toEqual([]);
  });
});

describe("comments that silence rules", () => {
  const rule = "health-check-required";
  const service = (spec: string, above = "") => `${above}${manifest("ComputeBackendService", "app", spec)}`;
  const findings = (text: string) => {
    const { resources, suppressions, declares } = parse(text);
    const topology = buildTopology(resources, declares ? { declares } : {});
    return runConstraints(topology, { rules: {}, suppressions }).findings.filter((it) => it.rule === rule).length;
  };
  const spec =
    "location: global\nloadBalancingScheme: EXTERNAL_MANAGED\nprotocol: HTTP\nbackend:\n- group: {instanceGroupRef: {name: g}}";
  const group = `---\n${manifest("ComputeInstanceGroup", "g", "zone: us-east1-b")}`;

  it.each<[where: string, text: string, count: number]>([
    ["nowhere", service(spec) + group, 1],
    ["above the document", service(spec, `# lb-topology:ignore ${rule} tested elsewhere\n`) + group, 0],
    ["above the document's marker", `# lb-topology:ignore ${rule}\n---\n${service(spec)}${group}`, 0],
    [
      "above another document",
      `${service(spec)}---\n# lb-topology:ignore ${rule}\n${manifest("ComputeInstanceGroup", "g", "zone: us-east1-b")}`,
      1,
    ],
    ["of another rule", service(spec, "# lb-topology:ignore other-rule\n") + group, 1],
  ])("%s", (_, text, count) => {
    expect(findings(text)).toBe(count);
  });

  it.each<[where: string, text: string, covers: string]>([
    ["above a field", "spec:\n  # lb-topology:ignore a because\n  protocol: HTTP\n", "protocol: HTTP"],
    ["behind a field", "spec:\n  protocol: HTTP # lb-topology:ignore a\n", "protocol: HTTP"],
    [
      "above an item",
      "spec:\n  backend:\n  # lb-topology:ignore a\n  - balancingMode: RATE\n    maxRate: 1\n",
      "- balancingMode: RATE\n    maxRate: 1",
    ],
  ])("cover what they stand %s", (_, tail, covers) => {
    const text = `${manifest("ComputeBackendService", "app")}${tail}`;
    const [suppression] = parse(text).suppressions;
    expect(suppression?.rules).toEqual(["a"]);
    expect(text.slice(suppression?.covers.start, suppression?.covers.end)).toBe(covers);
  });
});
