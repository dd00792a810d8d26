import { setting } from "../changes";
import { defineConstraint } from "../constraint";
import { nearest } from "../nearest";
import { urlMapProducts } from "../product-lists";
import { actionsOf, partIn, textsIn } from "../url-maps";
import { mapExample } from "./examples";

const conditions = [
  "5xx",
  "gateway-error",
  "connect-failure",
  "retriable-4xx",
  "refused-stream",
  "cancelled",
  "deadline-exceeded",
  "internal",
  "resource-exhausted",
  "unavailable",
];

const example = (condition: string) =>
  mapExample(`
  default_route_action {
    retry_policy {
      num_retries      = 2
      retry_conditions = ["${condition}"]
    }
  }
`);

export default defineConstraint({
  meta: {
    id: "retry-condition-unknown",
    severity: "warning",
    title: "Retry condition is none that is documented",
    appliesTo: ["UrlMap"],
    reads: ["UrlMap"],
    products: urlMapProducts,
    local: true,
    docs: `A retry policy names a condition that is not among the documented ones, which are
${conditions.map((it) => `\`${it}\``).join(", ")}. Letter case counts.`,
    repair: "Use one of the documented conditions.",
    sources: ["Compute API v1 HttpRetryPolicy.retryConditions"],
    fixable: true,
    messages: {
      unknown: `"{condition}" is no documented retry condition, so it cannot be relied on to cause retries. Use one of ${conditions.join(", ")}.`,
    },
    examples: { bad: example("gateway_error"), good: example("gateway-error") },
  },
  *find(topology) {
    for (const urlMap of topology.all("UrlMap"))
      for (const action of actionsOf(urlMap)) {
        const policy = partIn(action, "retryPolicy");
        for (const { text, path } of policy ? textsIn(policy, "retryConditions").list : []) {
          if (conditions.includes(text)) continue;
          yield {
            message: "unknown",
            data: { condition: text },
            resource: urlMap.id,
            field: path,
            fixes: meant(text).map((it) => setting(`Write "${it}"`, urlMap, path, it)),
          };
        }
      }
  },
});

/** The condition in another spelling, else those that are nearest. */
function meant(text: string): readonly string[] {
  const plain = text.toLowerCase().replaceAll("_", "-");
  return conditions.includes(plain) ? [plain] : nearest(plain, conditions);
}
