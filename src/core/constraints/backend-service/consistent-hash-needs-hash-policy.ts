import { field, isAbsent, known } from "../../topology/read";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { isPassthrough } from "../passthrough";
import { applicationProducts } from "../product-lists";
import { related } from "../related";

const hashing = ["RING_HASH", "MAGLEV"];

export default defineConstraint({
  meta: {
    id: "consistent-hash-needs-hash-policy",
    severity: "error",
    title: "Consistent hash settings need MAGLEV or RING_HASH",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: [...applicationProducts, "cloud-service-mesh"],
    local: true,
    docs: `A backend service sets \`consistentHash\` and a locality policy other than \`MAGLEV\` and \`RING_HASH\`. Only these
two pick a backend by a hash of the request and read what to hash; the API refuses the settings with other policies. A policy that is
not set is not judged.`,
    repair: `Set \`locality_lb_policy\` to \`RING_HASH\`, which reads \`minimum_ring_size\`, or to \`MAGLEV\`, which finds a
backend faster; or remove \`consistent_hash\`.`,
    sources: [
      "Compute API v1 BackendService.consistentHash",
      "terraform-provider-google google_compute_backend_service (decoder comment)",
    ],
    fixable: true,
    messages: {
      refused:
        "consistentHash says what requests are hashed by, but {policy} does not hash, so the API refuses it: use RING_HASH or MAGLEV.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  session_affinity      = "HTTP_COOKIE"
  locality_lb_policy    = "ROUND_ROBIN"
  consistent_hash {
    minimum_ring_size = 1024
  }
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  session_affinity      = "HTTP_COOKIE"
  locality_lb_policy    = "RING_HASH"
  consistent_hash {
    minimum_ring_size = 1024
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const policy = known(service, "localityLbPolicy");
      const settings = field(service, "consistentHash");
      if (policy === undefined || policy === "" || hashing.includes(String(policy))) continue;
      if (settings?.type !== "object" || Object.keys(settings.fields).length === 0) continue;
      const ring = !isAbsent(service, "consistentHash.minimumRingSize");
      yield {
        message: "refused",
        data: { policy: String(policy) },
        resource: service.id,
        field: "localityLbPolicy",
        related: related(service, "What it is to hash by", "consistentHash"),
        fixes: isPassthrough(service)
          ? [removing("Remove consistentHash", service, "consistentHash")]
          : (ring ? hashing : [...hashing].reverse()).map((it) =>
              setting(`Use ${it}`, service, "localityLbPolicy", it),
            ),
      };
    }
  },
});
