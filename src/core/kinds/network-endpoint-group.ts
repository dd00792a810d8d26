import { fixedDescription, name, region, zone } from "./common-fields";
import { everywhere, located, placed } from "./connector-types";
import { number, object, reference, text, textMap } from "./fields";
import type { KindSpec } from "./kind";

/** Types of endpoints, as the API names them. */
export const networkEndpointTypes = [
  "GCE_VM_IP_PORT",
  "GCE_VM_IP",
  "NON_GCP_PRIVATE_IP_PORT",
  "INTERNET_FQDN_PORT",
  "INTERNET_IP_PORT",
  "SERVERLESS",
  "PRIVATE_SERVICE_CONNECT",
  "GCE_VM_IP_PORTMAP",
] as const;

export const networkEndpointGroup: KindSpec = {
  kind: "NetworkEndpointGroup",
  label: "Network endpoint group",
  plural: "Network endpoint groups",
  collection: "networkEndpointGroups",
  column: "endpointGroup",
  doc: "A set of endpoints that a backend service sends traffic to. Its type says what they are: addresses of VMs, hosts on premises or in the internet, a serverless service, a published service.",
  terraform: [
    { type: "google_compute_network_endpoint_group", scope: "zone" },
    { type: "google_compute_region_network_endpoint_group", scope: "region" },
    { type: "google_compute_global_network_endpoint_group", scope: "global" },
  ],
  connector: [
    located("ComputeNetworkEndpointGroup", "compute_network_endpoint_group", ["zone"]),
    placed("ComputeRegionNetworkEndpointGroup", "compute_region_network_endpoint_group", "region"),
    everywhere("ComputeGlobalNetworkEndpointGroup", "compute_global_network_endpoint_group", {
      needsProject: true,
      alpha: true,
    }),
  ],
  fields: [
    name,
    fixedDescription,
    region,
    zone,
    text("networkEndpointType", {
      immutable: true,
      values: networkEndpointTypes,
      doc: "What the endpoints are. Internet endpoints: INTERNET_FQDN_PORT names a host, INTERNET_IP_PORT an address.",
    }),
    number("defaultPort", { immutable: true, doc: "Port of endpoints that name none." }),
    reference("network", "network", ["Network"], { immutable: true, doc: "VPC network of the endpoints." }),
    reference("subnetwork", "subnetwork", ["Subnetwork"], { immutable: true, doc: "Subnetwork of the endpoints." }),
    object(
      "cloudRun",
      [
        reference("service", "serverless", ["ServerlessService"], {
          connector: { target: "RunService" },
          doc: "Cloud Run service.",
        }),
        text("tag", { doc: "Revision tag." }),
        text("urlMask", { doc: "Pattern that finds the service in the request's URL." }),
      ],
      { immutable: true, doc: "Cloud Run service behind the group." },
    ),
    object(
      "cloudFunction",
      [
        reference("function", "serverless", ["ServerlessService"], {
          connector: { target: "CloudFunctionsFunction" },
          doc: "Cloud Run function.",
        }),
        text("urlMask", { doc: "Pattern that finds the function in the request's URL." }),
      ],
      { immutable: true, doc: "Function behind the group." },
    ),
    object(
      "appEngine",
      [
        reference("service", "serverless", ["ServerlessService"], { doc: "App Engine service." }),
        reference("version", "serverless", ["ServerlessService"], { doc: "Version of the service." }),
        text("urlMask", { doc: "Pattern that finds service and version in the request's URL." }),
      ],
      { immutable: true, doc: "App Engine service behind the group." },
    ),
    object(
      "serverlessDeployment",
      [
        text("platform", { doc: "Platform that runs the service, such as API Gateway." }),
        reference("resource", "serverless", ["ServerlessService"], { doc: "Service on that platform." }),
        text("version"),
        text("urlMask"),
      ],
      { immutable: true, doc: "Service of another serverless platform behind the group." },
    ),
    reference("pscTargetService", "serviceAttachment", ["ServiceAttachment"], {
      connector: { reference: "text" },
      immutable: true,
      doc: "Google API or published service (a service attachment) reached over Private Service Connect.",
    }),
    object("pscData", [text("producerPort", { doc: "Port of the producer's service." })], {
      immutable: true,
      doc: "Details of Private Service Connect.",
    }),
    textMap("annotations", { tf: { absent: true } }),
  ],
};
