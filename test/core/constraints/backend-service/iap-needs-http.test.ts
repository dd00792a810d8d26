import { expect, test } from "vitest";
import rule from "../../../../src/core/constraints/backend-service/iap-needs-http";
import { runConstraints } from "../../../../src/core/constraints/run";
import { configConnectorFormat } from "../../../../src/core/formats/config-connector";
import { applyTextEdits } from "../../../../src/core/model/change";
import { buildTopology } from "../../../../src/core/topology/build";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const iap = (enabled: string) => `iap {\n  enabled = ${enabled}\n}`;
const web = (protocol: string, enabled: string) =>
  service(`load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = ${protocol}\n${iap(enabled)}`);

testConstraint(rule, {
  valid: [
    { name: "HTTPS", tf: web('"HTTPS"', "true") },
    { name: "IAP that is off", tf: web('"TCP"', "false") },
    {
      name: "no protocol on a regional EXTERNAL service",
      tf: regionalService(`load_balancing_scheme = "EXTERNAL"\n${iap("true")}`),
    },
    {
      name: "HTTP on a regional EXTERNAL service",
      tf: regionalService(`load_balancing_scheme = "EXTERNAL"\nprotocol = "HTTP"\n${iap("true")}`),
    },
    { name: "a protocol that is not known", tf: `variable "p" {}\n${web("var.p", "true")}` },
    { name: "IAP that is not known", tf: `variable "on" {}\n${web('"TCP"', "var.on")}` },
  ],
  invalid: [
    {
      name: "TCP",
      tf: web('"TCP"', "«true»"),
      fixes: ["Switch Identity-Aware Proxy off"],
      fixed: web('"TCP"', "false"),
    },
    { name: "UNSPECIFIED on a regional service", tf: regionalService(`protocol = "UNSPECIFIED"\n${iap("«true»")}`) },
  ],
});

const manifest = (iap: string) => `apiVersion: compute.cnrm.cloud.google.com/v1beta1
kind: ComputeBackendService
metadata:
  name: web
spec:
  location: global
  loadBalancingScheme: EXTERNAL_MANAGED
  protocol: TCP
${iap}`;

test.each([
  ["a client by its id", "  iap:\n    oauth2ClientId: id\n", ["iap-needs-http"]],
  ["a client by reference", "  iap:\n    oauth2ClientIdRef:\n      external: id\n", ["iap-needs-http"]],
  ["no client", "  iap: {}\n", []],
])("in a manifest, %s says that IAP is on", (_name, iap, expected) => {
  const session = configConnectorFormat.open();
  const rules = () => {
    const topology = buildTopology(session.result().resources);
    const { findings } = runConstraints(topology, { rules: {}, suppressions: [] });
    return { topology, findings: findings.filter((it) => it.rule === "iap-needs-http") };
  };
  session.update("web.yaml", manifest(iap));
  const { topology, findings } = rules();
  expect(findings.map((it) => it.rule)).toEqual(expected);
  for (const { fixes } of findings) {
    const plan = session.plan(topology, fixes[0]?.changes ?? []);
    if (!plan.ok) throw new Error(plan.reason);
    expect(applyTextEdits(manifest(iap), plan.edits)).toBe(manifest(""));
  }
});
