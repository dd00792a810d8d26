import rule from "../../../../src/core/constraints/target-proxy/l4-proxy-single-backend-service";
import { testConstraint } from "../../../support/test-constraint";
import { service } from "../fixtures";
import { headMarked, sslProxy } from "../front-end-fixtures";

const certificates = '  ssl_certificates = ["projects/p/global/sslCertificates/c"]\n';
const ssl = (body: string) => sslProxy(`${body}${certificates}`);
const tcp = (body: string) => `resource "google_compute_target_tcp_proxy" "stream" {\n  name = "stream"\n${body}}\n`;
const stream = service('load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "TCP"', "stream");
const to = (service: string) => `  backend_service = ${service}\n`;
const toStream = to("google_compute_backend_service.stream.id");
const marked = (tf: string) => headMarked(tf, "target_\\w+");

testConstraint(rule, {
  valid: [
    { name: "one service", tf: `${stream}${ssl(toStream)}` },
    { name: "a service by link", tf: ssl(to('"projects/p/global/backendServices/b"')) },
    {
      name: "a TCP proxy whose backends come from TLS routes",
      tf: tcp('  load_balancing_scheme = "INTERNAL_MANAGED"\n'),
    },
    { name: "a service that is not known", tf: `variable "s" {}\n${ssl(to("var.s"))}` },
  ],
  invalid: [
    { name: "an SSL proxy without a service", tf: marked(ssl("")), fixes: [] },
    {
      name: "an SSL proxy without a service, with one beside it",
      tf: `${stream}${marked(ssl(""))}`,
      fixes: ["Forward to the backend service stream"],
      fixed: `${stream}${ssl(toStream)}`,
    },
    {
      name: "a URL map by link",
      tf: tcp(to('«"projects/p/global/urlMaps/web"»')),
      message:
        "web is a URL map, but this proxy forwards streams of bytes and cannot route by URL: it takes exactly one backend service. Name one, or use a target HTTP or HTTPS proxy.",
    },
    {
      name: "a URL map with a default service",
      tf: `${stream}resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.stream.id
}
${ssl(to("«google_compute_url_map.web.id»"))}`,
      fixes: ["Forward to stream, the default of the URL map"],
    },
    {
      name: "several services",
      tf: tcp(to('«["projects/p/global/backendServices/a", "projects/p/global/backendServices/b"]»')),
    },
  ],
});
