import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { addressType, reservedAddress } from "../addresses";
import { removeField, setField } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { frontEnds, hasScheme, isTargetKnown, schemesOf, TARGET_KINDS } from "../front-ends";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "fr-address-type",
    severity: "error",
    title: "Internal and external rules need addresses of their sort",
    appliesTo: ["ForwardingRule"],
    reads: ["ForwardingRule", "Address", "Subnetwork", "BackendService", ...TARGET_KINDS],
    products: "all",
    local: true,
    docs: `An external forwarding rule (\`EXTERNAL\`, \`EXTERNAL_MANAGED\`) has an internal reserved address, or a private
number as a literal; or an internal one (\`INTERNAL\`, \`INTERNAL_MANAGED\`) has an external reserved address, which is what
an address is when it names no type. Public numbers as literals of internal rules are not judged: they may be in use
privately. Service mesh and Private Service Connect are not judged either.`,
    repair: `Set \`addressType\` of the address, with the subnetwork for an internal one, or the scheme of the rule. Address and
rule are replaced.`,
    sources: [
      "Compute API v1 ForwardingRule.IPAddress",
      "Compute API v1 Address.addressType",
      "https://docs.cloud.google.com/load-balancing/docs/forwarding-rule-concepts#ip_address_specifications",
    ],
    fixable: true,
    messages: {
      internal:
        "This rule is external (scheme {scheme}), but its address {address} is internal: clients on the internet cannot reach it, and the API refuses it. Use an external address, or an internal scheme.",
      external:
        "This rule is internal (scheme {scheme}), but its address {address} is external{why}: the address of an internal rule is one of its subnetwork, and the API refuses it. Set addressType to INTERNAL.",
    },
    examples: { bad: example(""), good: example('\n  address_type = "INTERNAL"') },
  },
  *find(topology): Iterable<Report> {
    for (const rule of frontEnds(topology)) {
      const type = addressType(topology, rule);
      const external = hasScheme(rule, "EXTERNAL", "EXTERNAL_MANAGED");
      const internal = hasScheme(rule, "INTERNAL", "INTERNAL_MANAGED");
      const wrong = (external && type === "INTERNAL") || (internal && type === "EXTERNAL");
      if (!wrong || !isTargetKnown(topology, rule)) continue;
      const address = reservedAddress(topology, rule);
      yield {
        message: external ? "internal" : "external",
        data: {
          scheme: schemesOf(rule)?.join(" or ") ?? "",
          address: address?.name ?? String(known(rule, "IPAddress") ?? ""),
          why: address && isAbsent(address, "addressType") ? " (the default)" : "",
        },
        resource: rule.id,
        field: "IPAddress",
        related: related(address, `The address is ${external ? "internal" : "external"}`, "addressType"),
        fixes: address ? fixes(topology, rule, address, external) : [],
      };
    }
  },
});

/** The address becomes what the rule is, where nobody else has it. */
function fixes(topology: Topology, rule: Resource, address: Resource, external: boolean): readonly Fix[] {
  if (topology.into(address.id, "address").length !== 1 || address.scope.level !== rule.scope.level) return [];
  const set = (names: readonly string[]) => names.filter((it) => !isAbsent(address, it));
  const effect = "The address is replaced by another one, and the rule with it.";
  if (external)
    return [
      {
        title: `Make the address ${address.name} external`,
        changes: [
          setField(address, "addressType", "EXTERNAL"),
          ...set(["subnetwork", "network", "purpose", "address"]).map((it) => removeField(address, it)),
        ],
        effect,
      },
    ];
  if (address.scope.level === "global") return [];
  const subnetwork = topology.out(rule.id, "subnetwork").flatMap((it) => topology.get(it.to) ?? [])[0];
  const near = subnetwork && subnetwork.format === address.format && subnetwork.module === address.module;
  return [
    {
      title: `Make the address ${address.name} internal`,
      changes: [
        setField(address, "addressType", "INTERNAL"),
        ...set(["networkTier", "address"]).map((it) => removeField(address, it)),
        ...(near && isAbsent(address, "subnetwork") ? [setField(address, "subnetwork", { ref: subnetwork.id })] : []),
      ],
      effect,
    },
  ];
}

function example(type: string): string {
  return `resource "google_compute_address" "db" {
  name         = "db"
  region       = "us-central1"${type}
  subnetwork   = "projects/p/regions/us-central1/subnetworks/app"
}

resource "google_compute_forwarding_rule" "db" {
  name                  = "db"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  ip_address            = google_compute_address.db.id
  ports                 = ["5432"]
  subnetwork            = "projects/p/regions/us-central1/subnetworks/app"
  backend_service       = "projects/p/regions/us-central1/backendServices/db"
}
`;
}
