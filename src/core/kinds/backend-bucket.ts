import { cdnPolicy, description, name, region } from "./common-fields";
import { located } from "./connector-types";
import { flag, object, reference, text, textMap, texts } from "./fields";
import type { KindSpec } from "./kind";

export const backendBucket: KindSpec = {
  kind: "BackendBucket",
  label: "Backend bucket",
  plural: "Backend buckets",
  collection: "backendBuckets",
  column: "backend",
  doc: "Serves the objects of a Cloud Storage bucket to requests that a URL map sends to it.",
  terraform: [
    { type: "google_compute_backend_bucket", scope: "global" },
    { type: "google_compute_region_backend_bucket", scope: "region" },
  ],
  connector: [
    located("ComputeBackendBucket", "compute_backend_bucket", ["global", "region"], { placeDefault: "global" }),
  ],
  fields: [
    name,
    description,
    region,
    reference("bucketName", "bucket", ["StorageBucket"], {
      connector: { name: "bucket" },
      doc: "Cloud Storage bucket that holds the objects.",
    }),
    flag("enableCdn", { doc: "Whether Cloud CDN caches the objects." }),
    cdnPolicy([texts("queryStringWhitelist"), texts("includeHttpHeaders")]),
    text("compressionMode", { values: ["AUTOMATIC", "DISABLED"], doc: "Whether text responses are compressed." }),
    texts("customResponseHeaders", { doc: "Headers added to responses to clients." }),
    reference("edgeSecurityPolicy", "edgeSecurityPolicy", ["SecurityPolicy"], {
      connector: { reference: "text" },
      doc: "Cloud Armor edge policy, applied before the cache.",
    }),
    text("loadBalancingScheme", {
      values: ["INTERNAL_MANAGED", "EXTERNAL_MANAGED"],
      doc: "Family of load balancer, where the bucket is not for external ones in general.",
    }),
    object("params", [textMap("resourceManagerTags")], { immutable: true }),
  ],
};
