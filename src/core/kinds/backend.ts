/** One backend of a backend service: a group, how to fill it and how far. */
import { flag, number, objects, reference, text } from "./fields";
import type { FieldSpec } from "./kind";

export const backends: FieldSpec = objects(
  "backends",
  [
    reference("group", "backend", ["InstanceGroup", "InstanceGroupManager", "NetworkEndpointGroup"], {
      connector: {
        reference: "byKind",
        keyed: ["ComputeInstanceGroup", "ComputeNetworkEndpointGroup", "ComputeRegionNetworkEndpointGroup"],
        linked: {
          ComputeInstanceGroupManager: "instanceGroupRef",
          ComputeGlobalNetworkEndpointGroup: "networkEndpointGroupRef",
        },
      },
      doc: "Instance group or network endpoint group that serves the traffic.",
    }),
    text("description"),
    text("balancingMode", {
      values: ["UTILIZATION", "RATE", "CONNECTION", "CUSTOM_METRICS", "IN_FLIGHT"],
      doc: "What is measured to tell how full the group is.",
    }),
    number("capacityScaler", { doc: "Factor on the group's capacity, 0 to 1; 0 drains it." }),
    number("maxRate", { doc: "Requests per second that the group takes." }),
    number("maxRatePerInstance", { doc: "Requests per second for each instance." }),
    number("maxRatePerEndpoint", { doc: "Requests per second for each endpoint." }),
    number("maxConnections", { doc: "Connections that the group takes." }),
    number("maxConnectionsPerInstance", { doc: "Connections for each instance." }),
    number("maxConnectionsPerEndpoint", { doc: "Connections for each endpoint." }),
    number("maxInFlightRequests", { doc: "Requests under way that the group takes." }),
    number("maxInFlightRequestsPerInstance", { doc: "Requests under way for each instance." }),
    number("maxInFlightRequestsPerEndpoint", { doc: "Requests under way for each endpoint." }),
    text("trafficDuration", {
      values: ["SHORT", "LONG", "TRAFFIC_DURATION_UNSPECIFIED"],
      doc: "Whether requests are mostly shorter or longer than a second.",
    }),
    number("maxUtilization", { doc: "CPU share of the instances that counts as full." }),
    flag("failover", { doc: "Whether it takes traffic only when the primary backends fail." }),
    text("preference", { values: ["DEFAULT", "PREFERRED"], doc: "Whether it is filled before the others." }),
    objects("customMetrics", [text("name"), flag("dryRun"), number("maxUtilization")], {
      doc: "Metrics that the backend reports and that tell how full it is.",
    }),
  ],
  { tf: "backend", doc: "Groups that serve the traffic." },
);
