import rule from "../../../../src/core/constraints/backend-service/internet-neg-protocol-port";
import { testConstraint } from "../../../support/test-constraint";
import { backend, globalEndpoint, globalNeg, service, toGlobal } from "../fixtures";

const scheme = 'load_balancing_scheme = "EXTERNAL_MANAGED"';
const fqdn = 'fqdn = "origin.example.com"';
const speaking = (protocol: string) => service(`${scheme}\nprotocol = ${protocol}\n${backend(toGlobal)}`);

testConstraint(rule, {
  valid: [
    { name: "HTTPS on 443", tf: globalNeg() + globalEndpoint(`${fqdn}\nport = 443`) + speaking('"HTTPS"') },
    {
      name: "HTTPS on a port of one's own",
      tf: globalNeg() + globalEndpoint(`${fqdn}\nport = 8443`) + speaking('"HTTPS"'),
    },
    { name: "without a port the protocol's own is used", tf: globalNeg() + globalEndpoint(fqdn) + speaking('"HTTPS"') },
    {
      name: "the endpoint's port comes before the group's",
      tf:
        globalNeg("origin", "INTERNET_FQDN_PORT", "default_port = 80") +
        globalEndpoint(`${fqdn}\nport = 443`) +
        speaking('"HTTPS"'),
    },
    {
      name: "a port that is not known",
      tf: `variable "p" {}\n${globalNeg()}${globalEndpoint(`${fqdn}\nport = var.p`)}${speaking('"HTTPS"')}`,
    },
  ],
  invalid: [
    {
      name: "HTTPS on 80",
      tf: globalNeg() + globalEndpoint(`${fqdn}\nport = 80`) + speaking('«"HTTPS"»'),
      message:
        'The service speaks HTTPS to the origin "origin" on port 80, where plain HTTP is usual: the handshake fails and clients get 502 responses. Use port 443, or change the protocol.',
      fixes: ["Set the port to 443", "Set protocol to HTTP (not encrypted)"],
      fixed: globalNeg() + globalEndpoint(`${fqdn}\nport = 443`) + speaking('"HTTPS"'),
    },
    {
      name: "HTTP on 443",
      tf: globalNeg() + globalEndpoint(`${fqdn}\nport = 443`) + speaking('«"HTTP"»'),
      fixes: ["Set protocol to HTTPS", "Set the port to 80"],
      fixed: globalNeg() + globalEndpoint(`${fqdn}\nport = 443`) + speaking('"HTTPS"'),
    },
    {
      name: "the group's default port counts where the endpoint has none",
      tf: globalNeg("origin", "INTERNET_FQDN_PORT", "default_port = 80") + globalEndpoint(fqdn) + speaking('«"HTTP2"»'),
      fixed:
        globalNeg("origin", "INTERNET_FQDN_PORT", "default_port = 443") + globalEndpoint(fqdn) + speaking('"HTTP2"'),
    },
  ],
});
