import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, known } from "../../topology/read";
import { removing, setting } from "../changes";
import { defineConstraint } from "../constraint";
import { applicationProducts } from "../product-lists";
import { isApiGateway, type PlatformField } from "../serverless";

/** What each platform cuts out of a URL, and the field that could say it instead. */
const masks: readonly {
  readonly platform: PlatformField;
  readonly placeholders: readonly string[];
  readonly name: string;
}[] = [
  { platform: "cloudRun", placeholders: ["<service>", "<tag>"], name: "service" },
  { platform: "appEngine", placeholders: ["<service>", "<version>"], name: "service" },
  { platform: "cloudFunction", placeholders: ["<function>"], name: "function" },
  { platform: "serverlessDeployment", placeholders: ["<gateway>"], name: "resource" },
];

export default defineConstraint({
  meta: {
    id: "serverless-neg-url-mask-placeholder",
    severity: "warning",
    title: "URL mask needs a placeholder of its platform",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup"],
    products: applicationProducts,
    local: true,
    docs: `A URL mask is a template by which the name of the service is cut out of the request's URL. This one has no placeholder
that its platform knows, so nothing can be cut out (Cloud Run: \`<service>\` and \`<tag>\`; App Engine: \`<service>\` and
\`<version>\`; functions: \`<function>\`; API Gateway: \`<gateway>\`), or it begins with a scheme such as \`https://\`, though a mask
is host and path only. Masks of other platforms, and those that are not known in full, are not reported.`,
    repair:
      "Put the placeholder where the name stands, as in `example.com/<service>`, or drop the mask and name the service.",
    sources: [
      "Compute API v1 NetworkEndpointGroupCloudRun.urlMask",
      "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts",
      "seed 004_b93ead435658a2c4.txt",
    ],
    fixable: true,
    messages: {
      placeholder:
        "The URL mask {mask} has no {placeholders}, so no name can be cut out of a request's URL. Put one where the name stands, as in example.com/{example}.",
      scheme:
        "The URL mask {mask} begins with {scheme}, but a mask is host and path only and would match no request. Leave the scheme out.",
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    url_mask = "https://example.com/<service>"
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    url_mask = "example.com/<service>"
  }
}
`,
    },
  },
  *find(topology) {
    for (const neg of topology.all("NetworkEndpointGroup"))
      for (const { platform, placeholders, name } of masks) {
        const path = `${platform}.urlMask`;
        const mask = known(neg, path);
        if (typeof mask !== "string" || mask === "") continue;
        if (platform === "serverlessDeployment" && !isApiGateway(neg)) continue;
        const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(mask)?.[0];
        const finds = placeholders.some((it) => mask.includes(it));
        if (scheme === undefined && finds) continue;
        yield {
          message: finds ? "scheme" : "placeholder",
          data: {
            mask,
            scheme: scheme ?? "",
            placeholders: placeholders.join(" or "),
            example: placeholders[0] ?? "",
          },
          resource: neg.id,
          field: path,
          fixes: finds
            ? [setting(`Leave out ${scheme}`, neg, path, mask.slice(scheme?.length))]
            : dropping(neg, path, `${platform}.${name}`),
        };
      }
  },
});

/** Where the service is named as well, the mask is not needed; where the name stands in a URL, nobody here knows. */
function dropping(neg: Resource, path: string, name: string): readonly Fix[] {
  return isAbsent(neg, name) ? [] : [removing("Drop the mask: the service is named", neg, path)];
}
