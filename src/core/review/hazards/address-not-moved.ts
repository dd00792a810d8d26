import { defineHazard } from "./hazard";
import { Called } from "./words";

export const addressNotMoved = defineHazard(
  {
    id: "address-not-moved",
    severity: "error",
    title: "A resource has another address, and no moved block says so",
    docs: "To Terraform, another label, module or instance key is another resource: it destroys the old object and creates one of the same name, in no particular order, which fails or interrupts traffic. A moved block tells it that both are one.",
    sources: ["https://developer.hashicorp.com/terraform/language/block/moved"],
  },
  function* (review) {
    for (const { before, after, readdressed } of review.pairs.values()) {
      if (!readdressed || after.format !== "terraform" || before.module !== after.module) continue;
      const from = before.key ?? before.address;
      const to = after.key ?? after.address;
      yield {
        resource: after,
        side: "head",
        message: `${Called(after)} was ${from} and is ${to} now: Terraform destroys it and creates it anew under the same name. Tell it with a moved block that it is the same.`,
        related: [{ message: `It was here before`, range: before.headRange, resource: before.id, side: "base" }],
        steps: [`Add to the root module: moved { from = ${from}, to = ${to} }, with a line for each.`],
      };
    }
  },
);
