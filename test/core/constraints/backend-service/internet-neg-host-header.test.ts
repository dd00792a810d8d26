import rule from "../../../../src/core/constraints/backend-service/internet-neg-host-header";
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

const https = 'load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "HTTPS"';
const endpoint = globalEndpoint('fqdn = "o.example.com"\nport = 443');
const urlMap = (action: string) => `resource "google_compute_region_url_map" "web" {
  name            = "web"
  region          = "europe-west1"
  default_service = google_compute_region_backend_service.web.id
${action}}
`;
const rewrite = (host: string) => `  default_route_action {
    url_rewrite {
      host_rewrite = ${host}
    }
  }
`;

testConstraint(rule, {
  valid: [
    {
      name: "a Host header",
      tf:
        globalNeg() +
        endpoint +
        service(`${https}\ncustom_request_headers = ["host:o.example.com"]\n${backend(toGlobal)}`),
    },
    {
      name: "a host rewrite",
      tf: regionalNeg() + regionalService(`${https}\n${backend(toRegional)}`) + urlMap(rewrite('"o.example.com"')),
    },
    {
      name: "a host rewrite that is not known",
      tf: `variable "h" {}\n${regionalNeg()}${regionalService(`${https}\n${backend(toRegional)}`)}${urlMap(rewrite("var.h"))}`,
    },
    {
      name: "headers that are not known",
      tf: `variable "h" {}\n${globalNeg()}${service(`${https}\ncustom_request_headers = var.h\n${backend(toGlobal)}`)}`,
    },
    {
      name: "an address has no name",
      tf: globalNeg("origin", "INTERNET_IP_PORT") + service(`${https}\n${backend(toGlobal)}`),
    },
    {
      name: "a service mesh, where the client chooses",
      tf:
        globalNeg() +
        endpoint +
        service(`load_balancing_scheme = "INTERNAL_SELF_MANAGED"\nprotocol = "HTTPS"\n${backend(toGlobal)}`),
    },
    {
      name: "TCP has no Host header",
      tf:
        regionalNeg() +
        regionalService(`load_balancing_scheme = "EXTERNAL_MANAGED"\nprotocol = "TCP"\n${backend(toRegional)}`),
    },
  ],
  invalid: [
    {
      name: "nothing sets the host",
      tf: globalNeg() + endpoint + service(`${https}\n${backend(`«${toGlobal}»`)}`),
      message:
        'The origin "o.example.com" receives the Host header that the client sent. If it answers only for its own name, send that name instead.',
      fixes: ["Send Host: o.example.com"],
    },
    {
      name: "beside other headers",
      tf:
        globalNeg() + endpoint + service(`${https}\ncustom_request_headers = ["X-A: b"]\n${backend(`«${toGlobal}»`)}`),
      fixed:
        globalNeg() +
        endpoint +
        service(`${https}\ncustom_request_headers = ["X-A: b", "Host: o.example.com"]\n${backend(toGlobal)}`),
    },
    {
      name: "a regional load balancer rewrites in the URL map",
      tf:
        regionalNeg() +
        regionalEndpoint('fqdn = "o.example.com"\nport = 443') +
        regionalService(`${https}\n${backend(`«${toRegional}»`)}`) +
        urlMap(""),
      fixes: ["Rewrite the host to o.example.com on the routes to this service"],
    },
    {
      name: "no endpoint in the config: nothing to offer",
      tf: globalNeg() + service(`${https}\n${backend(`«${toGlobal}»`)}`),
      fixes: [],
    },
  ],
});
