import { defineConstraint } from "../constraint";
import { moveOtherPlatforms, takenNegNames } from "../own-neg";
import { applicationProducts } from "../product-lists";
import { related } from "../related";
import { platformsOf, platformWords } from "../serverless";

export default defineConstraint({
  meta: {
    id: "serverless-neg-one-platform",
    severity: "error",
    title: "Serverless NEG may name only one platform",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup", "ServerlessService"],
    products: applicationProducts,
    local: true,
    docs: `More than one of \`cloudRun\`, \`appEngine\`, \`cloudFunction\` and \`serverlessDeployment\` is set on a NEG. A serverless
NEG leads to one kind of service, and the API and the provider refuse several.`,
    repair: `Keep one platform and give each other one a NEG and a backend service of its own. The quick-fix makes the NEG; the
backend service and the route are yours to add.`,
    sources: [
      "Compute API v1 NetworkEndpointGroup.cloudRun",
      "seed 004_b93ead435658a2c4.txt",
      "terraform-provider-google google_compute_region_network_endpoint_group (conflicts)",
    ],
    fixable: true,
    messages: {
      several:
        "The NEG names {platforms}, and a serverless NEG leads to one kind of service: the API refuses it. Keep one and give each other its own NEG.",
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "mix" {
  name   = "mix"
  region = "us-central1"
  cloud_run {
    service = "a"
  }
  app_engine {
    service = "b"
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "a"
  }
}

resource "google_compute_region_network_endpoint_group" "app" {
  name   = "app"
  region = "us-central1"
  app_engine {
    service = "b"
  }
}
`,
    },
  },
  context: takenNegNames,
  *find(topology) {
    for (const neg of topology.all("NetworkEndpointGroup")) {
      const platforms = platformsOf(neg);
      const [first, second] = platforms;
      if (first === undefined || second === undefined) continue;
      yield {
        message: "several",
        data: { platforms: platforms.map((it) => platformWords[it]).join(" and ") },
        resource: neg.id,
        field: second,
        related: related(neg, `It names ${platformWords[first]} here`, first),
        fixes: moveOtherPlatforms(topology, neg, platforms),
      };
    }
  },
});
