import rule from "../../../../src/core/constraints/backend-service/security-policy-reference";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const policy = (type: string) => `resource "google_compute_security_policy" "sp" {
  name = "sp"
${type}}
`;
const edge = policy('  type = "CLOUD_ARMOR_EDGE"\n');
const to = "google_compute_security_policy.sp.id";
const external = (field: string, value: string) =>
  service(`load_balancing_scheme = "EXTERNAL_MANAGED"\n${field} = ${value}`);
const regional = (value: string) =>
  regionalService(`load_balancing_scheme = "EXTERNAL_MANAGED"\nsecurity_policy = ${value}`);
const bucket = (value: string) => `resource "google_compute_backend_bucket" "files" {
  name = "files"
  bucket_name = "files"
  edge_security_policy = ${value}
}
`;

testConstraint(rule, {
  valid: [
    { name: "a backend policy", tf: `${policy("")}${external("security_policy", to)}` },
    { name: "an edge policy", tf: `${edge}${external("edge_security_policy", to)}${bucket(to)}` },
    {
      name: "a regional policy of a regional service",
      tf: regional('"projects/p/regions/europe-west1/securityPolicies/sp"'),
    },
    {
      name: "a policy elsewhere, of any type",
      tf: external("edge_security_policy", '"projects/p/global/securityPolicies/sp"'),
    },
    {
      name: "a type that is not known",
      tf: `variable "t" {}\n${policy("  type = var.t\n")}${external("security_policy", to)}`,
    },
    {
      name: "a policy for packets",
      tf: `resource "google_compute_region_security_policy" "net" {
  name = "net"
  region = "europe-west1"
  type = "CLOUD_ARMOR_NETWORK"
}
${regionalService('load_balancing_scheme = "EXTERNAL"\nsecurity_policy = google_compute_region_security_policy.net.id')}`,
    },
  ],
  invalid: [
    {
      name: "an edge policy as backend policy",
      tf: `${edge}${external("security_policy", `«${to}»`)}`,
      fixes: ["Name sp in edgeSecurityPolicy"],
      fixed: `${edge}${external("edge_security_policy", to)}`,
    },
    {
      name: "a backend policy as edge policy, by default",
      tf: `${policy("")}${external("edge_security_policy", `«${to}»`)}`,
      fixes: ["Name sp in securityPolicy"],
    },
    {
      name: "both fields taken",
      tf: `${edge}${external("security_policy", `«${to}»`).replace(/\}\n$/, `  edge_security_policy = ${to}\n}\n`)}`,
      fixes: [],
    },
    { name: "a backend policy on a bucket", tf: `${policy("")}${bucket(`«${to}»`)}`, fixes: [] },
    {
      name: "a regional policy of a global service",
      tf: external("security_policy", '«"projects/p/regions/europe-west1/securityPolicies/sp"»'),
      message:
        "sp is a regional security policy, but this backend service is global, and the API refuses the reference. Name a global policy.",
    },
    { name: "a global policy of a regional service", tf: regional('«"projects/p/global/securityPolicies/sp"»') },
    { name: "a policy of another region", tf: regional('«"projects/p/regions/us-east1/securityPolicies/sp"»') },
  ],
});
