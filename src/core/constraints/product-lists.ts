/** Lists of products that many rules name. */
import type { ProductId } from "../topology/topology";

export const applicationProducts: readonly ProductId[] = [
  "global-external-alb",
  "classic-alb",
  "regional-external-alb",
  "cross-region-internal-alb",
  "regional-internal-alb",
];

export const proxyNetworkProducts: readonly ProductId[] = [
  "global-external-proxy-nlb",
  "classic-proxy-nlb",
  "regional-external-proxy-nlb",
  "cross-region-internal-proxy-nlb",
  "regional-internal-proxy-nlb",
];

export const passthroughProducts: readonly ProductId[] = ["external-passthrough-nlb", "internal-passthrough-nlb"];

/** Those that reach external origins, the service mesh aside. */
export const internetNegProducts: readonly ProductId[] = [
  "global-external-alb",
  "classic-alb",
  "regional-external-alb",
  "regional-internal-alb",
  "regional-external-proxy-nlb",
  "regional-internal-proxy-nlb",
];

/** Those that reach external origins through a global internet NEG. */
export const globalInternetNegProducts: readonly ProductId[] = ["global-external-alb", "classic-alb"];

/** Those that route by a URL map. */
export const urlMapProducts: readonly ProductId[] = [...applicationProducts, "cloud-service-mesh"];
