import rule from "../../../../src/core/constraints/backend-service/tls-settings-protocol";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";

const managed = 'load_balancing_scheme = "EXTERNAL_MANAGED"';
const tls = 'tls_settings {\n  sni = "a.example.com"\n}';
const name = (body: string) => `  subject_alt_names {\n${body}  }\n`;
const names = (body: string) => `tls_settings {\n${body}}`;
const dns = name('    dns_name = "a.example.com"\n');

testConstraint(rule, {
  valid: [
    { name: "HTTPS", tf: service(`${managed}\nprotocol = "HTTPS"\n${tls}`) },
    { name: "SSL", tf: service(`${managed}\nprotocol = "SSL"\n${tls}`) },
    { name: "not known", tf: `variable "p" {}\n${service(`${managed}\nprotocol = var.p\n${tls}`)}` },
    { name: "no TLS settings", tf: service(`${managed}\nprotocol = "HTTP"`) },
    { name: "five names", tf: service(`protocol = "HTTPS"\n${names(dns.repeat(5))}`) },
  ],
  invalid: [
    {
      name: "HTTP",
      tf: service(`${managed}\nprotocol = «"HTTP"»\n${tls}`),
      message:
        "The service has TLS settings but speaks HTTP to its backends, so there is no TLS handshake to apply them to and the API refuses it. Set protocol to HTTPS or HTTP2.",
      fixes: ["Set protocol to HTTPS", "Set protocol to HTTP2", "Remove the TLS settings"],
      fixed: service(`${managed}\nprotocol = "HTTPS"\n${tls}`),
    },
    { name: "without protocol", tf: service(`${managed}\n${tls.replace("tls_settings", "«tls_settings»")}`) },
    {
      name: "TCP",
      tf: service(`${managed}\nprotocol = «"TCP"»\n${tls}`),
      fixes: ["Set protocol to SSL", "Remove the TLS settings"],
    },
    {
      name: "six names",
      tf: service(
        `protocol = "HTTPS"\n${names(dns.repeat(5) + dns.replace("subject_alt_names", "«subject_alt_names»"))}`,
      ),
      fixes: [],
    },
    {
      name: "a name of both kinds, and one of none",
      tf: service(
        `protocol = "HTTPS"\n${names((name('    dns_name = "a"\n    uniform_resource_identifier = "b"\n') + name("")).replaceAll("subject_alt_names", "«subject_alt_names»"))}`,
      ),
      fixes: ["Remove uniformResourceIdentifier", "Remove dnsName"],
    },
  ],
});
