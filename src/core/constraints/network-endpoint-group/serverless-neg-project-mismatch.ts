import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { targetsOf } from "../serverless";

export default defineConstraint({
  meta: {
    id: "serverless-neg-project-mismatch",
    severity: "warning",
    title: "Serverless NEG must be in the project of its service",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup", "ServerlessService"],
    products: applicationProducts,
    local: true,
    docs: `A serverless NEG and the Cloud Run service, function or gateway that it refers to are in different projects. The NEG
finds its service by name in its own project, so requests can fail. Reported when both projects are known.`,
    repair: `Create the NEG and its backend service in the project of the service. With Shared VPC the front end may stay where it
is: URL maps can refer to backend services of other projects.`,
    sources: [
      "seed 004_b93ead435658a2c4.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "https://docs.cloud.google.com/api-gateway/docs/gateway-load-balancing",
    ],
    fixable: false,
    messages: {
      elsewhere:
        'The NEG is in the project {project}, but "{service}" in {other}: a serverless NEG looks for its service in its own project, so requests can fail. Create the NEG and its backend service in {other}.',
    },
    examples: {
      bad: `resource "google_cloud_run_v2_service" "svc" {
  name     = "svc"
  project  = "apps"
  location = "us-central1"
}

resource "google_compute_region_network_endpoint_group" "run" {
  name    = "run"
  project = "network"
  region  = "us-central1"
  cloud_run {
    service = google_cloud_run_v2_service.svc.name
  }
}
`,
      good: `resource "google_cloud_run_v2_service" "svc" {
  name     = "svc"
  project  = "apps"
  location = "us-central1"
}

resource "google_compute_region_network_endpoint_group" "run" {
  name    = "run"
  project = "apps"
  region  = "us-central1"
  cloud_run {
    service = google_cloud_run_v2_service.svc.name
  }
}
`,
    },
  },
  *find(topology) {
    for (const neg of topology.all("NetworkEndpointGroup")) {
      const { project } = neg;
      if (project === undefined) continue;
      for (const { resource: service, field } of targetsOf(topology, neg)) {
        const other = service.project;
        if (other === undefined || other === project) continue;
        yield {
          message: "elsewhere",
          data: { project, service: service.name, other },
          resource: neg.id,
          field,
          related: related(service, `"${service.name}" is in the project ${other}`),
        };
      }
    }
  },
});
