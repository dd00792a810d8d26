import rule from "../../../../src/core/constraints/backend-service/internet-neg-plaintext";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  globalEndpoint,
  globalNeg,
  regionalNeg,
  regionalService,
  service,
  toGlobal,
  toRegional,
} from "../fixtures";

const scheme = 'load_balancing_scheme = "EXTERNAL_MANAGED"';

testConstraint(rule, {
  valid: [
    { name: "HTTPS", tf: globalNeg() + service(`${scheme}\nprotocol = "HTTPS"\n${backend(toGlobal)}`) },
    { name: "TCP", tf: regionalNeg() + regionalService(`${scheme}\nprotocol = "TCP"\n${backend(toRegional)}`) },
    {
      name: "a protocol that is not known",
      tf: `variable "p" {}\n${globalNeg()}${service(`${scheme}\nprotocol = var.p\n${backend(toGlobal)}`)}`,
    },
    {
      name: "the mesh",
      tf:
        globalNeg() +
        service(`load_balancing_scheme = "INTERNAL_SELF_MANAGED"\nprotocol = "HTTP"\n${backend(toGlobal)}`),
    },
  ],
  invalid: [
    {
      name: "HTTP on port 80",
      tf:
        globalNeg() +
        globalEndpoint('fqdn = "o.example.com"\nport = 80') +
        service(`${scheme}\nprotocol = «"HTTP"»\n${backend(toGlobal)}`),
      message:
        'Requests to the origin "origin" cross the internet over HTTP, unencrypted and without a check of who answers. Use HTTPS or HTTP2.',
      fixes: ["Set protocol to HTTPS and the port to 443", "Set protocol to HTTP2 and the port to 443"],
      fixed:
        globalNeg() +
        globalEndpoint('fqdn = "o.example.com"\nport = 443') +
        service(`${scheme}\nprotocol = "HTTPS"\n${backend(toGlobal)}`),
    },
    {
      name: "without protocol it is HTTP",
      tf: globalNeg() + service(`${scheme}\n${backend(toGlobal)}`).replace(/resource "\w+" "web"/, "«$&»"),
      fixes: ["Set protocol to HTTPS", "Set protocol to HTTP2"],
    },
    {
      name: "H2C to a regional NEG",
      tf: regionalNeg() + regionalService(`${scheme}\nprotocol = «"H2C"»\n${backend(toRegional)}`),
    },
  ],
});
