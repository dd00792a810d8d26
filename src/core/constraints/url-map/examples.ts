/** Frames of the examples of rules about URL maps, so that each shows no more than its point. */

/** A global URL map with a default service; `body` are its further lines, two blanks in. */
export function mapExample(body: string): string {
  return `resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = "projects/p/global/backendServices/web"
${body}}
`;
}

/** A URL map whose only path matcher has the given lines, four blanks in. */
export function matcherExample(body: string): string {
  return mapExample(`
  host_rule {
    hosts        = ["*"]
    path_matcher = "all"
  }

  path_matcher {
    name            = "all"
    default_service = "projects/p/global/backendServices/web"
${body}  }
`);
}

/** A path matcher with one path rule for the given paths, which is a list in Terraform's language. */
export function pathsExample(paths: string): string {
  return matcherExample(`
    path_rule {
      paths   = ${paths}
      service = "projects/p/global/backendServices/api"
    }
`);
}

/** A path matcher with one route rule that sends to a service what the given lines, eight blanks in, match. */
export function matchExample(lines: string): string {
  return matcherExample(`
    route_rules {
      priority = 1
      service  = "projects/p/global/backendServices/api"
      match_rules {
${lines}      }
    }
`);
}
