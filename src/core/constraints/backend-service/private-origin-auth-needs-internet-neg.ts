import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field, isAbsent } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import {
  aGroup,
  type Backend,
  backendsOf,
  internetTypes,
  isInstanceGroup,
  isInternetNeg,
  isNegOtherThan,
} from "../backends";
import { removing } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { globalInternetNegProducts } from "../product-lists";
import { related } from "../related";

const block = "securitySettings.awsV4Authentication";

export default defineConstraint({
  meta: {
    id: "private-origin-auth-needs-internet-neg",
    severity: "error",
    title: "AWS SigV4 origin authentication needs an internet NEG",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "InstanceGroup", "InstanceGroupManager"],
    products: globalInternetNegProducts,
    local: true,
    docs: `A backend service signs its requests with AWS Signature Version 4 (\`securitySettings.awsV4Authentication\`) and has a
backend that is no global internet NEG, or the block lacks \`accessKeyId\`, \`accessKey\` or \`originRegion\`. Requests to
private S3-compatible buckets are signed only on their way to an external origin.`,
    repair: `Use a global internet NEG (\`INTERNET_FQDN_PORT\`) that points to the object store, and give the block its key, the
key's id and the region of the bucket. Where there is no such origin, remove the block.`,
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/cdn/docs/configure-private-origin-authentication",
      "Compute API v1 SecuritySettings.awsV4Authentication",
    ],
    fixable: true,
    messages: {
      backend:
        'Requests are signed for AWS only on their way to a global internet NEG, but "{group}" is {what}: the API refuses the block. Point the service to the object store, or remove the block.',
      missing: "AWS origin authentication lacks {fields}, and without them no request can be signed. Add them.",
      missingOne: "AWS origin authentication lacks {fields}, and without it no request can be signed. Add it.",
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "run" {
  name   = "run"
  region = "us-central1"
  cloud_run {
    service = "svc"
  }
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  security_settings {
    aws_v4_authentication {
      access_key_id = "AKIDEXAMPLE"
      access_key    = var.access_key
      origin_region = "us-east-2"
    }
  }
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}

variable "access_key" {
  type      = string
  sensitive = true
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "bucket" {
  name                  = "bucket"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  security_settings {
    aws_v4_authentication {
      access_key_id = "AKIDEXAMPLE"
      access_key    = var.access_key
      origin_region = "us-east-2"
    }
  }
  backend {
    group = google_compute_global_network_endpoint_group.bucket.id
  }
}

variable "access_key" {
  type      = string
  sensitive = true
}
`,
    },
  },
  *find(topology): Iterable<Report> {
    for (const service of topology.all("BackendService")) {
      if (field(service, block)?.type !== "object") continue;
      const refused = [...judgeBackends(topology, service)];
      yield* refused;
      // A block that has to go needs nothing more.
      if (refused.length > 0) continue;
      const missing = ["accessKeyId", "accessKey", "originRegion"].filter((it) => isAbsent(service, `${block}.${it}`));
      if (missing.length > 0)
        yield {
          message: missing.length === 1 ? "missingOne" : "missing",
          data: { fields: missing.join(" and ") },
          resource: service.id,
          field: block,
        };
    }
  },
});

function* judgeBackends(topology: Topology, service: Resource): Iterable<Report> {
  const backend = backendsOf(topology, service).list.find(isNoGlobalOrigin);
  if (!backend?.group) return;
  yield {
    message: "backend",
    data: { group: backend.group.name, what: aGroup(backend.group) },
    resource: service.id,
    field: block,
    related: [
      ...related(service, "The backend", `${backend.path}.group`),
      ...related(backend.group.resource, `"${backend.group.name}" is ${aGroup(backend.group)}`),
    ],
    fixes: [removal(service)],
  };
}

/** Certainly no internet NEG, or certainly a regional one. */
function isNoGlobalOrigin(backend: Backend): boolean {
  if (isInstanceGroup(backend) || isNegOtherThan(backend, ...internetTypes)) return true;
  return isInternetNeg(backend) && backend.group.scope.level === "region";
}

/** Takes the settings around the block along when there is nothing else in them. */
function removal(service: Resource): Fix {
  const settings = field(service, "securitySettings");
  const alone = settings?.type === "object" && settings.open === undefined && Object.keys(settings.fields).length === 1;
  return removing("Remove AWS origin authentication", service, alone ? "securitySettings" : block);
}
