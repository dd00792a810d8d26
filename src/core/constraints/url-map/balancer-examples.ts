/** Frames of the examples of rules that ask which load balancer a URL map is for. */

/** A backend service of the scheme, and a URL map that sends everything to it, with further lines, two blanks in. */
export function schemeExample(scheme: string, body: string): string {
  return `resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "${scheme}"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
${body}}
`;
}

/** The same with one path matcher for all hosts, whose only route rule has the given lines, six blanks in. */
export function schemeRouteExample(scheme: string, lines: string): string {
  return schemeExample(
    scheme,
    `
  host_rule {
    hosts        = ["*"]
    path_matcher = "all"
  }

  path_matcher {
    name            = "all"
    default_service = google_compute_backend_service.web.id

    route_rules {
      priority = 1
      service  = google_compute_backend_service.web.id
${lines}    }
  }
`,
  );
}
