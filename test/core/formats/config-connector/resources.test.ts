import { describe, expect, it } from "vitest";
import { claimsFile } from "../../../../src/core/formats/config-connector/claims";
import { formatScope } from "../../../../src/core/model/resource";
import { valueAt } from "../../../../src/core/model/value";
import { manifest, onlyResource, parse, plain, topologyOf } from "./support";

describe("which files are Config Connector's", () => {
  const object = manifest("ComputeURLMap", "web");
  const namespace = (annotation: string) =>
    `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  annotations:\n    ${annotation}\n`;

  it.each<[what: string, path: string, text: string, expected: boolean]>([
    ["an object", "a/lb.yaml", object, true],
    ["an object in a .yml", "lb.yml", object, true],
    ["an object behind others", "lb.yaml", `apiVersion: v1\nkind: Service\n---\n${object}`, true],
    [
      "a list as JSON",
      "lb.json",
      '{"kind":"List","items":[{"apiVersion": "compute.cnrm.cloud.google.com/v1beta1"}]}',
      true,
    ],
    ["a quoted version", "lb.yaml", 'apiVersion: "compute.cnrm.cloud.google.com/v1beta1"\nkind: ComputeURLMap', true],
    ["a kustomization", "overlays/prod/kustomization.yaml", "resources: [../base]", true],
    ["a namespace with a project", "ns.yaml", namespace("cnrm.cloud.google.com/project-id: p"), true],
    ["a namespace without one", "ns.yaml", namespace("team: web"), false],
    ["any other manifest", "app.yaml", "apiVersion: apps/v1\nkind: Deployment", false],
    [
      "the definition of a kind",
      "crd.yaml",
      "kind: CustomResourceDefinition\nmetadata:\n  name: computeurlmaps.compute.cnrm.cloud.google.com",
      false,
    ],
    ["text that is no YAML", "notes.md", object, false],
  ])("%s", (_, path, text, expected) => {
    expect(claimsFile(path, text)).toBe(expected);
  });
});

describe("objects as resources", () => {
  it("names them by kind and name, and keeps the rest of the identity", () => {
    const it = onlyResource(
      manifest(
        "ComputeURLMap",
        "web",
        "location: us-central1\nresourceID: shop-web",
        "namespace: shop\nlabels: {team: web}\nannotations:\n  cnrm.cloud.google.com/project-id: shop-prod",
      ),
    );
    expect(it).toMatchObject({
      address: "ComputeURLMap/web",
      typeName: "ComputeURLMap",
      kind: "UrlMap",
      format: "config-connector",
      namespace: "shop",
      project: "shop-prod",
      scope: { level: "region", name: "us-central1" },
    });
    expect(plain(valueAt(it.fields, "name"))).toBe("shop-web");
    expect(plain(valueAt(it.fields, "labels"))).toEqual({ team: "web" });
  });

  it.each<[what: string, kind: string, spec: string, scope: string]>([
    ["global", "ComputeBackendService", "location: global", "global"],
    ["a region", "ComputeBackendService", "location: us-east1", "region/us-east1"],
    ["a zone", "ComputeNetworkEndpointGroup", "location: us-east1-b", "zone/us-east1-b"],
    ["a group of either, in a zone", "ComputeInstanceGroupManager", "location: us-east1-b", "zone/us-east1-b"],
    ["a group of either, in a region", "ComputeInstanceGroupManager", "location: us-east1", "region/us-east1"],
    ["a region by link", "ComputeTargetPool", "region: projects/p/regions/us-east1", "region/us-east1"],
    ["a location that is required", "ComputeBackendService", "protocol: HTTP", "unknown"],
    ["a location that is not", "ComputeTargetTCPProxy", "proxyHeader: NONE", "global"],
    ["a placeholder", "ComputeBackendService", "location: ${LOCATION?}", "unknown"],
    ["no place at all", "ComputeTargetGRPCProxy", "validateForProxyless: true", "global"],
    ["no spec at all", "ComputeSSLPolicy", "", "global"],
  ])("lives in %s", (_, kind, spec, scope) => {
    expect(formatScope(onlyResource(manifest(kind, "it", spec)).scope)).toBe(scope);
  });

  it("is called what the text says while the name has a placeholder", () => {
    const { resources } = topologyOf(manifest("ComputeURLMap", "$(ENV)-web.v1", "location: global"));
    expect(resources.map((it) => it.name)).toEqual(["$(ENV)-web.v1"]);
  });

  it("takes the name of an endpoint for its port, as Config Connector does", () => {
    const it = onlyResource(
      manifest("ComputeGlobalNetworkEndpoint", "origin", 'fqdn: a.example.com\nresourceID: "443"'),
    );
    expect(plain(it.fields)).toEqual({ fqdn: "a.example.com", port: 443 });
  });

  it("takes the project of a reference and of the namespace's object, unless two clusters disagree", () => {
    const projects = (...namespaces: string[]) =>
      parse({
        "lb.yaml": `${manifest("ComputeServiceAttachment", "a", "projectRef: {external: projects/p1}", "namespace: shop")}---
${manifest("ComputeURLMap", "b", "location: global", "namespace: shop")}`,
        ...Object.fromEntries(
          namespaces.map((project, index) => [
            `${index}/ns.yaml`,
            `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  annotations:\n    cnrm.cloud.google.com/project-id: ${project}\n`,
          ]),
        ),
      }).resources.map((it) => it.project);
    expect(projects("p2")).toEqual(["p1", "p2"]);
    expect(projects("p2", "p3")).toEqual(["p1", undefined]);
    expect(projects()).toEqual(["p1", undefined]);
  });

  it("reads the items of lists, in YAML and JSON, beside objects of other sorts", () => {
    const files = {
      "list.yaml": `kind: List\napiVersion: v1\nitems:\n- apiVersion: compute.cnrm.cloud.google.com/v1beta1\n  kind: ComputeURLMap\n  metadata: {name: one}\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: s}\n`,
      "list.json": JSON.stringify({
        kind: "List",
        items: [
          { apiVersion: "compute.cnrm.cloud.google.com/v1beta1", kind: "ComputeURLMap", metadata: { name: "two" } },
        ],
        apiVersion: "v1",
      }),
      "mixed.yaml": `apiVersion: v1\nkind: Service\nmetadata: {name: x}\n---\n${manifest("ComputeRoute", "f")}---\n${manifest("ComputeURLMap", "three")}`,
    };
    const { resources, problems } = parse(files);
    expect(problems).toEqual([]);
    expect(resources.map((it) => it.address).sort()).toEqual([
      "ComputeURLMap/one",
      "ComputeURLMap/three",
      "ComputeURLMap/two",
    ]);
  });

  it("says where an object has no name", () => {
    const text = "apiVersion: compute.cnrm.cloud.google.com/v1beta1\nkind: ComputeURLMap\nspec: {location: global}\n";
    const { resources, problems } = parse(text);
    expect(resources).toEqual([]);
    expect(problems).toMatchObject([{ code: "no-name", severity: "warning" }]);
    expect(text.slice(problems[0]?.range.start, problems[0]?.range.end)).toBe("kind: ComputeURLMap");
  });

  it("says where an object stands twice in a file, but not in two namespaces", () => {
    const web = (namespace: string) => manifest("ComputeURLMap", "web", "location: global", `namespace: ${namespace}`);
    expect(parse(`${web("a")}---\n${web("b")}`).problems).toEqual([]);
    const { resources, problems } = parse(`${web("a")}---\n${web("a")}`);
    expect(resources).toHaveLength(2);
    expect(problems).toMatchObject([
      {
        code: "duplicate-address",
        severity: "warning",
        message:
          "ComputeURLMap/web is declared in line 1 already: one of the two replaces the other. Give this one another name.",
        range: resources[1]?.headRange,
      },
    ]);
  });

  it("keeps the documents beside one that cannot be read", () => {
    const { resources, problems } = parse(
      `${manifest("ComputeURLMap", "a")}---\nkind: [\n---\n${manifest("ComputeURLMap", "b")}`,
    );
    expect(resources.map((it) => it.address)).toEqual(["ComputeURLMap/a", "ComputeURLMap/b"]);
    expect(problems.map((it) => it.code)).toContain("syntax");
  });

  it("underlines the name and keeps the comments", () => {
    const text = `# the shop\n${manifest("ComputeURLMap", "web", "location: global # everywhere")}`;
    const it = onlyResource(text);
    expect(text.slice(it.headRange.start, it.headRange.end)).toBe("name: web");
    expect(it.comments).toEqual(["# the shop", "# everywhere"]);
  });
});

describe("references between objects", () => {
  const proxy = (ref: string, namespace?: string) =>
    manifest(
      "ComputeTargetHTTPProxy",
      "front",
      `location: global\nurlMapRef: ${ref}`,
      namespace && `namespace: ${namespace}`,
    );
  const urlMap = (name: string, namespace?: string, spec = "location: global") =>
    manifest("ComputeURLMap", name, spec, namespace && `namespace: ${namespace}`);

  it.each<[what: string, files: Record<string, string>, to: string | undefined]>([
    ["in no namespace", { "a.yaml": proxy("{name: web}"), "b.yaml": urlMap("web") }, "ComputeURLMap/web"],
    [
      "in its own namespace",
      { "a.yaml": proxy("{name: web}", "shop"), "b.yaml": urlMap("web", "shop") },
      "ComputeURLMap/shop/web",
    ],
    ["not in another one", { "a.yaml": proxy("{name: web}", "shop"), "b.yaml": urlMap("web", "other") }, undefined],
    [
      "in the one it names",
      { "a.yaml": proxy("{name: web, namespace: other}", "shop"), "b.yaml": urlMap("web", "other") },
      "ComputeURLMap/other/web",
    ],
    [
      "by link and resourceID",
      {
        "a.yaml": proxy("{external: projects/p/global/urlMaps/prod-web}"),
        "b.yaml": urlMap("web", undefined, "location: global\nresourceID: prod-web"),
      },
      "ComputeURLMap/web",
    ],
    [
      "in the nearest folder",
      { "prod/a.yaml": proxy("{name: web}"), "dev/b.yaml": urlMap("web"), "prod/b.yaml": urlMap("web") },
      "prod:ComputeURLMap/web",
    ],
    [
      "by a name with a placeholder",
      { "a.yaml": proxy('{name: "${PROJECT_ID?}-web"}'), "b.yaml": urlMap("${PROJECT_ID?}-web") },
      "ComputeURLMap/${PROJECT_ID?}-web",
    ],
  ])("found %s", (_, files, to) => {
    const topology = topologyOf(files);
    const front = topology.all("TargetHttpProxy")[0];
    const [edge, ...others] = topology.out(front?.id ?? "");
    expect(others).toEqual([]);
    expect(topology.get(edge?.to ?? "")?.id).toBe(to);
    if (to === undefined) expect(topology.unresolved).toMatchObject([{ state: "outside", field: "urlMap" }]);
  });
});
