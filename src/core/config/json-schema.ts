/** JSON schemas (draft 7) of the files that people write for this tool, for editors that complete and check. */
import { Change } from "../model/change";
import { z } from "../model/zod";
import { ProjectConfigSchema } from "./schema";

/** Of `.lb-topology.yaml`. */
export function projectJsonSchema() {
  return z.toJSONSchema(ProjectConfigSchema, { target: "draft-7" });
}

/** Of the list of changes that `lb-topology apply` takes. */
export function changesJsonSchema() {
  return {
    ...z.toJSONSchema(z.array(Change), { target: "draft-7" }),
    title: "Load Balancer Topology: changes",
    description:
      'Changes to load balancer config. Fields are paths in the terms of the Compute API (backends[0].balancingMode), resources the ids or addresses that `lb-topology graph` prints; {"ref": id} is a reference.',
  };
}
