/** Fields and groups of fields that many kinds share. */
import { flag, number, object, objects, text, textMap, texts } from "./fields";
import type { FieldSpec } from "./kind";

export const name = text("name", {
  immutable: true,
  doc: "The resource's name: lower-case letters, digits and hyphens, unique in its scope and project.",
});
export const description = text("description", { doc: "Free text for people." });
/** Where the provider can set it on creation only. */
export const fixedDescription: FieldSpec = { ...description, immutable: true };
export const labels = textMap("labels", { doc: "Keys and values to find and bill resources by." });
export const region = text("region", { immutable: true, doc: "Region that the resource lives in." });
export const zone = text("zone", { immutable: true, doc: "Zone that the resource lives in." });

/** A time span, as the API writes it: seconds and nanoseconds. */
export function duration(fieldName: string, doc?: string, connector?: FieldSpec["connector"]): FieldSpec {
  return object(fieldName, [number("seconds", { connector }), number("nanos")], { doc });
}

export function logConfig(): FieldSpec {
  return object(
    "logConfig",
    [
      flag("enable", { doc: "Whether requests are logged." }),
      number("sampleRate", { doc: "Share of requests to log, 0 to 1." }),
      text("optionalMode", {
        values: ["INCLUDE_ALL_OPTIONAL", "EXCLUDE_ALL_OPTIONAL", "CUSTOM"],
        doc: "Which optional log fields are written.",
      }),
      texts("optionalFields", { doc: "Optional log fields to write when the mode is CUSTOM." }),
    ],
    { doc: "Logging of the traffic that this service handles." },
  );
}

/** Cloud CDN settings of a backend service or backend bucket; the two differ in the cache key only. */
export function cdnPolicy(cacheKey: readonly FieldSpec[]): FieldSpec {
  return object(
    "cdnPolicy",
    [
      object("cacheKeyPolicy", cacheKey, { doc: "What makes two requests share a cache entry." }),
      text("cacheMode", {
        values: ["CACHE_ALL_STATIC", "USE_ORIGIN_HEADERS", "FORCE_CACHE_ALL"],
        doc: "Which responses are cached.",
      }),
      number("signedUrlCacheMaxAgeSec", { doc: "How long responses to signed requests are fresh." }),
      number("clientTtl", { doc: "Longest time clients may cache a response." }),
      number("defaultTtl", { doc: "Time a response without expiry stays in the cache." }),
      number("maxTtl", { doc: "Longest time a response may stay in the cache." }),
      flag("negativeCaching", { doc: "Whether error responses are cached too." }),
      objects("negativeCachingPolicy", [number("code"), number("ttl")], { doc: "How long to cache each error code." }),
      number("serveWhileStale", { doc: "How long a stale response may still be served while it is refreshed." }),
      flag("requestCoalescing", { doc: "Whether simultaneous misses become one request to the backend." }),
      objects("bypassCacheOnRequestHeaders", [text("headerName")], { doc: "Request headers that skip the cache." }),
      texts("signedUrlKeyNames", { tf: { absent: true }, doc: "Names of the keys that sign URLs." }),
    ],
    { doc: "How Cloud CDN caches what this backend answers." },
  );
}

/** A header to add to a message. */
export const headerToAdd: readonly FieldSpec[] = [
  text("headerName", { doc: "Name of the header." }),
  text("headerValue", { doc: "Value of the header." }),
  flag("replace", { doc: "Whether it replaces values already there." }),
];

export function headerAction(): FieldSpec {
  return object(
    "headerAction",
    [
      objects("requestHeadersToAdd", headerToAdd, { doc: "Headers added to the request before it is forwarded." }),
      texts("requestHeadersToRemove", { doc: "Headers taken from the request before it is forwarded." }),
      objects("responseHeadersToAdd", headerToAdd, { doc: "Headers added to the response." }),
      texts("responseHeadersToRemove", { doc: "Headers taken from the response." }),
    ],
    { doc: "Headers to add to and remove from requests and responses." },
  );
}
