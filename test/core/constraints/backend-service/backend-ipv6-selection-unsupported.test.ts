import rule from "../../../../src/core/constraints/backend-service/backend-ipv6-selection-unsupported";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const scheme = (value: string) => `load_balancing_scheme = "${value}"`;
const policy = (value: string) => `ip_address_selection_policy = ${value}`;

testConstraint(rule, {
  valid: [
    { name: "EXTERNAL_MANAGED", tf: service(`${scheme("EXTERNAL_MANAGED")}\n${policy('"IPV6_ONLY"')}`) },
    { name: "INTERNAL_MANAGED", tf: regionalService(`${scheme("INTERNAL_MANAGED")}\n${policy('"PREFER_IPV6"')}`) },
    { name: "the mesh", tf: service(`${scheme("INTERNAL_SELF_MANAGED")}\n${policy('"PREFER_IPV6"')}`) },
    { name: "IPv4", tf: service(`${scheme("EXTERNAL")}\n${policy('"IPV4_ONLY"')}`) },
    { name: "a scheme that is not set", tf: service(policy('"IPV6_ONLY"')) },
    {
      name: "on its way to another load balancer",
      tf: service(`${scheme("EXTERNAL")}\n${policy('"IPV6_ONLY"')}\nexternal_managed_migration_state = "PREPARE"`),
    },
    {
      name: "a policy that is not known",
      tf: `variable "p" {}\n${service(`${scheme("EXTERNAL")}\n${policy("var.p")}`)}`,
    },
  ],
  invalid: [
    {
      name: "classic",
      tf: service(`${scheme("EXTERNAL")}\n${policy('«"IPV6_ONLY"»')}`),
      message:
        "IPV6_ONLY has no effect with scheme EXTERNAL: classic proxies reach their backends over IPv4 only. Remove it or use EXTERNAL_MANAGED.",
      fixes: ["Remove ipAddressSelectionPolicy"],
      fixed: service(scheme("EXTERNAL")),
    },
    {
      name: "passthrough",
      tf: regionalService(`${scheme("INTERNAL")}\n${policy('«"PREFER_IPV6"»')}`),
      message:
        "PREFER_IPV6 has no effect with scheme INTERNAL: a passthrough load balancer keeps the address family of the client. Remove it.",
    },
  ],
});
