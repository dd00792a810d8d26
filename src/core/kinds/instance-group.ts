import { fixedDescription, name, region, zone } from "./common-fields";
import { located, placed } from "./connector-types";
import { flag, number, object, objects, reference, references, text, textMap, texts } from "./fields";
import type { KindSpec } from "./kind";

const namedPorts = objects(
  "namedPorts",
  [text("name", { doc: "Name that backend services ask for." }), number("port", { doc: "Port that it stands for." })],
  { tf: "named_port", doc: "Names for ports, which backend services refer to." },
);

export const instanceGroup: KindSpec = {
  kind: "InstanceGroup",
  label: "Instance group",
  plural: "Instance groups",
  collection: "instanceGroups",
  column: "endpointGroup",
  doc: "A list of instances in one zone, kept by hand, that a backend service can send traffic to.",
  terraform: [{ type: "google_compute_instance_group", scope: "zone" }],
  connector: [placed("ComputeInstanceGroup", "compute_instance_group", "zone")],
  fields: [
    name,
    fixedDescription,
    zone,
    references("instances", "instance", ["Instance"], { doc: "Instances in the group." }),
    namedPorts,
    reference("network", "network", ["Network"], { immutable: true, doc: "Network of the instances." }),
  ],
};

export const instanceGroupManager: KindSpec = {
  kind: "InstanceGroupManager",
  label: "Managed instance group",
  plural: "Managed instance groups",
  collection: "instanceGroupManagers",
  column: "endpointGroup",
  doc: "A group of equal instances made from a template, in one zone or over a region. Backend services send traffic to its instance group.",
  terraform: [
    { type: "google_compute_instance_group_manager", scope: "zone" },
    { type: "google_compute_region_instance_group_manager", scope: "region" },
  ],
  connector: [
    located("ComputeInstanceGroupManager", "compute_instance_group_manager", ["region", "zone"], {
      needsProject: true,
    }),
  ],
  fields: [
    name,
    fixedDescription,
    region,
    zone,
    text("baseInstanceName", { immutable: true, doc: "Beginning of the instances' names." }),
    number("targetSize", { doc: "Number of instances." }),
    { ...namedPorts, connector: { name: "namedPorts" } },
    references("targetPools", "targetPool", ["TargetPool"], { doc: "Target pools that instances are added to." }),
    objects(
      "versions",
      [
        text("name"),
        text("instanceTemplate", { connector: { reference: "ref", target: "ComputeInstanceTemplate" } }),
        object("targetSize", [number("fixed"), number("percent")]),
      ],
      { tf: "version", connector: { name: "versions" }, doc: "Templates that instances are made from." },
    ),
    objects(
      "autoHealingPolicies",
      [
        reference("healthCheck", "autoHealingHealthCheck", ["HealthCheck"], {
          doc: "Check that decides which instances are made anew.",
        }),
        number("initialDelaySec"),
      ],
      { doc: "Makes instances anew that fail a health check." },
    ),
    object("distributionPolicy", [texts("zones")], {
      tf: { absent: true },
      connector: { name: "distributionPolicy" },
    }),
    texts("distributionPolicyZones", {
      connector: { absent: true },
      api: { path: ["distributionPolicy", "zones"], item: "zone" },
      doc: "Zones of a regional group.",
    }),
    text("distributionPolicyTargetShape", {
      connector: { absent: true },
      api: { path: ["distributionPolicy", "targetShape"] },
    }),
    object("allInstancesConfig", [
      textMap("metadata", { api: { path: ["properties", "metadata"] } }),
      textMap("labels", { api: { path: ["properties", "labels"] } }),
    ]),
    object("updatePolicy", [
      text("type"),
      text("minimalAction"),
      text("mostDisruptiveAllowedAction"),
      text("replacementMethod"),
      text("instanceRedistributionType"),
      number("maxSurgeFixed", { api: { path: ["maxSurge", "fixed"] } }),
      number("maxSurgePercent", { api: { path: ["maxSurge", "percent"] } }),
      number("maxUnavailableFixed", { api: { path: ["maxUnavailable", "fixed"] } }),
      number("maxUnavailablePercent", { api: { path: ["maxUnavailable", "percent"] } }),
    ]),
    flag("waitForInstances", { api: { absent: true } }),
    text("waitForInstancesStatus", { api: { absent: true } }),
  ],
};
