/** The network that a load balancer is in: what of it is there, and what is made along with it. */
import { PROBES } from "../../../constraints/firewalls";
import type { ChangeValue } from "../../../model/change";
import { scalarOf } from "../../../model/value";
import { field } from "../../../topology/read";
import type { Draft } from "../draft";
import { ref } from "../model";
import { NEW } from "../questions";

/** What the addresses of a network's parts are made of where the network is new. */
const SUBNETS = ["10.0.0.0/24", "10.1.0.0/24"] as const;
const PROXIES = ["10.129.0.0/23", "10.129.2.0/23"] as const;

/** Suffixes of the answers, and of the names, of the regions: most load balancers have one. */
export type RegionSuffix = "" | "2";

export interface NetworkNeeds {
  readonly regions: readonly RegionSuffix[];
  /** The purpose of the subnet that the load balancer's proxies need. */
  readonly proxies?: "REGIONAL_MANAGED_PROXY" | "GLOBAL_MANAGED_PROXY";
  /** Whether something of the load balancer, or its backends, is in subnetworks beside those of proxies. */
  readonly hasSubnetworks?: boolean;
  /** The port that backends are reached at; undefined where none of them are in the network. */
  readonly backendPort?: string;
  /** Ranges that probes come from, beside those of every load balancer. */
  readonly probes?: readonly string[];
}

export class Networking {
  private readonly ranges = new Map<string, string>();

  constructor(
    private readonly draft: Draft,
    private readonly needs: NetworkNeeds,
  ) {
    for (const [index, suffix] of needs.regions.entries()) {
      if (this.makesSubnetwork(suffix)) this.take(`subnet${suffix}`, SUBNETS[index] ?? SUBNETS[0]);
      if (this.makesProxyOnly(suffix)) this.take(`proxies${suffix}`, PROXIES[index] ?? PROXIES[0]);
    }
  }

  get network(): ChangeValue {
    const answer = this.draft.answer("network");
    if (answer === NEW) return this.draft.own("Network");
    return this.draft.named(answer, (it) => `projects/${this.draft.answer("project")}/global/networks/${it}`);
  }

  subnetwork(suffix: RegionSuffix): ChangeValue {
    if (this.makesSubnetwork(suffix)) return this.draft.own("Subnetwork", suffixed(suffix));
    const region = this.draft.answer(`region${suffix}`);
    const { draft } = this;
    return draft.named(
      draft.answer(`subnetwork${suffix}`),
      (it) => `projects/${draft.answer("project")}/regions/${region}/subnetworks/${it}`,
    );
  }

  /** What a rule waits for: without an active proxy-only subnet, it cannot be made. Null where that is there, or not needed. */
  dependencies(suffix: RegionSuffix): ChangeValue {
    if (this.needs.proxies === undefined) return null;
    if (this.makesProxyOnly(suffix)) return [this.draft.own("Subnetwork", `-proxy-only${suffixed(suffix)}`)];
    const [there] = this.proxySubnetworks(suffix);
    return there && this.draft.around.has(there.id) ? [ref(there.id)] : null;
  }

  /** Adds what is new, which other resources of the draft refer to. */
  finish(): void {
    const { draft, needs, network } = this;
    if (draft.answer("network") === NEW) draft.add("Network", "", "global", { autoCreateSubnetworks: false });
    for (const suffix of needs.regions) {
      const region = draft.answer(`region${suffix}`);
      const scope = `region/${region}`;
      if (this.makesSubnetwork(suffix))
        draft.add("Subnetwork", suffixed(suffix), scope, {
          network,
          ipCidrRange: this.ranges.get(`subnet${suffix}`) ?? null,
        });
      if (this.makesProxyOnly(suffix))
        draft.add("Subnetwork", `-proxy-only${suffixed(suffix)}`, scope, {
          network,
          ipCidrRange: this.ranges.get(`proxies${suffix}`) ?? null,
          purpose: needs.proxies ?? null,
          role: "ACTIVE",
        });
    }
    this.openFirewall();
  }

  private openFirewall(): void {
    const { draft, needs, network } = this;
    if (needs.backendPort === undefined) return;
    const allowed = [{ IPProtocol: "tcp", ports: [needs.backendPort] }];
    draft.add("Firewall", "-allow-health-checks", "global", {
      network,
      allowed,
      sourceRanges: [PROBES, ...(needs.probes ?? ["130.211.0.0/22"])],
    });
    if (needs.proxies === undefined) return;
    const ranges = needs.regions.flatMap((it) => this.proxyRanges(it));
    if (ranges.length > 0)
      draft.add("Firewall", "-allow-proxies", "global", { network, allowed, sourceRanges: ranges });
    else draft.notes.push("Let the load balancer's proxies through the firewall: the range of the proxy-only subnet.");
  }

  private proxyRanges(suffix: RegionSuffix): readonly string[] {
    const own = this.ranges.get(`proxies${suffix}`);
    if (own !== undefined) return [own];
    return this.proxySubnetworks(suffix).flatMap((it) => {
      const range = scalarOf(field(it, "ipCidrRange"));
      return typeof range === "string" ? [range] : [];
    });
  }

  private makesSubnetwork(suffix: RegionSuffix): boolean {
    const { draft } = this;
    if (!this.needs.hasSubnetworks) return false;
    return draft.answer("network") === NEW || draft.answer(`subnetwork${suffix}`) === NEW;
  }

  private makesProxyOnly(suffix: RegionSuffix): boolean {
    const { draft, needs } = this;
    if (needs.proxies === undefined) return false;
    const network = draft.answer("network");
    if (network === NEW) return true;
    if (!draft.around.has(network)) return draft.answer("proxyOnly") === NEW;
    return this.proxySubnetworks(suffix).length === 0;
  }

  private proxySubnetworks(suffix: RegionSuffix) {
    const { draft, needs } = this;
    return draft.around.proxySubnetworks(draft.answer("network"), needs.proxies ?? "", draft.answer(`region${suffix}`));
  }

  /** Keeps a range for a new subnetwork: a free one where the network is declared here. */
  private take(key: string, otherwise: string): void {
    const network = this.draft.answer("network");
    this.ranges.set(key, this.draft.around.freeRange(network, [...this.ranges.values()]) ?? otherwise);
  }
}

/** "" and "-2": the parts of a second region have a number. */
export function suffixed(suffix: RegionSuffix): string {
  return suffix === "" ? "" : `-${suffix}`;
}
