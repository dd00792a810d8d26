/** What answers: a backend service with its backends, or a backend bucket. */
import type { ChangeValue } from "../../../model/change";
import type { Draft } from "../draft";
import { NEW } from "../questions";
import { type Networking, type RegionSuffix, suffixed } from "./networking";

export interface BackendNeeds {
  /** `global`, or `region/NAME`. */
  readonly scope: string;
  readonly loadBalancingScheme: string;
  /** The regions that have backends. */
  readonly regions: readonly RegionSuffix[];
  readonly networking: Networking;
}

/** The kind that a URL map sends requests to. */
export function backendKind(draft: Draft): "BackendService" | "BackendBucket" {
  return draft.answer("backend") === "bucket" ? "BackendBucket" : "BackendService";
}

/** Adds what answers HTTP requests, by the answer to `backend`. */
export function addHttpBackend(draft: Draft, needs: BackendNeeds): void {
  const sort = draft.answer("backend");
  if (sort === "internet-neg") addInternetBackend(draft, needs);
  else if (sort === "cloud-run") addCloudRunBackend(draft, needs);
  else if (sort === "bucket") addBucket(draft);
  else
    addZonalBackend(draft, needs, {
      protocol: "HTTP",
      balancing: { balancingMode: "RATE", maxRatePerEndpoint: 100, ...capacity },
      healthCheck: { type: "HTTP", httpHealthCheck: { portSpecification: "USE_SERVING_PORT" } },
    });
}

/** Adds what takes the connections of a proxy Network Load Balancer. */
export function addTcpBackend(draft: Draft, needs: BackendNeeds): void {
  addZonalBackend(draft, needs, {
    protocol: "TCP",
    balancing: { balancingMode: "CONNECTION", maxConnectionsPerEndpoint: 1000, ...capacity },
    healthCheck: { type: "TCP", tcpHealthCheck: { portSpecification: "USE_SERVING_PORT" } },
  });
}

/** Regional services of Envoy-based load balancers have no capacity unless it is said. */
const capacity = { capacityScaler: 1 };

/** Without logs, nobody can tell where an error comes from. */
const logConfig = { enable: true, sampleRate: 1 };

function addInternetBackend(draft: Draft, needs: BackendNeeds): void {
  const origin = draft.answer("origin");
  addService(draft, needs, {
    protocol: "HTTPS",
    backends: [{ group: draft.own("NetworkEndpointGroup") }],
    // Most origins answer for their own name only.
    customRequestHeaders: [`Host: ${origin}`],
  });
  draft.add("NetworkEndpointGroup", "", "global", { networkEndpointType: "INTERNET_FQDN_PORT", defaultPort: 443 });
  draft.add("NetworkEndpoint", "", "global", {
    networkEndpointGroup: draft.own("NetworkEndpointGroup"),
    fqdn: origin,
    port: 443,
  });
}

function addCloudRunBackend(draft: Draft, needs: BackendNeeds): void {
  const { scope, regions } = needs;
  addService(draft, needs, {
    protocol: "HTTPS",
    backends: groups(draft, regions, scope === "global" ? {} : capacity),
  });
  for (const suffix of regions) {
    const region = draft.answer(`region${suffix}`);
    draft.add("NetworkEndpointGroup", suffixed(suffix), `region/${region}`, {
      networkEndpointType: "SERVERLESS",
      cloudRun: {
        service: draft.named(draft.answer(`service${suffix}`), (it) => it),
      },
    });
  }
}

function addBucket(draft: Draft): void {
  draft.add("BackendBucket", "", "global", {
    bucketName: draft.named(draft.answer("bucket"), (it) => it),
    enableCdn: true,
  });
}

interface ZonalBackend {
  readonly protocol: string;
  readonly balancing: Readonly<Record<string, ChangeValue>>;
  readonly healthCheck: Readonly<Record<string, ChangeValue>>;
}

function addZonalBackend(draft: Draft, needs: BackendNeeds, { protocol, balancing, healthCheck }: ZonalBackend): void {
  const { scope, regions, networking } = needs;
  addService(draft, needs, {
    protocol,
    healthChecks: [draft.own("HealthCheck")],
    backends: groups(draft, regions, balancing),
  });
  for (const suffix of regions)
    draft.add("NetworkEndpointGroup", suffixed(suffix), `zone/${draft.answer(`zone${suffix}`)}`, {
      networkEndpointType: "GCE_VM_IP_PORT",
      defaultPort: Number(draft.answer("port")),
      network: networking.network,
      subnetwork: networking.subnetwork(suffix),
    });
  draft.add("HealthCheck", "", scope, healthCheck);
  draft.notes.push("Put endpoints into the network endpoint group: the VMs or containers that answer.");
}

function addService(draft: Draft, { scope, loadBalancingScheme }: BackendNeeds, fields: Fields): void {
  const isProtected = draft.answer("protection") === NEW;
  draft.add("BackendService", "", scope, {
    loadBalancingScheme,
    ...fields,
    securityPolicy: isProtected ? draft.own("SecurityPolicy") : null,
    logConfig,
  });
  if (isProtected) addSecurityPolicy(draft, scope);
}

/** A policy that slows down who asks too much, and lets everything else pass. */
function addSecurityPolicy(draft: Draft, scope: string): void {
  const match = { versionedExpr: "SRC_IPS_V1", config: { srcIpRanges: ["*"] } };
  const rateLimitOptions = {
    conformAction: "allow",
    exceedAction: "deny(429)",
    enforceOnKey: "IP",
    rateLimitThreshold: { count: 500, intervalSec: 60 },
  };
  draft.add("SecurityPolicy", "", scope, {
    type: "CLOUD_ARMOR",
    rules: [
      {
        priority: 1000,
        action: "throttle",
        description: "At most 500 requests a minute from one address",
        match,
        rateLimitOptions,
      },
      // The last rule, which every policy has.
      { priority: 2147483647, action: "allow", description: "Everything else", match },
    ],
  });
}

type Fields = Readonly<Record<string, ChangeValue>>;

function groups(draft: Draft, regions: readonly RegionSuffix[], balancing: Readonly<Record<string, ChangeValue>>) {
  return regions.map((it) => ({ group: draft.own("NetworkEndpointGroup", suffixed(it)), ...balancing }));
}
