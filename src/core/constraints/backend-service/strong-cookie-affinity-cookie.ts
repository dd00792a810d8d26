import { field, isAbsent, known } from "../../topology/read";
import { streamProtocol, switchAffinity } from "../affinity";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { isExplicitlyClassic, isPassthrough } from "../passthrough";
import { applicationProducts } from "../product-lists";
import { related } from "../related";

const strong = "STRONG_COOKIE_AFFINITY";
const cookie = "strongSessionAffinityCookie";

export default defineConstraint({
  meta: {
    id: "strong-cookie-affinity-cookie",
    severity: "error",
    title: "Stateful cookie affinity and its cookie belong together",
    appliesTo: ["BackendService"],
    reads: ["BackendService"],
    products: applicationProducts,
    local: true,
    docs: `Session affinity is \`STRONG_COOKIE_AFFINITY\` without \`strongSessionAffinityCookie\`, or the cookie is described
and another affinity is set. The mode needs the cookie's name and lifetime; the others do not read them, and the API refuses either
half alone. An affinity that is not set is not
judged, and a Network Load Balancer that reads no cookies is left to \`session-affinity-l7-only\`.`,
    repair: "Add `strong_session_affinity_cookie` with `name` and `ttl`, or remove it with the other affinities.",
    sources: ["Compute API v1 BackendService.strongSessionAffinityCookie"],
    fixable: true,
    messages: {
      missing:
        "STRONG_COOKIE_AFFINITY keeps a client with one backend by a cookie, and no strongSessionAffinityCookie describes it, so the API refuses the service: add its name and lifetime.",
      idle: "strongSessionAffinityCookie belongs to STRONG_COOKIE_AFFINITY, but the session affinity is {affinity}, so the API refuses it: remove the cookie or change the affinity.",
    },
    examples: {
      bad: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  session_affinity      = "STRONG_COOKIE_AFFINITY"
}
`,
      good: `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  session_affinity      = "STRONG_COOKIE_AFFINITY"
  strong_session_affinity_cookie {
    name = "session"
    ttl {
      seconds = 3600
    }
  }
}
`,
    },
  },
  *find(topology) {
    for (const service of topology.all("BackendService")) {
      const affinity = known(service, "sessionAffinity");
      // Where nobody reads cookies session-affinity-l7-only speaks.
      const read = !streamProtocol(service) && !isPassthrough(service);
      if (affinity === strong && read && isAbsent(service, cookie))
        yield {
          message: "missing",
          resource: service.id,
          field: "sessionAffinity",
          fixes: [
            setting(
              "Describe the cookie: session, one hour",
              service,
              cookie,
              { name: "session", ttl: { seconds: 3600 } },
              "Choose the name so that the application does not use it, and the lifetime by how long a session lasts.",
            ),
            switchAffinity(service, "GENERATED_COOKIE"),
          ],
        };
      if (affinity === undefined || affinity === strong || field(service, cookie)?.type !== "object") continue;
      const offered = read && !isExplicitlyClassic(service);
      yield {
        message: "idle",
        data: { affinity: String(affinity) },
        resource: service.id,
        field: cookie,
        related: related(service, `The session affinity is ${affinity}`, "sessionAffinity"),
        fixes: [
          removing("Remove strongSessionAffinityCookie", service, cookie),
          ...(offered ? [switchAffinity(service, strong)] : []),
        ],
      };
    }
  },
});
