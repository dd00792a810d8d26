/** What somebody does in the diagram of a generated folder. */
import type { Change } from "../../src/core/model/change";

/**
 * A field set, an edge drawn to another service, an endpoint group taken away, in turns over the load balancers, and each
 * taken back by the gesture after it.
 */
export function gesture(index: number, balancers: number): Change {
  const turn = index >> 1;
  const isBack = index % 2 === 1;
  const balancer = (turn * 37) % balancers;
  const legacy = `google_compute_backend_service.lb${balancer}_legacy`;
  switch (turn % 3) {
    case 0:
      return { op: "setField", resource: legacy, field: "protocol", value: isBack ? "HTTPS" : "HTTP" };
    case 1: {
      const to = isBack ? `google_compute_backend_service.lb${balancer}_web` : legacy;
      return { op: "connect", from: `google_compute_url_map.lb${balancer}`, to, role: "defaultService" };
    }
    default: {
      const to = `google_compute_global_network_endpoint_group.lb${balancer}`;
      return { op: isBack ? "connect" : "disconnect", from: legacy, to };
    }
  }
}
