import { fieldSpec } from "../../kinds/registry";
import type { Fix } from "../../model/finding";
import { inSameModule, instanceKeyOf, type Resource } from "../../model/resource";
import type { Topology, Unresolved } from "../../topology/topology";
import { defineConstraint } from "../constraint";
import { nearest } from "../nearest";
import { JUDGED_KINDS } from "./judged-kinds";

export default defineConstraint({
  meta: {
    id: "dangling-reference",
    severity: "error",
    title: "Reference to a resource that is not declared",
    appliesTo: JUDGED_KINDS,
    reads: JUDGED_KINDS,
    products: "all",
    docs: "A field refers to a managed resource that is declared nowhere in the same Terraform module, so `terraform plan` fails. Data sources, module outputs, variables and literal self-links are never reported: what they lead to may well exist.",
    repair:
      "Correct the name (the quick-fix offers declared resources of the right kind with a similar name), or declare the resource.",
    sources: ["terraform-provider-google google_compute_forwarding_rule.target"],
    fixable: true,
    messages: {
      undeclared:
        "{reference} is not declared in this module, so the plan fails and the chain of the load balancer ends here. Correct the name or declare the resource.",
    },
    examples: {
      bad: `resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.missing.id
}
`,
      good: `resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = "projects/p/global/backendServices/web"
}
`,
    },
  },
  *find(topology) {
    for (const it of topology.unresolved) {
      const resource = it.state === "dangling" ? topology.get(it.from) : undefined;
      if (!resource || !JUDGED_KINDS.includes(resource.kind)) continue;
      yield {
        message: "undeclared",
        data: { reference: it.reference },
        resource: resource.id,
        field: it.field,
        range: it.range,
        fixes: corrections(topology, resource, it),
      };
    }
  },
});

/** Declared resources of a kind that fits, of the same module, whose address is close to the wrong one. */
function corrections(topology: Topology, from: Resource, wrong: Unresolved): Fix[] {
  const kinds = fieldSpec(from.kind, wrong.field)?.ref?.kinds ?? [];
  const fitting = topology
    .all(...kinds)
    .filter((it) => inSameModule(it, from) && it.scope.level === from.scope.level && it.id !== from.id)
    // Which of several instances is meant would be a guess.
    .filter((it) => ["", instanceKeyOf(from)].includes(instanceKeyOf(it)));
  const address = localAddress(wrong.reference.replace(/\[[^.]*$/, ""));
  return nearest(
    address,
    fitting.map((it) => localAddress(it.address)),
  ).flatMap((close) => {
    const target = fitting.find((it) => localAddress(it.address) === close);
    if (!target) return [];
    const value = { ref: target.id };
    return [
      {
        title: `Refer to ${close}`,
        changes: [{ op: "setField" as const, resource: from.id, field: wrong.field, value }],
      },
    ];
  });
}

/** `google_compute_url_map.web` of an address in whichever module, with or without an attribute behind it. */
function localAddress(address: string): string {
  return address
    .replace(/^(?:module\.[^.]+\.)+/, "")
    .split(".")
    .slice(0, 2)
    .join(".")
    .replace(/\[.*$/, "");
}
