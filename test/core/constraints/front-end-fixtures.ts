/** Pieces of front ends: proxies, rules and what they name. `body` are further lines, each with its line break. */

export function httpsProxy(body: string, name = "web"): string {
  return `resource "google_compute_target_https_proxy" "${name}" {
  name = "${name}"
  url_map = "projects/p/global/urlMaps/web"
${body}}
`;
}

export function regionalHttpsProxy(body: string): string {
  return `resource "google_compute_region_target_https_proxy" "web" {
  name = "web"
  region = "us-central1"
  url_map = "projects/p/regions/us-central1/urlMaps/web"
${body}}
`;
}

export function sslProxy(body: string): string {
  return `resource "google_compute_target_ssl_proxy" "stream" {
  name = "stream"
${body}}
`;
}

/** A global rule in front of `target`, an expression, with a scheme as expression. */
export function globalRule(target: string, scheme: string, name = "web"): string {
  return `resource "google_compute_global_forwarding_rule" "${name}" {
  name = "${name}"
  load_balancing_scheme = ${scheme}
  port_range = "443"
  target = ${target}
}
`;
}

export const toHttpsProxy = "google_compute_target_https_proxy.web.id";

export const certificate = `resource "google_compute_ssl_certificate" "web" {
  name = "web"
  certificate = file("web.crt")
  private_key = file("web.key")
}
`;

export const certificateMap = `resource "google_certificate_manager_certificate_map" "hosts" {
  name = "hosts"
}
`;

export const toCertificateMap =
  '"//certificatemanager.googleapis.com/${google_certificate_manager_certificate_map.hosts.id}"';

/** The text with a mark on the head of the first resource of a type. */
export function headMarked(text: string, type: string): string {
  return text.replace(new RegExp(`resource "google_compute_${type}" "[^"]+"`), "«$&»");
}
