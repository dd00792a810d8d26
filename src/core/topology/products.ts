/** The products by name. Which of them a resource makes: infer.ts; what each allows: products-table.ts. */
import type { LoadBalancer, ProductId } from "./topology";

const names: Readonly<Record<ProductId, string>> = {
  "global-external-alb": "Global external Application Load Balancer",
  "classic-alb": "Classic Application Load Balancer",
  "regional-external-alb": "Regional external Application Load Balancer",
  "cross-region-internal-alb": "Cross-region internal Application Load Balancer",
  "regional-internal-alb": "Regional internal Application Load Balancer",
  "global-external-proxy-nlb": "Global external proxy Network Load Balancer",
  "classic-proxy-nlb": "Classic proxy Network Load Balancer",
  "regional-external-proxy-nlb": "Regional external proxy Network Load Balancer",
  "cross-region-internal-proxy-nlb": "Cross-region internal proxy Network Load Balancer",
  "regional-internal-proxy-nlb": "Regional internal proxy Network Load Balancer",
  "external-passthrough-nlb": "External passthrough Network Load Balancer",
  "internal-passthrough-nlb": "Internal passthrough Network Load Balancer",
  "cloud-service-mesh": "Cloud Service Mesh",
};

/** Every product, in the order in which candidates are listed. */
export const allProducts = Object.keys(names) as readonly ProductId[];

/** A product's name for people. */
export function productName(id: ProductId): string {
  return names[id];
}

/** What a load balancer is, in words: its product, two candidates, "product unknown", or what it is instead. */
export function productText(balancer: LoadBalancer): string {
  if (balancer.other) return otherNames[balancer.other];
  const { candidates } = balancer;
  return candidates.length > 0 && candidates.length < 3 ? candidates.map(productName).join(" or ") : "product unknown";
}

const otherNames: Readonly<Record<NonNullable<LoadBalancer["other"]>, string>> = {
  "private service connect": "Private Service Connect endpoint",
  vpn: "Cloud VPN",
  "protocol forwarding": "Protocol forwarding",
};
