import { expect, test } from "vitest";
import rule from "../../../../src/core/constraints/backend-service/security-policy-scheme";
import { runConstraints } from "../../../../src/core/constraints/run";
import { apiFormat } from "../../../../src/core/formats/api";
import { buildTopology } from "../../../../src/core/topology/build";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const scheme = (value: string) => `load_balancing_scheme = "${value}"\n`;
const regional = '"projects/p/regions/europe-west1/securityPolicies/sp"';
const global = '"projects/p/global/securityPolicies/sp"';
const meshPolicy = (type: string) => `resource "google_compute_security_policy" "mesh" {
  name = "mesh"
  type = ${type}
}
`;
const toMesh = "google_compute_security_policy.mesh.id";

testConstraint(rule, {
  valid: [
    {
      name: "a managed internal service",
      tf: regionalService(`${scheme("INTERNAL_MANAGED")}security_policy = ${regional}`),
    },
    {
      name: "a passthrough external service",
      tf: regionalService(`${scheme("EXTERNAL")}security_policy = ${regional}`),
    },
    { name: "no scheme: only an explicit one is judged", tf: regionalService(`security_policy = ${regional}`) },
    { name: "no policy", tf: regionalService(`${scheme("INTERNAL")}security_policy = ""`) },
    {
      name: "a policy for services of a mesh",
      tf: `${meshPolicy('"CLOUD_ARMOR_INTERNAL_SERVICE"')}${service(`${scheme("INTERNAL_SELF_MANAGED")}protocol = "GRPC"\nsecurity_policy = ${toMesh}`)}`,
    },
    {
      name: "a policy of a type that is not known, in a mesh",
      tf: `variable "t" {}\n${meshPolicy("var.t")}${service(`${scheme("INTERNAL_SELF_MANAGED")}security_policy = ${toMesh}`)}`,
    },
    {
      name: "a policy that may be null",
      tf: `variable "p" {}\n${regionalService(`${scheme("INTERNAL")}security_policy = var.p`)}`,
    },
    {
      name: "an edge policy, global external",
      tf: service(`${scheme("EXTERNAL_MANAGED")}edge_security_policy = ${global}`),
    },
    { name: "an edge policy with the default scheme", tf: service(`edge_security_policy = ${global}`) },
  ],
  invalid: [
    {
      name: "INTERNAL",
      tf: regionalService(`${scheme("INTERNAL")}security_policy = «${regional}»`),
      message:
        "The scheme of this backend service is INTERNAL, where Cloud Armor policies are not available: the API refuses securityPolicy. Remove it.",
      fixes: ["Remove the security policy"],
      fixed: regionalService(scheme("INTERNAL")),
    },
    { name: "a service mesh", tf: service(`${scheme("INTERNAL_SELF_MANAGED")}security_policy = «${global}»`) },
    {
      name: "a service mesh with a policy for backends",
      tf: `${meshPolicy('"CLOUD_ARMOR"')}${service(`${scheme("INTERNAL_SELF_MANAGED")}security_policy = «${toMesh}»`)}`,
    },
    { name: "GRPC", tf: service(`protocol = "GRPC"\nsecurity_policy = «${global}»`) },
    {
      name: "an edge policy of an internal service",
      tf: service(`${scheme("INTERNAL_MANAGED")}edge_security_policy = «${global}»`),
      fixes: ["Remove the edge security policy"],
    },
  ],
});

test("an edge policy on a regional service, which only the API can write", () => {
  const session = apiFormat.open();
  session.update(
    "web.yaml",
    `kind: compute#backendService
name: web
selfLink: https://www.googleapis.com/compute/v1/projects/p/regions/us-central1/backendServices/web
region: https://www.googleapis.com/compute/v1/projects/p/regions/us-central1
loadBalancingScheme: EXTERNAL_MANAGED
edgeSecurityPolicy: https://www.googleapis.com/compute/v1/projects/p/global/securityPolicies/e
`,
  );
  const { findings } = runConstraints(buildTopology(session.result().resources), { rules: {}, suppressions: [] });
  // The policy's own scope is the same mistake.
  expect(findings.map((it) => it.rule).filter((it) => it.startsWith("security-policy"))).toEqual([
    "security-policy-scheme",
  ]);
});
