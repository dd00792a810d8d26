import rule from "../../../../src/core/constraints/backend-service/locality-lb-policy-unsupported";
import { testConstraint } from "../../../support/test-constraint";
import { regionalService, service } from "../fixtures";

const external = 'load_balancing_scheme = "EXTERNAL"';
const policy = (value: string) => `locality_lb_policy = ${value}`;
const checks = "health_checks = [google_compute_region_health_check.web.id]";
const check = (probe: string) => `resource "google_compute_region_health_check" "web" {
  name   = "web"
  region = "europe-west1"
  ${probe} {
    port = 80
  }
}
`;

testConstraint(rule, {
  valid: [
    { name: "MAGLEV outside", tf: regionalService(`${external}\n${policy('"MAGLEV"')}`) },
    {
      name: "weights by HTTP",
      tf: check("http_health_check") + regionalService(`${external}\n${policy('"WEIGHTED_MAGLEV"')}\n${checks}`),
    },
    {
      name: "weights by HTTP/2",
      tf: check("http2_health_check") + regionalService(`${external}\n${policy('"WEIGHTED_MAGLEV"')}\n${checks}`),
    },
    {
      name: "a health check that is not in the config",
      tf: regionalService(
        `${external}\n${policy('"WEIGHTED_MAGLEV"')}\nhealth_checks = ["projects/p/regions/r/healthChecks/h"]`,
      ),
    },
    {
      name: "health checks that are not known",
      tf: `variable "h" {}\n${regionalService(`${external}\n${policy('"WEIGHTED_MAGLEV"')}\nhealth_checks = var.h`)}`,
    },
    {
      name: "proxies with a policy of theirs",
      tf: service(`load_balancing_scheme = "EXTERNAL_MANAGED"\n${policy('"LEAST_REQUEST"')}`),
    },
    { name: "inside, where no table of policies is known", tf: regionalService(policy('"ROUND_ROBIN"')) },
    { name: "no policy", tf: regionalService(external) },
    {
      name: "a policy that is not known",
      tf: `variable "p" {}\n${regionalService(`${external}\n${policy("var.p")}`)}`,
    },
    {
      name: "a scheme that is not known",
      tf: `variable "s" {}\n${regionalService(`load_balancing_scheme = var.s\n${policy('"RANDOM"')}`)}`,
    },
  ],
  invalid: [
    {
      name: "weights behind proxies",
      tf: service(`load_balancing_scheme = "EXTERNAL_MANAGED"\n${policy('«"WEIGHTED_MAGLEV"»')}`),
      message:
        "WEIGHTED_MAGLEV is for passthrough load balancers, but this service is for proxies (scheme EXTERNAL_MANAGED), so the API refuses it: remove localityLbPolicy or use MAGLEV.",
      fixes: ["Remove localityLbPolicy", "Use MAGLEV"],
      fixed: service('load_balancing_scheme = "EXTERNAL_MANAGED"'),
    },
    {
      name: "hash settings need a policy",
      tf: service(
        `load_balancing_scheme = "EXTERNAL_MANAGED"\n${policy('«"WEIGHTED_MAGLEV"»')}\nconsistent_hash {\n  minimum_ring_size = 8\n}`,
      ),
      fixes: ["Use MAGLEV"],
    },
    {
      name: "a policy of proxies outside",
      tf: regionalService(`${external}\n${policy('«"ROUND_ROBIN"»')}`),
      message:
        "An external passthrough load balancer knows only MAGLEV and WEIGHTED_MAGLEV, so the API refuses ROUND_ROBIN: remove localityLbPolicy or use MAGLEV.",
    },
    {
      name: "a health check by TCP",
      tf: check("tcp_health_check") + regionalService(`${external}\n${policy('«"WEIGHTED_MAGLEV"»')}\n${checks}`),
      message:
        "WEIGHTED_MAGLEV reads weights from the answers to HTTP, HTTPS or HTTP/2 health checks, and web has none, so the API refuses it: attach one or remove localityLbPolicy.",
    },
    { name: "no health check", tf: regionalService(`${external}\n${policy('«"WEIGHTED_MAGLEV"»')}`) },
  ],
});
