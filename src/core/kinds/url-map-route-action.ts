/** What a URL map does with a request: forward it, split it, rewrite it, answer it. Shared by rules and defaults. */
import { duration, headerAction } from "./common-fields";
import { flag, number, object, objects, reference, text, texts } from "./fields";
import type { FieldSpec, Kind } from "./kind";

/** A URL map's services may be backend buckets as well. */
export const serviceKinds: readonly Kind[] = ["BackendService", "BackendBucket"];

/** Config Connector writes the seconds of a URL map as text, unlike those of a backend service. */
const secondsAsText = { quoted: true };

/** Of the providers' arguments, a few differ between global and regional URL maps; the union is listed. */
export function routeAction(name: "defaultRouteAction" | "routeAction"): FieldSpec {
  return object(
    name,
    [
      objects(
        "weightedBackendServices",
        [
          reference("backendService", "weightedBackendService", serviceKinds, {
            doc: "Service that takes this share of the requests.",
          }),
          number("weight", { doc: "Share relative to the sum of all weights, 0 to 1000." }),
          headerAction(),
        ],
        { doc: "Services that share the requests by weight." },
      ),
      object(
        "urlRewrite",
        [
          text("hostRewrite", { doc: "Host to send to the backend instead of the client's." }),
          text("pathPrefixRewrite", { doc: "Replaces the matched prefix of the path." }),
          text("pathTemplateRewrite", { doc: "Pattern that makes the new path from a path template match." }),
        ],
        { doc: "Changes host and path before the request is forwarded." },
      ),
      duration("timeout", "How long the whole request may take.", secondsAsText),
      duration("maxStreamDuration", "How long a stream may live (service mesh).", secondsAsText),
      object(
        "retryPolicy",
        [
          number("numRetries", { doc: "How often to try again." }),
          duration("perTryTimeout", "How long each try may take.", secondsAsText),
          texts("retryConditions", { doc: "Failures after which to try again." }),
        ],
        { doc: "When and how often failed requests are tried again." },
      ),
      object(
        "requestMirrorPolicy",
        [
          reference("backendService", "mirror", ["BackendService"], {
            doc: "Service that receives a copy of each request; its answers are dropped.",
          }),
          number("mirrorPercent", { doc: "Share of requests to copy." }),
        ],
        { doc: "Copies requests to another service." },
      ),
      object(
        "corsPolicy",
        [
          texts("allowOrigins"),
          texts("allowOriginRegexes"),
          texts("allowMethods"),
          texts("allowHeaders"),
          texts("exposeHeaders"),
          number("maxAge"),
          flag("allowCredentials"),
          flag("disabled"),
        ],
        { doc: "Answers cross-origin checks of browsers." },
      ),
      object(
        "faultInjectionPolicy",
        [
          object("delay", [duration("fixedDelay", undefined, secondsAsText), number("percentage")]),
          object("abort", [number("httpStatus"), number("percentage")]),
        ],
        { doc: "Delays or fails a share of the requests on purpose." },
      ),
      cachePolicy(),
    ],
    { doc: "What is done with matching requests on the way to their service." },
  );
}

function cachePolicy(): FieldSpec {
  return object(
    "cachePolicy",
    [
      text("cacheMode", { values: ["CACHE_ALL_STATIC", "USE_ORIGIN_HEADERS", "FORCE_CACHE_ALL"] }),
      duration("defaultTtl"),
      duration("maxTtl"),
      duration("clientTtl"),
      duration("serveWhileStale"),
      flag("negativeCaching"),
      objects("negativeCachingPolicy", [number("code"), duration("ttl")]),
      flag("requestCoalescing"),
      texts("cacheBypassRequestHeaderNames"),
      object("cacheKeyPolicy", [
        flag("includeProtocol"),
        flag("includeHost"),
        flag("includeQueryString"),
        texts("includedQueryParameters"),
        texts("excludedQueryParameters"),
        texts("includedHeaderNames"),
        texts("includedCookieNames"),
      ]),
    ],
    { doc: "How Cloud CDN caches the answers of this route." },
  );
}

export function urlRedirect(name: "defaultUrlRedirect" | "urlRedirect"): FieldSpec {
  return object(
    name,
    [
      text("hostRedirect", { doc: "Host of the new location." }),
      text("pathRedirect", { doc: "Path of the new location." }),
      text("prefixRedirect", { doc: "Replaces the matched prefix in the new location." }),
      flag("httpsRedirect", { doc: "Whether the new location uses HTTPS." }),
      flag("stripQuery", { doc: "Whether the query is left out of the new location." }),
      text("redirectResponseCode", {
        values: ["MOVED_PERMANENTLY_DEFAULT", "FOUND", "SEE_OTHER", "TEMPORARY_REDIRECT", "PERMANENT_REDIRECT"],
        doc: "Status code of the redirect: 301, 302, 303, 307 or 308.",
      }),
    ],
    { doc: "Answers with a redirect instead of forwarding." },
  );
}

export function customErrorResponsePolicy(
  name: "defaultCustomErrorResponsePolicy" | "customErrorResponsePolicy",
): FieldSpec {
  return object(
    name,
    [
      objects(
        "errorResponseRules",
        [
          texts("matchResponseCodes", { doc: "Status codes it applies to: 404, 5xx." }),
          text("path", { doc: "Path of the error page in the bucket." }),
          number("overrideResponseCode", { doc: "Status code to answer with instead." }),
        ],
        { tf: "error_response_rule", doc: "Which error page answers which status codes." },
      ),
      reference("errorService", "errorService", ["BackendBucket"], { doc: "Bucket that holds the error pages." }),
    ],
    { doc: "Error pages that replace what the backend answered." },
  );
}
