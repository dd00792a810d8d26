/** Serverless NEGs of every platform, for the rows of the rules about them. */
import { regionalService, service } from "./fixtures";

/** A serverless NEG with the given lines in place of a platform, reached by `groupOf(name)`. */
export function negOf(name: string, lines: string, region = "europe-west1"): string {
  return `resource "google_compute_region_network_endpoint_group" "${name}" {
  name   = "${name}"
  region = "${region}"
${lines.replace(/^(?=.)/gm, "  ")}
}
`;
}

export const cloudRun = 'cloud_run {\n  service = "svc"\n}';
export const appEngine = 'app_engine {\n  service = "default"\n}';
export const cloudFunction = 'cloud_function {\n  function = "fn"\n}';
export const apiGateway = 'serverless_deployment {\n  platform = "apigateway.googleapis.com"\n  resource = "gw"\n}';

export function groupOf(name: string): string {
  return `google_compute_region_network_endpoint_group.${name}.id`;
}

export const managed = 'load_balancing_scheme = "EXTERNAL_MANAGED"';
export const internal = 'load_balancing_scheme = "INTERNAL_MANAGED"';
export const overHttps = 'protocol = "HTTPS"';

/** A serverless NEG "run" in Europe with a global backend service of the given lines in front. */
export function globalRun(lines: string, platform = cloudRun): string {
  return negOf("run", platform) + service(`${lines && `${lines}\n`}backend {\n  group = ${groupOf("run")}\n}`);
}

/** The same with a regional backend service. */
export function regionalRun(lines: string, platform = cloudRun): string {
  return (
    negOf("run", platform) +
    regionalService(`${lines}\nbackend {\n  group = ${groupOf("run")}\n  capacity_scaler = 1\n}`)
  );
}
