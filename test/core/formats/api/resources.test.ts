/** What the API's objects say: kinds, places, names, fields, links, in every way in which they are printed. */
import { describe, expect, it } from "vitest";
import { formatScope } from "../../../../src/core/model/resource";
import { scalarOf } from "../../../../src/core/model/value";
import { onlyResource, parse, plain, topologyOf, url } from "./support";

const summary = (files: Parameters<typeof parse>[0]) =>
  parse(files).resources.map((it) => `${it.kind} ${it.address} ${formatScope(it.scope)} ${it.project ?? "?"}`);

describe("objects", () => {
  it.each<[string, string, readonly string[]]>([
    ["one, by its kind", "kind: compute#urlMap\nname: web\n", ["UrlMap global/urlMaps/web global ?"]],
    [
      "one, by its self-link",
      `name: web\nregion: ${url}/regions/r1\nselfLink: ${url}/regions/r1/urlMaps/web\n`,
      ["UrlMap projects/shop/regions/r1/urlMaps/web region/r1 shop"],
    ],
    [
      "an export, by its shape",
      `defaultService: ${url}/global/backendServices/web\nname: web\n`,
      ["UrlMap global/urlMaps/web global ?"],
    ],
    [
      "a regional export",
      `name: web\nprotocol: HTTP\nregion: regions/r1\nbackends:\n- group: zones/z-a/networkEndpointGroups/n\n`,
      ["BackendService regions/r1/backendServices/web region/r1 ?"],
    ],
    [
      "several documents",
      `---\nkind: compute#healthCheck\nname: a\ntype: TCP\n---\nkind: compute#httpHealthCheck\nname: b\n---\nkind: compute#network\nname: c\n`,
      [
        "HealthCheck global/healthChecks/a global ?",
        "HealthCheck global/httpHealthChecks/b global ?",
        "Network global/networks/c global ?",
      ],
    ],
    [
      "a list of gcloud",
      `- kind: compute#networkEndpointGroup\n  name: n\n  zone: ${url}/zones/z-a\n- kind: compute#sslPolicy\n  name: s\n`,
      ["NetworkEndpointGroup zones/z-a/networkEndpointGroups/n zone/z-a ?", "SslPolicy global/sslPolicies/s global ?"],
    ],
    [
      "a list of the REST API",
      `kind: compute#urlMapList\nid: projects/shop/global/urlMaps\nitems:\n- name: web\n- name: www\nselfLink: ${url}/global/urlMaps\n`,
      ["UrlMap projects/shop/global/urlMaps/web global shop", "UrlMap projects/shop/global/urlMaps/www global shop"],
    ],
    [
      "an aggregated list",
      `kind: compute#backendServiceAggregatedList\nid: projects/shop/aggregated/backendServices\nitems:\n  global:\n    backendServices:\n    - name: a\n  regions/r1:\n    backendServices:\n    - name: b\n  regions/r2:\n    warning:\n      code: NO_RESULTS_ON_PAGE\n`,
      [
        "BackendService projects/shop/global/backendServices/a global shop",
        "BackendService projects/shop/regions/r1/backendServices/b region/r1 shop",
      ],
    ],
    [
      "Cloud Asset records",
      `- assetType: compute.googleapis.com/ForwardingRule\n  name: //compute.googleapis.com/projects/shop/regions/r1/forwardingRules/f\n  resource:\n    data:\n      name: f\n- assetType: compute.googleapis.com/Instance\n  resource:\n    data:\n      name: i\n`,
      ["ForwardingRule projects/shop/regions/r1/forwardingRules/f region/r1 shop"],
    ],
    [
      "Certificate Manager",
      `- name: projects/shop/locations/global/certificateMaps/m\n- name: projects/shop/locations/global/certificateMaps/m/certificateMapEntries/e\n- name: projects/shop/locations/r1/certificates/c\n`,
      [
        "CertificateMap projects/shop/locations/global/certificateMaps/m global shop",
        "CertificateMapEntry projects/shop/locations/global/certificateMaps/m/certificateMapEntries/e global shop",
        "Certificate projects/shop/locations/r1/certificates/c region/r1 shop",
      ],
    ],
    ["an answer of instances", "kind: compute#instanceGroupsListInstances\nitems:\n- instance: x\n", []],
    ["a list of something else", "kind: compute#diskList\nitems:\n- name: d\n", []],
  ])("%s", (_, text, expected) => {
    expect(summary(text)).toEqual(expected);
  });

  it("reads JSON lines, one broken line between", () => {
    const line = (name: string) =>
      JSON.stringify({
        name: `//compute.googleapis.com/projects/shop/global/urlMaps/${name}`,
        asset_type: "compute.googleapis.com/UrlMap",
        resource: { data: { name } },
      });
    const { resources, problems } = parse({ "assets.jsonl": `${line("a")}\n{"name": [\n${line("b")}\n` });
    expect(resources.map((it) => it.address)).toEqual([
      "projects/shop/global/urlMaps/a",
      "projects/shop/global/urlMaps/b",
    ]);
    expect(problems.length).toBeGreaterThan(0);
  });

  it("takes an object that a folder holds twice for one, and one of another folder for another", () => {
    const object = `kind: compute#urlMap\nname: web\nselfLink: ${url}/global/urlMaps/web\n`;
    expect(summary({ "a/1.yaml": object, "a/2.yaml": object, "b/1.yaml": object })).toHaveLength(2);
  });

  it("gives each item of a list its own place, head and comments", () => {
    const text = `- kind: compute#urlMap # first\n  name: a\n# about b\n- kind: compute#urlMap\n  name: b\n`;
    const { resources } = parse(text);
    expect(resources.map((it) => text.slice(it.range.start, it.range.end))).toEqual([
      "kind: compute#urlMap # first\n  name: a",
      "kind: compute#urlMap\n  name: b",
    ]);
    expect(resources.map((it) => text.slice(it.headRange.start, it.headRange.end))).toEqual(["name: a", "name: b"]);
    expect(resources.map((it) => it.comments)).toEqual([["# first"], ["# about b"]]);
  });

  it("says the type as the API has it", () => {
    const text = "- kind: compute#httpHealthCheck\n  name: a\n- name: projects/p/locations/global/certificateMaps/m\n";
    expect(parse(text).resources.map((it) => it.typeName)).toEqual([
      "compute#httpHealthCheck",
      "certificatemanager.googleapis.com/CertificateMap",
    ]);
  });

  it("tells of an object without a name", () => {
    expect(parse("kind: compute#urlMap\ndescription: x\n").problems).toMatchObject([
      { code: "no-name", severity: "warning" },
    ]);
  });
});

describe("fields", () => {
  it("are those of the tables, with links as references", () => {
    const { fields } = onlyResource(`affinityCookieTtlSec: 0
backends:
- balancingMode: UTILIZATION
  capacityScaler: 1.0
  group: ${url}/zones/z-a/instanceGroups/g
connectionDraining:
  drainingTimeoutSec: 300
enableCDN: false
fingerprint: abc=
healthChecks:
- global/healthChecks/h
kind: compute#backendService
name: web
region: ${url}/regions/r1
timeoutSec: '30'
usedBy:
- reference: ${url}/regions/r1/urlMaps/u
`);
    expect(plain(fields)).toEqual({
      affinityCookieTtlSec: 0,
      backends: [{ balancingMode: "UTILIZATION", capacityScaler: 1, group: `-> ${url}/zones/z-a/instanceGroups/g` }],
      connectionDrainingTimeoutSec: 300,
      enableCDN: false,
      fingerprint: "abc=",
      healthChecks: ["-> global/healthChecks/h"],
      kind: "compute#backendService",
      name: "web",
      region: "r1",
      timeoutSec: 30,
      usedBy: [{ reference: `${url}/regions/r1/urlMaps/u` }],
    });
  });

  it.each<[string, string, string, unknown]>([
    ["an address is no link", "kind: compute#forwardingRule\nname: f\nIPAddress: 10.0.0.1\n", "IPAddress", "10.0.0.1"],
    ["a bundle of APIs neither", "kind: compute#forwardingRule\nname: f\ntarget: all-apis\n", "target", "all-apis"],
    [
      "text that YAML takes for a number",
      "kind: compute#forwardingRule\nname: f\nportRange: 0080\n",
      "portRange",
      "0080",
    ],
    ["the protocol of a check of the older kind", "kind: compute#httpsHealthCheck\nname: h\n", "type", "HTTPS"],
    [
      "what follows from another field",
      "kind: compute#healthCheck\nname: h\ntcpHealthCheck: {port: 80}\n",
      "type",
      "TCP",
    ],
    [
      "certificates of Certificate Manager",
      "kind: compute#targetHttpsProxy\nname: p\nsslCertificates:\n- //certificatemanager.googleapis.com/projects/p/locations/global/certificates/c\n",
      "certificateManagerCertificates",
      ["-> //certificatemanager.googleapis.com/projects/p/locations/global/certificates/c"],
    ],
    [
      "zones in objects",
      `kind: compute#instanceGroupManager\nname: m\ndistributionPolicy:\n  zones:\n  - zone: ${url}/zones/z-a\n`,
      "distributionPolicyZones",
      ["z-a"],
    ],
    ["null", "kind: compute#urlMap\nname: m\ndescription: null\n", "description", undefined],
    [
      "the map of an entry",
      "- name: projects/p/locations/global/certificateMaps/m/certificateMapEntries/e\n",
      "map",
      "-> projects/p/locations/global/certificateMaps/m",
    ],
  ])("%s", (_, text, field, expected) => {
    expect(plain(onlyResource(text).fields.fields[field])).toEqual(expected);
  });
});

describe("links", () => {
  const texts = (link: string) =>
    `kind: compute#targetHttpProxy\nname: p\nselfLink: ${url}/global/targetHttpProxies/p\nurlMap: ${link}\n---\nkind: compute#urlMap\nname: web\nselfLink: ${url}/global/urlMaps/web\n`;
  it.each([
    `${url}/global/urlMaps/web`,
    "https://compute.googleapis.com/compute/beta/projects/shop/global/urlMaps/web",
    "projects/shop/global/urlMaps/web",
    "global/urlMaps/web",
  ])("%s is resolved", (link) => {
    const { edges } = topologyOf(texts(link));
    expect(edges.map((it) => [it.field, it.to])).toEqual([["urlMap", "projects/shop/global/urlMaps/web"]]);
  });

  it.each(["projects/other/global/urlMaps/web", "regions/r1/urlMaps/web", "global/urlMaps/www"])(
    "%s is another object",
    (link) => {
      const { edges, ghosts } = topologyOf(texts(link));
      expect(edges).toHaveLength(1);
      expect(ghosts.map((it) => it.id)).toEqual(edges.map((it) => it.to));
    },
  );

  it("that the server keeps of users are no edges", () => {
    const { edges } = topologyOf(
      `kind: compute#address\nname: a\nusers:\n- ${url}/global/forwardingRules/f\n---\nkind: compute#forwardingRule\nname: f\n`,
    );
    expect(edges).toEqual([]);
  });
});

describe("endpoints", () => {
  const group = (name: string) =>
    `kind: compute#networkEndpointGroup\nname: ${name}\nselfLink: ${url}/zones/z-a/networkEndpointGroups/${name}\n`;
  const endpoints = JSON.stringify([
    { networkEndpoint: { fqdn: "shop.example", port: 443 } },
    { healths: [], networkEndpoint: { ipAddress: "1.2.3.4", port: 80 } },
  ]);
  const found = (files: Readonly<Record<string, string>>) =>
    topologyOf(files)
      .resources.filter((it) => it.kind === "NetworkEndpoint")
      .map(
        (it) =>
          `${scalarOf(it.fields.fields.fqdn) ?? scalarOf(it.fields.fields.ipAddress)} ${topologyOf(files).out(it.id)[0]?.to}`,
      );
  const both = [
    "shop.example projects/shop/zones/z-a/networkEndpointGroups/web",
    "1.2.3.4 projects/shop/zones/z-a/networkEndpointGroups/web",
  ];

  it("belong to the group that the name of the file holds", () => {
    expect(found({ "negs.yaml": `${group("web")}---\n${group("web-2")}`, "web-endpoints.json": endpoints })).toEqual(
      both,
    );
  });

  it("belong to the group that the answer names", () => {
    const answer = JSON.stringify({
      kind: "compute#networkEndpointGroupsListNetworkEndpoints",
      id: "projects/shop/zones/z-a/networkEndpointGroups/web/listNetworkEndpoints",
      items: JSON.parse(endpoints),
    });
    expect(found({ "negs.yaml": `${group("web")}---\n${group("other")}`, "answer.json": answer })).toEqual(both);
  });

  it("are left out, and that is said, when it is not known", () => {
    const { resources, problems } = parse({
      "negs.yaml": `${group("web")}---\n${group("other")}`,
      "endpoints.json": endpoints,
    });
    expect(resources.map((it) => it.kind)).toEqual(["NetworkEndpointGroup", "NetworkEndpointGroup"]);
    expect(problems).toMatchObject([{ code: "no-group", severity: "info" }]);
  });
});

describe("suppressions", () => {
  it("are comments above an object, and cover it", () => {
    const text = "# lb-topology:ignore unreachable-resource kept for later\nkind: compute#urlMap\nname: web\n";
    const { suppressions, resources } = parse(text);
    expect(suppressions).toMatchObject([
      { rules: ["unreachable-resource"], reason: "kept for later", covers: resources[0]?.range },
    ]);
  });
});
