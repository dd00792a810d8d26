/** URL maps that the rows of several rules are made of. */

const web = '"projects/p/global/backendServices/web"';
export const api = '"projects/p/global/backendServices/api"';

/** A global URL map; `body` are the lines after its name. */
export function urlMap(body: string, type = "google_compute_url_map"): string {
  const region = type === "google_compute_url_map" ? "" : '  region = "europe-west1"\n';
  return `resource "${type}" "web" {\n  name = "web"\n${region}${lines(body, 2)}}\n`;
}

/** A URL map with a default service and more lines. */
export function withDefault(body: string, service = web): string {
  return urlMap(`default_service = ${service}\n${body}`);
}

/** A URL map with one path matcher for every host, which has the given lines beside its name and default. */
export function withMatcher(body: string, service = web): string {
  return withDefault(
    `host_rule {
  hosts        = ["*"]
  path_matcher = "all"
}
path_matcher {
  name            = "all"
  default_service = ${service}
${lines(body, 2)}}`,
    service,
  );
}

/** A path rule with the given paths and lines that say where it leads. */
export function pathRule(paths: string, body = `service = ${api}`): string {
  return `path_rule {\n  paths = ${paths}\n${lines(body, 2)}}`;
}

/** A route rule with a match rule of the given lines, and lines that say where it leads. */
export function routeRule(match: string, body = `service = ${api}`, priority: number | string = 1): string {
  return `route_rules {\n  priority = ${priority}\n${lines(body, 2)}  match_rules {\n${lines(match, 4)}  }\n}`;
}

/** A block with lines. */
export function block(head: string, body: string): string {
  return `${head} {\n${lines(body, 2)}}`;
}

/** Forwarding rule and HTTP proxy before the URL map. */
export function frontEnd(scheme: string): string {
  return `resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}
resource "google_compute_global_forwarding_rule" "web" {
  name                  = "web"
  load_balancing_scheme = "${scheme}"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}
`;
}

function lines(text: string, depth: number): string {
  return text.trim() === "" ? "" : `${text.trim().replace(/^(?=.)/gm, " ".repeat(depth))}\n`;
}
