import { z } from "../model/zod";
import { ProjectConfigSchema } from "./schema";

/** The JSON schema (draft 7) of `.lb-topology.yaml`, for editors that complete and check YAML. */
export function projectJsonSchema() {
  return z.toJSONSchema(ProjectConfigSchema, { target: "draft-7" });
}
