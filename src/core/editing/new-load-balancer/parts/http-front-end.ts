/** The front of an Application Load Balancer: HTTPS with a managed certificate, and plain HTTP redirected to it. */
import type { ChangeValue } from "../../../model/change";
import type { Draft } from "../draft";
import { backendKind } from "./backends";
import { type RegionSuffix, suffixed } from "./networking";

export interface FrontNeeds {
  /** `global`, or `region/NAME`: of rules, proxies and URL maps. */
  readonly scope: string;
  readonly loadBalancingScheme: string;
  /** One address, and the rules for it, for each. */
  readonly entries: readonly RegionSuffix[];
  /** Scope and fields of an entry's address beside its name. */
  readonly address: (entry: RegionSuffix) => { readonly scope: string; readonly fields: Fields };
  /** Fields of an entry's rules beside scheme, address, port and target. */
  readonly rule: (entry: RegionSuffix) => Fields;
  readonly certificate: "compute" | "regional" | "all-regions";
}

type Fields = Readonly<Record<string, ChangeValue>>;

/** Adds addresses, rules, proxies, certificate and URL map. */
export function addHttpFront(draft: Draft, needs: FrontNeeds): void {
  const { scope, entries } = needs;
  for (const entry of entries) {
    const address = needs.address(entry);
    draft.add("Address", suffixed(entry), address.scope, address.fields);
  }
  const encrypted = draft.answer("scheme") !== "http";
  for (const entry of entries) addRule(draft, needs, entry, encrypted ? "https" : "http", "");
  if (encrypted) addHttpsProxy(draft, needs);
  else draft.add("TargetHttpProxy", "", scope, { urlMap: draft.own("UrlMap") });
  draft.add("UrlMap", "", scope, { defaultService: draft.own(backendKind(draft)) });
}

/** Adds the rules, proxy and URL map that send clients of plain HTTP to HTTPS; nothing where that is not spoken. */
export function addRedirect(draft: Draft, needs: FrontNeeds): void {
  if (draft.answer("scheme") === "http") return;
  for (const entry of needs.entries) addRule(draft, needs, entry, "http", "-redirect");
  draft.add("TargetHttpProxy", "-redirect", needs.scope, { urlMap: draft.own("UrlMap", "-redirect") });
  draft.add("UrlMap", "-redirect", needs.scope, {
    defaultUrlRedirect: { httpsRedirect: true, redirectResponseCode: "MOVED_PERMANENTLY_DEFAULT", stripQuery: false },
  });
}

function addRule(draft: Draft, needs: FrontNeeds, entry: RegionSuffix, scheme: "http" | "https", proxy: string): void {
  const kind = scheme === "https" ? "TargetHttpsProxy" : "TargetHttpProxy";
  draft.add("ForwardingRule", `-${scheme}${suffixed(entry)}`, needs.scope, {
    loadBalancingScheme: needs.loadBalancingScheme,
    IPAddress: draft.own("Address", suffixed(entry)),
    portRange: scheme === "https" ? "443" : "80",
    target: draft.own(kind, proxy),
    ...needs.rule(entry),
  });
}

function addHttpsProxy(draft: Draft, needs: FrontNeeds): void {
  addCertified(draft, needs, { urlMap: draft.own("UrlMap"), sslPolicy: draft.own("SslPolicy") });
  draft.add("SslPolicy", "", needs.scope, { profile: "MODERN", minTlsVersion: "TLS_1_2" });
}

function addCertified(draft: Draft, { scope, certificate }: FrontNeeds, proxy: Fields): void {
  const domain = draft.answer("domain");
  if (certificate === "compute") {
    draft.add("TargetHttpsProxy", "", scope, { ...proxy, sslCertificates: [draft.own("SslCertificate")] });
    draft.add("SslCertificate", "", "global", { type: "MANAGED", managed: { domains: [domain] } });
    draft.notes.push(`Let ${domain} lead to the reserved address: the certificate is issued after that.`);
    return;
  }
  // Compute Engine's managed certificates are global and for external load balancers only.
  const location = certificate === "regional" ? scope : "global";
  draft.add("TargetHttpsProxy", "", scope, {
    ...proxy,
    certificateManagerCertificates: [draft.own("Certificate")],
  });
  draft.add("Certificate", "", location, {
    scope: certificate === "all-regions" ? "ALL_REGIONS" : null,
    managed: { domains: [domain], dnsAuthorizations: [draft.own("DnsAuthorization")] },
  });
  draft.add("DnsAuthorization", "", location, { domain });
  draft.notes.push(
    `Add the DNS record that the DNS authorization asks for, and let ${domain} lead to the reserved address.`,
  );
}
