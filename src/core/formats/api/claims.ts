/** Which files hold what the API or gcloud prints. */
import { allKinds } from "../../kinds/registry";

/** How much of a file is looked at: all that anybody writes, and the beginning of a large export. */
const looked = 300_000;

const collections = allKinds.map((it) => it.collection).filter((it) => it.length > 2);
const key = (words: string) => `["']?(?:${words})["']?[ \\t]*:[ \\t]*["']?`;
/** A key that begins a line, an entry or an item. One character only: runs of blanks would be looked at again and again. */
const begins = "(?:^|[ \\t{,[-])";
const linkTo = `(?:https?://[\\w.-]*googleapis\\.com/[\\w/]*?)?(?:projects/[^/\\s"']+/)?(?:global|(?:regions|zones)/[\\w-]+)/(?:${collections.join("|")})/`;

/** `kind: compute#urlMap`, lists of them too. */
const kindWord = new RegExp(`${key("kind")}compute#[a-z]`);
const selfLink = new RegExp(`${key("selfLink")}https?://[\\w.-]*googleapis\\.com/compute/`);
const asset = new RegExp(
  `${key("assetType|asset_type")}(?:compute|certificatemanager|networkservices)\\.googleapis\\.com/`,
);
/** Certificate Manager and Network Services name their objects by the whole path. */
const resourceName = new RegExp(
  `${key("name")}projects/[^/\\s"']+/locations/[^/\\s"']+/(?:certificates|certificateMaps|tlsRoutes)/`,
);
const endpoint = new RegExp(begins + key("networkEndpoint"), "m");
const endpointField = new RegExp(key("ipAddress|fqdn|instance|ipv6Address"));
const named = new RegExp(`${begins}${key("name")}\\w`, "m");
const shapes: readonly RegExp[] = [
  new RegExp(key("defaultService|urlMap|target|backendService|service|group") + linkTo),
  new RegExp(`${key("networkEndpointType")}(?:GCE_|NON_GCP_|INTERNET_|SERVERLESS|PRIVATE_SERVICE_CONNECT)`),
  new RegExp(`${key("minTlsVersion")}TLS_1_`),
  new RegExp(`${key("checkIntervalSec")}\\d`),
  new RegExp(`${key("loadBalancingScheme")}(?:EXTERNAL|INTERNAL)`),
  new RegExp(`${key("bucketName")}\\w`),
  new RegExp(`${key("defaultUrlRedirect|defaultRouteAction|pathMatchers")}`),
];

/** What another program reads, however much it may speak of load balancers. */
const foreign: readonly RegExp[] = [
  // Kubernetes and Config Connector, also several in a list.
  /(?:^|[ \t{,[-])["']?apiVersion["']?[ \t]*:/m,
  /["'](?:terraform_version|format_version|planned_values|lineage)["']\s*:/,
  /(?:^|\{)\s{0,8}["']?(?:openapi|swagger|\$schema|asyncapi)["']?[ \t]*:/m,
  /["']?kind["']?[ \t]*:[ \t]*["']?discovery#/,
  // Deployment Manager wraps objects in types and properties.
  /["']?type["']?[ \t]*:[ \t]*["']?(?:gcp-types\/)?compute[.-](?:v1|beta|alpha)[.:]/,
  /^(?:services|jobs|steps|stages|pipeline)[ \t]*:/m,
  /\{\{-?\s*\./,
];

/** Whether a text certainly is the API's: it says so itself. */
export function isCertain(text: string): boolean {
  const head = text.slice(0, looked);
  return [kindWord, selfLink, asset, resourceName].some((it) => it.test(head));
}

/** By the ending of the name and a look at the text; nothing is parsed. */
export function claimsFile(path: string, text: string): boolean {
  if (!/\.(?:ya?ml|json|jsonl|ndjson)$/i.test(path) || /\.tf\.json$|\.tfvars\.json$/i.test(path)) return false;
  const head = text.slice(0, looked);
  if (foreign.some((it) => it.test(head))) return false;
  if (isCertain(head)) return true;
  if (endpoint.test(head) && endpointField.test(head)) return true;
  return named.test(head) && shapes.some((it) => it.test(head));
}
