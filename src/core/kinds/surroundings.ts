/** Kinds that are not drawn but that rules ask: networks, instances, buckets, serverless services. */
import { fixedDescription, name, region, zone } from "./common-fields";
import { everywhere, located, placed } from "./connector-types";
import { flag, object, objects, reference, text, textMap, texts } from "./fields";
import type { KindSpec } from "./kind";

export const network: KindSpec = {
  kind: "Network",
  label: "VPC network",
  plural: "VPC networks",
  collection: "networks",
  column: "none",
  doc: "The private network that internal load balancers and their backends live in.",
  terraform: [{ type: "google_compute_network", scope: "global" }],
  connector: [everywhere("ComputeNetwork", "compute_network")],
  fields: [
    name,
    fixedDescription,
    flag("autoCreateSubnetworks", { immutable: true }),
    text("routingMode"),
    text("IPv4Range", {
      tf: "ipv4_range",
      connector: { absent: true },
      immutable: true,
      doc: "The one range of a legacy network, which has no subnetworks.",
    }),
  ],
};

export const subnetwork: KindSpec = {
  kind: "Subnetwork",
  label: "Subnetwork",
  plural: "Subnetworks",
  collection: "subnetworks",
  column: "none",
  doc: "A range of a VPC network in one region. Envoy-based load balancers need one with a proxy-only purpose.",
  terraform: [{ type: "google_compute_subnetwork", scope: "region" }],
  connector: [placed("ComputeSubnetwork", "compute_subnetwork", "region")],
  fields: [
    name,
    fixedDescription,
    region,
    reference("network", "network", ["Network"], { immutable: true }),
    text("ipCidrRange"),
    objects("secondaryIpRanges", [text("rangeName"), text("ipCidrRange")], { tf: "secondary_ip_range" }),
    text("purpose", {
      immutable: true,
      values: [
        "PRIVATE",
        "REGIONAL_MANAGED_PROXY",
        "GLOBAL_MANAGED_PROXY",
        "PRIVATE_SERVICE_CONNECT",
        "PEER_MIGRATION",
        "PRIVATE_NAT",
      ],
      doc: "What the subnetwork is reserved for.",
    }),
    text("role", { values: ["ACTIVE", "BACKUP"] }),
    text("stackType", { values: ["IPV4_ONLY", "IPV4_IPV6", "IPV6_ONLY"] }),
    text("ipv6AccessType", { values: ["EXTERNAL", "INTERNAL"] }),
  ],
};

export const instance: KindSpec = {
  kind: "Instance",
  label: "VM instance",
  plural: "VM instances",
  collection: "instances",
  column: "none",
  doc: "A virtual machine.",
  terraform: [{ type: "google_compute_instance", scope: "zone" }],
  connector: [placed("ComputeInstance", "compute_instance", "zone")],
  fields: [
    name,
    fixedDescription,
    zone,
    text("machineType"),
    texts("tags"),
    objects(
      "networkInterfaces",
      [
        reference("network", "network", ["Network"]),
        reference("subnetwork", "subnetwork", ["Subnetwork"]),
        text("networkIP", { tf: "network_ip" }),
        text("stackType"),
      ],
      { tf: "network_interface" },
    ),
  ],
};

export const storageBucket: KindSpec = {
  kind: "StorageBucket",
  label: "Cloud Storage bucket",
  plural: "Cloud Storage buckets",
  collection: "b",
  column: "none",
  doc: "A bucket of objects.",
  terraform: [{ type: "google_storage_bucket", scope: "global" }],
  connector: [everywhere("StorageBucket", "storage_bucket")],
  fields: [name, text("location", { immutable: true }), text("storageClass"), flag("uniformBucketLevelAccess")],
};

/** Terraform types of the kind that are no Cloud Run services, and have none of their fields. */
const notCloudRun = {
  google_cloudfunctions_function: "",
  google_cloudfunctions2_function: "",
  google_app_engine_standard_app_version: "",
  google_app_engine_flexible_app_version: "",
  google_api_gateway_gateway: "",
};

export const serverlessService: KindSpec = {
  kind: "ServerlessService",
  label: "Serverless service",
  plural: "Serverless services",
  collection: "services",
  column: "none",
  doc: "A Cloud Run service, a function, an App Engine version or an API gateway.",
  terraform: [
    { type: "google_cloud_run_service", scope: "region", locationArgument: "location" },
    { type: "google_cloud_run_v2_service", scope: "region", locationArgument: "location" },
    { type: "google_cloudfunctions_function", scope: "region", collection: "functions" },
    { type: "google_cloudfunctions2_function", scope: "region", locationArgument: "location", collection: "functions" },
    { type: "google_app_engine_standard_app_version", scope: "global", collection: "versions" },
    { type: "google_app_engine_flexible_app_version", scope: "global", collection: "versions" },
    { type: "google_api_gateway_gateway", scope: "region", collection: "gateways" },
  ],
  connector: [
    located("RunService", "cloud_run_v2_service", ["region"], { needsProject: true }),
    placed("CloudFunctionsFunction", "cloudfunctions_function", "region", { needsProject: true }),
  ],
  fields: [
    {
      ...name,
      tf: {
        byType: {
          google_app_engine_standard_app_version: "",
          google_app_engine_flexible_app_version: "",
          google_api_gateway_gateway: "gateway_id",
        },
      },
    },
    text("location", { immutable: true }),
    region,
    text("ingress", { doc: "From where requests may come: from everywhere unless this says otherwise." }),
    flag("defaultUriDisabled", {
      tf: { byType: { google_cloud_run_service: "", ...notCloudRun } },
      connector: { absent: true },
      doc: "Whether the generated run.app address answers no requests.",
    }),
    object("metadata", [textMap("annotations")], {
      tf: { byType: { google_cloud_run_v2_service: "", ...notCloudRun } },
      connector: { absent: true },
      doc: "Labels and annotations; the first version of Cloud Run keeps its ingress setting there.",
    }),
    text("service"),
    text("versionId"),
    text("apiConfig"),
  ],
};
