/** Config Connector's manifests as a format. */
import type { Format } from "../format";
import { claimsFile } from "./claims";
import { ConnectorSession } from "./session";

export const configConnectorFormat: Format = {
  id: "config-connector",
  claims: claimsFile,
  open: () => new ConnectorSession(),
};
