/** What gcloud, the REST API and Cloud Asset exports print, as a format. */
import type { Format } from "../format";
import { claimsFile } from "./claims";
import { ApiSession } from "./session";

export const apiFormat: Format = {
  id: "api",
  claims: claimsFile,
  open: () => new ApiSession(),
};
