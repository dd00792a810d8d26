import type { Resource } from "../../model/resource";
import { servicesOfGroup } from "../../topology/queries";
import type { Topology } from "../../topology/topology";
import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { serverlessBackends, targetsOf } from "../serverless";

export default defineConstraint({
  meta: {
    id: "serverless-neg-region-mismatch",
    severity: "error",
    title: "Serverless NEG must be in the region of its service",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup", "ServerlessService", "BackendService"],
    products: applicationProducts,
    local: true,
    docs: `A serverless NEG is in another region than the Cloud Run service, function or gateway that it refers to. It can only
point at a service of its own region, so it never serves a request. Reported when both regions are known; App Engine has a
single region for each project, which the configuration of a version does not tell.`,
    repair: `Change the region of the NEG to that of the service, which replaces the NEG. For a service in several regions, make
one NEG in each.`,
    sources: [
      "seed 004_b93ead435658a2c4.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://docs.cloud.google.com/api-gateway/docs/gateway-load-balancing",
    ],
    fixable: true,
    messages: {
      elsewhere:
        'The NEG is in {region}, but "{service}" in {other}: a serverless NEG reaches services of its own region only, so it never serves a request. Move it to {other}.',
    },
    examples: {
      bad: `resource "google_cloud_run_v2_service" "svc" {
  name     = "svc"
  location = "europe-west1"
  ingress  = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
}

resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = google_cloud_run_v2_service.svc.name
  }
}
`,
      good: `resource "google_cloud_run_v2_service" "svc" {
  name     = "svc"
  location = "europe-west1"
  ingress  = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
}

resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "europe-west1"
  cloud_run {
    service = google_cloud_run_v2_service.svc.name
  }
}
`,
    },
  },
  *find(topology) {
    for (const neg of topology.all("NetworkEndpointGroup")) {
      const region = regionOf(neg);
      if (region === undefined) continue;
      for (const { resource: service, field } of targetsOf(topology, neg)) {
        const other = regionOf(service);
        if (other === undefined || other === region) continue;
        yield {
          message: "elsewhere",
          data: { region, service: service.name, other },
          resource: neg.id,
          field: "region",
          related: [
            ...related(neg, `It refers to "${service.name}" here`, field),
            ...related(service, `"${service.name}" is in ${other}`, "location"),
          ],
          fixes: fits(topology, neg, other)
            ? [setting(`Move the NEG to ${other}`, neg, "region", other, "Changing the region replaces the NEG.")]
            : [],
        };
      }
    }
  },
});

function regionOf({ scope }: Resource): string | undefined {
  return scope.level === "region" ? scope.name : undefined;
}

/** Whether the backend services of a NEG can take it in another region: a regional one is tied to its own. */
function fits(topology: Topology, neg: Resource, region: string): boolean {
  return servicesOfGroup(topology, neg).every(
    (service) =>
      (regionOf(service) ?? region) === region &&
      !serverlessBackends(topology, service).some(
        ({ group }) => group.resource !== neg && group.scope.level === "region" && group.scope.name === region,
      ),
  );
}
