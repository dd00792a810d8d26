import rule from "../../../../src/core/constraints/backend-service/internet-neg-ip-no-tls-validation";
import { testConstraint } from "../../../support/test-constraint";
import {
  backend,
  globalEndpoint,
  globalNeg,
  regionalEndpoint,
  regionalNeg,
  regionalService,
  service,
  toGlobal,
  toRegional,
} from "../fixtures";

const scheme = 'load_balancing_scheme = "EXTERNAL_MANAGED"';
const https = `${scheme}\nprotocol = "HTTPS"`;
const hostHeader = 'custom_request_headers = ["Host: origin.example.com"]';
const ipNeg = globalNeg("origin", "INTERNET_IP_PORT");
const ipEndpoint = globalEndpoint('ip_address = "34.120.7.9"\nport = 443');
const marked = backend(`«${toGlobal}»`);

testConstraint(rule, {
  valid: [
    { name: "an origin by name", tf: globalNeg() + service(`${https}\n${backend(toGlobal)}`) },
    {
      name: "plain HTTP has no certificate",
      tf: ipNeg + service(`${scheme}\nprotocol = "HTTP"\n${backend(toGlobal)}`),
    },
    { name: "HTTP is the default", tf: ipNeg + service(`${scheme}\n${backend(toGlobal)}`) },
    {
      name: "a server name is set",
      tf: ipNeg + service(`${https}\n${backend(toGlobal)}\ntls_settings {\n  sni = "a.example.com"\n}`),
    },
    {
      name: "a server name that is not known",
      tf: `variable "sni" {}\n${ipNeg}${service(`${https}\n${backend(toGlobal)}\ntls_settings {\n  sni = var.sni\n}`)}`,
    },
    {
      name: "a protocol that is not known",
      tf: `variable "p" {}\n${ipNeg}${service(`protocol = var.p\n${backend(toGlobal)}`)}`,
    },
    {
      name: "a type that is not known",
      tf: `variable "t" {}\n${globalNeg("origin", "x").replace('"x"', "var.t")}${service(`${https}\n${backend(toGlobal)}`)}`,
    },
  ],
  invalid: [
    {
      name: "the host comes from the Host header, and both blocks change",
      tf: {
        "neg.tf": ipNeg + ipEndpoint,
        "service.tf": service(`${https}\n${hostHeader}\n${marked}`),
      },
      message:
        'The origin "origin" is reached over HTTPS by IP address, so no SNI is sent and its certificate is not checked. Name the origin by FQDN instead.',
      fixes: ["Switch to FQDN origin.example.com for SNI"],
      fixed: {
        "neg.tf": globalNeg() + globalEndpoint('fqdn = "origin.example.com"\nport = 443'),
        "service.tf": service(`${https}\n${hostHeader}\n${backend(toGlobal)}`),
      },
    },
    {
      name: "a protocol through a local counts, and one default does too",
      tf: `locals {\n  https = "HTTP2"\n}\n${ipNeg}${ipEndpoint}${service(`${scheme}\nprotocol = local.https\n${hostHeader}\n${marked}`)}`,
    },
    {
      name: "no host in the config: the fix asks",
      tf: ipNeg + ipEndpoint + service(`${https}\n${marked}`),
      fixes: ["Switch to FQDN for SNI…"],
      answer: "www.example.org",
      fixed:
        globalNeg() +
        globalEndpoint('fqdn = "www.example.org"\nport = 443') +
        service(`${https}\n${backend(toGlobal)}`),
    },
    {
      name: "a host rewrite on the route to the service, and a Host header with another name: one fix each",
      tf: `${ipNeg}${ipEndpoint}${service(`${https}\n${hostHeader}\n${marked}`)}resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
  default_route_action {
    url_rewrite {
      host_rewrite = "rewritten.example.com"
    }
  }
}
`,
      fixes: ["Switch to FQDN origin.example.com for SNI", "Switch to FQDN rewritten.example.com for SNI"],
    },
    {
      name: "a rewrite in a weighted route",
      tf: `${ipNeg}${ipEndpoint}${service(`${https}\n${marked}`)}resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = "projects/p/global/backendServices/other"
  host_rule {
    hosts        = ["*"]
    path_matcher = "all"
  }
  path_matcher {
    name            = "all"
    default_service = "projects/p/global/backendServices/other"
    route_rules {
      priority = 1
      match_rules {
        prefix_match = "/"
      }
      route_action {
        url_rewrite {
          host_rewrite = "weighted.example.com"
        }
        weighted_backend_services {
          backend_service = google_compute_backend_service.web.id
          weight          = 100
        }
      }
    }
  }
}
`,
      fixes: ["Switch to FQDN weighted.example.com for SNI"],
    },
    {
      name: "a header with a variable names no host",
      tf:
        ipNeg +
        ipEndpoint +
        service(`${https}\ncustom_request_headers = ["Host: {client_region}", "X-Host: a.example.com"]\n${marked}`),
      fixes: ["Switch to FQDN for SNI…"],
      answer: "www.example.org",
    },
    {
      name: "a comment beside the endpoint names the host",
      tf:
        ipNeg +
        globalEndpoint('ip_address = "34.120.7.9" # shop.example.net in the old data centre\nport = 443') +
        service(`${https}\n${marked}`),
      fixes: ["Switch to FQDN shop.example.net for SNI"],
    },
    {
      name: "the server name of another service with the same NEG",
      tf: `${ipNeg}${ipEndpoint}${service(`${https}\n${marked}`)}${service(`${https}\n${backend(toGlobal)}\ntls_settings {\n  sni = "sni.example.com"\n}`, "other")}`,
      fixes: ["Switch to FQDN sni.example.com for SNI"],
    },
    {
      name: "a regional NEG may keep its address and send a server name",
      tf:
        regionalNeg("origin", "INTERNET_IP_PORT", 'network = "default"') +
        regionalEndpoint('ip_address = "34.120.7.9"\nport = 443') +
        regionalService(`${https}\n${hostHeader}\n${backend(`«${toRegional}»`, "capacity_scaler = 1")}`),
      fixes: ["Switch to FQDN origin.example.com for SNI", "Send the server name origin.example.com (SNI)"],
    },
    {
      name: "several addresses have no single name: only the server name is offered",
      tf:
        regionalNeg("origin", "INTERNET_IP_PORT", 'network = "default"') +
        regionalEndpoint('ip_address = "34.120.7.9"\nport = 443', "a") +
        regionalEndpoint('ip_address = "34.120.7.10"\nport = 443', "b") +
        regionalService(`${https}\n${backend(`«${toRegional}»`, "capacity_scaler = 1")}`),
      fixes: ["Send a server name (SNI)…"],
      answer: "origin.example.com",
    },
  ],
});
