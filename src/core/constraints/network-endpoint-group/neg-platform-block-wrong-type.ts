import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field, isAbsent, known, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { removeFields, removing, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { isCertainlySet } from "../endpoint-entries";
import { related } from "../related";
import { isServerless, platformFields, platformsOf } from "../serverless";

const pscFields = ["pscTargetService", "pscData"];
/** Types whose endpoints are never behind Private Service Connect. Internet NEGs are left alone: Terraform's reference names them. */
const notPsc = ["SERVERLESS", "GCE_VM_IP_PORTMAP", "GCE_VM_IP_PORT", "GCE_VM_IP", "NON_GCP_PRIVATE_IP_PORT"];

export default defineConstraint({
  meta: {
    id: "neg-platform-block-wrong-type",
    severity: "error",
    title: "Platform and PSC fields belong to their own NEG type",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup", "NetworkEndpoint", "BackendService"],
    products: "all",
    local: true,
    docs: `\`cloudRun\`, \`appEngine\`, \`cloudFunction\` or \`serverlessDeployment\` is set on a NEG whose type says something other than
\`SERVERLESS\`; or \`pscTargetService\` or \`pscData\` is set on a NEG of type \`SERVERLESS\` (the default of regional NEGs in
Terraform and Config Connector), \`GCE_VM_IP_PORTMAP\` or a zonal type. Each of these fields is read for one type only, and the
API refuses it on others. \`pscTargetService\` on internet NEGs is not reported, because the provider's reference mentions it
there.`,
    repair: "Set the type that the field belongs to, or remove the field.",
    sources: ["Compute API v1 NetworkEndpointGroup.pscTargetService", "Compute API v1 NetworkEndpointGroup.cloudRun"],
    fixable: true,
    messages: {
      wrong:
        "{field} belongs to NEGs of type {wanted}, but this one is of type {type}: the API refuses it. Change the type, or remove {field}.",
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "neg" {
  name                  = "neg"
  region                = "us-central1"
  network               = "default"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  cloud_run {
    service = "svc"
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "neg" {
  name                  = "neg"
  region                = "us-central1"
  network_endpoint_type = "SERVERLESS"
  cloud_run {
    service = "svc"
  }
}
`,
    },
  },
  *find(topology) {
    for (const neg of topology.all("NetworkEndpointGroup"))
      for (const { name, wanted, type } of misplaced(neg))
        yield {
          message: "wrong",
          data: { field: name, wanted, type },
          resource: neg.id,
          field: name,
          related: isAbsent(neg, "networkEndpointType")
            ? []
            : related(neg, `The type is ${type}`, "networkEndpointType"),
          fixes: fixes(topology, neg, name, wanted),
        };
  },
});

interface Misplaced {
  readonly name: string;
  readonly wanted: string;
  readonly type: string;
}

function misplaced(neg: Resource): readonly Misplaced[] {
  const explicit = known(neg, "networkEndpointType");
  const platforms = explicit === undefined || explicit === "SERVERLESS" ? [] : platformsOf(neg);
  // What the API prints always says the type; only the others have a default.
  const types = explicit === undefined && neg.format === "api" ? undefined : possible(neg, "networkEndpointType");
  const noPsc = types !== undefined && types.length > 0 && types.every((it) => notPsc.includes(String(it)));
  const psc = noPsc ? pscFields.filter((it) => isSet(neg, it)) : [];
  return [
    ...platforms.map((name) => ({ name, wanted: "SERVERLESS", type: String(explicit) })),
    ...psc.map((name) => ({ name, wanted: "PRIVATE_SERVICE_CONNECT", type: (types ?? []).join(" or ") })),
  ];
}

function isSet(neg: Resource, name: string): boolean {
  const value = field(neg, name);
  return value?.type === "object" || (isCertainlySet(value) && known(neg, name) !== "");
}

/**
 * The type that the field belongs to, where nothing else of the NEG speaks for the one it has and nothing relies on that;
 * and taking the field away, where the NEG then still leads somewhere.
 */
function fixes(topology: Topology, neg: Resource, name: string, wanted: string): readonly Fix[] {
  const platforms = platformFields.filter((it) => !isAbsent(neg, it));
  const stays = wanted === "SERVERLESS" || platforms.length > 0 || !isServerless(neg);
  const removal = stays ? [removing(`Remove ${name}`, neg, name)] : [];
  return isFree(topology, neg) && fitsAlone(neg, name, wanted) ? [change(neg, wanted), ...removal] : removal;
}

function isFree(topology: Topology, neg: Resource): boolean {
  return topology.into(neg.id, "networkEndpointGroup", "backend").length === 0;
}

/** Whether a NEG of the wanted type has all that it needs, and nothing of another. */
function fitsAlone(neg: Resource, name: string, wanted: string): boolean {
  if (neg.scope.level !== "region") return false;
  const own = wanted === "SERVERLESS" ? [name] : pscFields;
  if (wanted !== "SERVERLESS" && isAbsent(neg, "pscTargetService")) return false;
  return [...platformFields, ...pscFields].every((it) => own.includes(it) || isAbsent(neg, it));
}

function change(neg: Resource, wanted: string): Fix {
  const useless = wanted === "SERVERLESS" ? ["network", "subnetwork", "defaultPort"] : ["defaultPort"];
  const set = useless.filter((it) => !isAbsent(neg, it));
  return {
    title: `Set the type to ${wanted}`,
    changes: [setField(neg, "networkEndpointType", wanted), ...removeFields(neg, set)],
    effect: "Changing the type replaces the NEG.",
  };
}
