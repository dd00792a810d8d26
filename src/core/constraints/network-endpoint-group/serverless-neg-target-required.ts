import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field, isAbsent, known } from "../../topology/read";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { isServerless, type PlatformField, platformFields, platformWords } from "../serverless";

/** What names the service in each platform's block. An App Engine block may be empty: its default routing. */
const named = [
  { platform: "cloudRun", name: "service" },
  { platform: "cloudFunction", name: "function" },
  { platform: "serverlessDeployment", name: "resource" },
] as const;

export default defineConstraint({
  meta: {
    id: "serverless-neg-target-required",
    severity: "error",
    title: "Serverless NEG must name its service or a URL mask",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup"],
    products: applicationProducts,
    local: true,
    docs: `A NEG of type \`SERVERLESS\` (the default of regional NEGs in Terraform and Config Connector) sets none of \`cloudRun\`,
\`appEngine\`, \`cloudFunction\` and \`serverlessDeployment\`, or sets one that names neither a service nor a URL mask. The load
balancer then has nowhere to send requests, and the API refuses the NEG. An empty \`appEngine\` is fine: it means App Engine's
default routing.`,
    repair: "Name the service, function or gateway, or set a URL mask that finds it in the request's URL.",
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "seed 004_b93ead435658a2c4.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "Compute API v1 NetworkEndpointGroup.cloudRun",
      "terraform-provider-google samples region_network_endpoint_group_appengine_empty",
    ],
    fixable: true,
    messages: {
      none: "A serverless NEG must say what serves its requests: without cloudRun, appEngine, cloudFunction or serverlessDeployment the API refuses it. Name the service.",
      empty:
        "This names neither {name} nor urlMask, so the NEG leads nowhere in {platform} and the API refuses it. Name the {name}, or set a URL mask.",
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "run" {
  name                  = "run"
  region                = "us-central1"
  network_endpoint_type = "SERVERLESS"
  cloud_run {
    tag = "blue"
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "run" {
  name                  = "run"
  region                = "us-central1"
  network_endpoint_type = "SERVERLESS"
  cloud_run {
    service = "svc"
    tag     = "blue"
  }
}
`,
    },
  },
  *find(topology) {
    for (const neg of topology.all("NetworkEndpointGroup")) {
      if (!isServerless(neg)) continue;
      if (platformFields.every((it) => isAbsent(neg, it))) {
        yield { message: "none", resource: neg.id, fixes: ask(neg, "cloudRun", "service") };
        continue;
      }
      for (const { platform, name } of named) {
        if (field(neg, platform)?.type !== "object") continue;
        if (![name, "urlMask"].every((it) => isEmpty(neg, `${platform}.${it}`))) continue;
        yield {
          message: "empty",
          data: { name, platform: platformWords[platform] },
          resource: neg.id,
          field: platform,
          // Functions of the first generation have names that no check here knows.
          fixes: platform === "cloudFunction" ? [] : ask(neg, platform, name),
        };
      }
    }
  },
});

function isEmpty(neg: Resource, path: string): boolean {
  if (isAbsent(neg, path) || known(neg, path) === "") return true;
  const value = field(neg, path);
  return value?.type === "reference" && value.target.by === "link" && value.target.link === "";
}

function ask(neg: Resource, platform: PlatformField, name: string): readonly Fix[] {
  const what = platform === "cloudRun" ? "Cloud Run service" : "gateway";
  return [
    {
      title: `Name the ${what}…`,
      changes: [setField(neg, `${platform}.${name}`, { ask: "service" })],
      ask: { id: "service", prompt: `Name of the ${what}, in the NEG's region`, placeholder: "web", check: "name" },
    },
  ];
}
