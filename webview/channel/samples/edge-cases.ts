/** What is rare and must still look right: ghosts of each state, unreached resources, many, long names, many endpoints. */
import type { Diagram } from "../../../src/core/diagram/model";
import { diagram, edge, endpoint, heading, node, route } from "./make";

const LONG = "a-backend-service-with-a-name-of-sixty-three-characters-which-is-the-most-allowed";

export function edgeCases(): Diagram {
  const a = "main";
  const u = "unreached";
  const routes = Array.from({ length: 60 }, (_, index) => route(`r${index}`, `/shop/section-${index}/*`));
  return diagram(
    [
      [
        a,
        "everything-at-once",
        "Global external Application Load Balancer or Global external proxy Network Load Balancer",
        "a.tf, b.tf and 7 more",
      ],
      [u, "Not reached by any forwarding rule", "", ""],
    ],
    [
      node(a, "ForwardingRule", "fr", "frontend", "ephemeral address : 443", {
        many: "for_each = toset(var.addresses)",
      }),
      node(a, "TargetHttpsProxy", "tp", "frontend", "HTTPS · certificate map"),
      node(a, "UrlMap", "um", "long-table", "3 hosts · 62 routes", {
        rows: [
          heading("h0", "www.example.com, shop.example.com, a-very-long-host-name.of.the.company.example.com"),
          ...routes,
          route("redirect", "/old/*", { note: "→ www.example.com/new 301" }),
          route("rest", "everything else", { emphasis: "dim" }),
        ],
      }),
      node(a, "BackendService", "bs-long", LONG, "HTTPS · UTILIZATION · CDN · IAP · Armor", {
        errors: 12,
        warnings: 3,
      }),
      node(a, "BackendService", "bs-many", "per-region", "HTTP", { many: "count = 3", infos: 1 }),
      node(a, "BackendService", "gone", "google_compute_backend_service.gone", "not declared", {
        ghost: { state: "dangling", reason: "not declared in this module" },
      }),
      node(a, "NetworkEndpointGroup", "neg-big", "ten-thousand", "Zonal · VM IP:port · 10000 endpoints", {
        rows: [endpoint("e0", "10.0.0.1 : 80"), endpoint("e1", "10.0.0.2 : 80"), endpoint("e2", "10.0.0.3 : 80")],
        moreRows: 9_997,
      }),
      node(a, "NetworkEndpointGroup", "outside", "data.google_compute_network_endpoint_group.other", "a data source", {
        ghost: { state: "outside", reason: "a data source" },
      }),
      node(u, "BackendService", "lonely", "lonely", "HTTP", { warnings: 1 }),
      node(u, "InstanceGroup", "ig", "left-over", "Instance group · europe-west1-b"),
      node(u, "UrlMap", "um-alone", "forgotten", "1 route"),
    ],
    [
      edge("fr", "tp"),
      edge("tp", "um"),
      ...routes.map((it, index) =>
        edge("um", ["bs-long", "bs-many", "gone"][index % 3] ?? "bs-long", {
          fromRow: it.id,
          label: `www.example.com${it.label}`,
          ...(index % 3 === 2 ? { style: "dashed" as const, severity: "error" as const } : {}),
        }),
      ),
      edge("um", "bs-long", { fromRow: "rest", label: "everything else" }),
      edge("bs-long", "neg-big"),
      edge("bs-many", "outside", { style: "dashed" }),
      edge("lonely", "ig"),
    ],
  );
}
