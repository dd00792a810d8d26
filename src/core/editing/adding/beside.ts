/** What stands beside the road of the requests: checks, certificates, policies, addresses. */

import type { Kind } from "../../kinds/kind";
import { kindSpec } from "../../kinds/registry";
import type { Change, ChangeValue } from "../../model/change";
import { backendsOf } from "../../topology/queries";
import { isAbsent, items, known } from "../../topology/read";
import { checkFields, classOf, isChecked, lacksCheck, protocolOf } from "./backend-item";
import { managedCertificate } from "./front-ends";
import { copied } from "./network";
import { type Spot, scopeOf } from "./spot";
import { adding, ask, askRegion, setting, type Template, toNew } from "./template";

export function besides(spot: Spot): readonly Template[] {
  const { near, product, topology } = spot;
  switch (near?.kind) {
    case "BackendService": {
      const groups = backendsOf(topology, near).items.map((it) => (it.target ? classOf(it.target) : undefined));
      const checked = lacksCheck(near) && groups.every((it) => it !== undefined && isChecked(it));
      const armored = product.features.backendSecurityPolicy !== false && isAbsent(near, "securityPolicy");
      return [
        ...(checked ? [check(spot, (made) => [setting(near.id, "healthChecks[0]", made)])] : []),
        ...(armored ? [policy(spot, (made) => [setting(near.id, "securityPolicy", made)])] : []),
      ];
    }
    case "TargetHttpsProxy":
    case "TargetSslProxy":
      return [
        ...(isAbsent(near, "sslPolicy") ? [tls(spot, (made) => [setting(near.id, "sslPolicy", made)])] : []),
        ...(near.scope.level === "global" &&
        spot.ruleScheme.startsWith("EXTERNAL") &&
        ["certificateMap", "certificateManagerCertificates"].every((it) => isAbsent(near, it))
          ? [
              certificate(spot, (made) => [
                setting(near.id, `sslCertificates[${items(near, "sslCertificates").items.length}]`, made),
              ]),
            ]
          : []),
      ];
    case "ForwardingRule":
      return isAbsent(near, "IPAddress") && product.rule.pointsTo.length > 0 ? [address(spot)] : [];
    case undefined:
      return [check(spot), certificate(spot), tls(spot), policy(spot)];
    default:
      return [];
  }
}

type Link = (made: ChangeValue) => readonly Change[];

/** A resource with a fixed content that is named, and referred to from where it was asked for. */
function simple(
  spot: Spot,
  kind: Kind,
  ending: string,
  doc: string,
  link: Link | undefined,
  fields: Readonly<Record<string, ChangeValue>>,
): Template {
  const known = spot.near?.scope.level === "region" ? spot.near.scope.name : spot.region;
  const global = (spot.near?.scope.level ?? spot.level) === "global";
  return {
    id: kind,
    kind,
    label: kindSpec(kind).label,
    doc,
    side: link ? "beside" : "alone",
    ending,
    asks: !global && known === undefined ? [askRegion(spot)] : [],
    build: (name, answer) => [
      adding(spot, kind, name, global ? "global" : `region/${known ?? answer("region")}`, fields),
      ...(link?.(toNew(kind, name)) ?? []),
    ],
  };
}

function check(spot: Spot, link?: Link): Template {
  const { near, product } = spot;
  const port = near && product.service.capacitySettings ? undefined : 80;
  const doc = "Asks the backends whether they can take traffic.";
  return simple(spot, "HealthCheck", "check", doc, link, checkFields(protocolOf(near, product), port));
}

function policy(spot: Spot, link?: Link): Template {
  const doc = "Cloud Armor: lets everything through, until rules are added.";
  return simple(spot, "SecurityPolicy", "policy", doc, link, {
    type: "CLOUD_ARMOR",
    rules: [
      {
        action: "allow",
        priority: 2147483647,
        match: { versionedExpr: "SRC_IPS_V1", config: { srcIpRanges: ["*"] } },
        description: "Default rule",
      },
    ],
  });
}

function tls(spot: Spot, link?: Link): Template {
  const doc = "TLS 1.2 and newer, with the ciphers of today.";
  return simple(spot, "SslPolicy", "tls", doc, link, { profile: "MODERN", minTlsVersion: "TLS_1_2" });
}

function certificate(spot: Spot, link?: Link): Template {
  return {
    id: "SslCertificate",
    kind: "SslCertificate",
    label: "Google-managed SSL certificate",
    doc: "Google makes and renews it for a domain that leads to the load balancer.",
    side: link ? "beside" : "alone",
    ending: "cert",
    asks: [ask("domain", "Domain", "fqdn", "", "www.example.com")],
    build: (name, answer) => [
      managedCertificate(spot, name, answer("domain")),
      ...(link?.(toNew("SslCertificate", name)) ?? []),
    ],
  };
}

function address(spot: Spot): Template {
  const { near } = spot;
  const internal = spot.ruleScheme.startsWith("INTERNAL");
  const regional = near?.scope.level === "region";
  const tier = near && known(near, "networkTier");
  const version = near && known(near, "ipVersion");
  return {
    id: "Address",
    kind: "Address",
    label: kindSpec("Address").label,
    doc: "Stays when the forwarding rule is replaced. To take it, the rule is replaced once.",
    side: "beside",
    ending: "address",
    asks: regional && near.scope.name === undefined ? [askRegion(spot)] : [],
    build: (name, answer) => [
      adding(
        spot,
        "Address",
        name,
        regional ? `region/${near.scope.name ?? answer("region")}` : scopeOf({ ...spot, level: "global" }),
        {
          addressType: internal ? "INTERNAL" : undefined,
          subnetwork: internal && near ? copied(spot, near, "subnetwork") : undefined,
          networkTier: regional && typeof tier === "string" ? tier : undefined,
          ipVersion: typeof version === "string" && version !== "IPV4" ? version : undefined,
        },
      ),
      ...(near ? [setting(near.id, "IPAddress", toNew("Address", name))] : []),
    ],
  };
}
