/**
 * A shop behind a module for external load balancers, as teams write them: the root calls one for each front end from a
 * map in a file of values, and that calls a module for endpoint groups. Backends, host rules and path matchers are made
 * by dynamic blocks over maps of objects.
 */
export const files: Readonly<Record<string, string>> = {
  "live/main.tf": `
provider "google" {
  project = "shop-prod"
  region  = "europe-west1"
}

variable "front_ends" {
  type = map(object({
    domain   = string
    services = map(object({
      run      = optional(string)
      groups   = optional(list(string), [])
      protocol = optional(string, "HTTP")
      timeout  = optional(number, 30)
      hosts    = optional(list(string), [])
      paths    = optional(map(list(string)), {})
      cdn      = optional(bool, false)
    }))
    default = string
  }))
}

resource "google_compute_instance_group" "vms" {
  for_each = toset(["b", "c"])
  name     = "vms-\${each.key}"
  zone     = "europe-west1-\${each.key}"
}

module "front" {
  source   = "../modules/front"
  for_each = var.front_ends

  name     = each.key
  domain   = each.value.domain
  default  = each.value.default
  services = {
    for name, service in each.value.services : name => merge(service, {
      groups = [for zone in service.groups : google_compute_instance_group.vms[zone].self_link]
    })
  }
}

resource "google_compute_global_address" "shared" {
  name = "shared"
}

resource "google_compute_global_forwarding_rule" "extra" {
  name                  = "extra"
  ip_address            = google_compute_global_address.shared.id
  port_range            = "8080"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  target                = module.front["shop"].http_proxy
}
`,
  "live/terraform.tfvars": `
front_ends = {
  shop = {
    domain  = "shop.example.com"
    default = "web"
    services = {
      web = { run = "storefront", hosts = ["shop.example.com"], paths = { api = ["/api", "/api/*"], img = ["/img/*"] }, cdn = true }
      api = { groups = ["b", "c"], protocol = "HTTPS", timeout = 10 }
      img = { run = "images" }
    }
  }
  blog = {
    domain   = "blog.example.com"
    default  = "pages"
    services = { pages = { run = "pages" } }
  }
}
`,
  "modules/front/variables.tf": `
variable "name" { type = string }
variable "domain" { type = string }
variable "default" { type = string }
variable "region" {
  type    = string
  default = "europe-west1"
}
variable "services" {
  type = map(object({
    run      = optional(string)
    groups   = list(string)
    protocol = string
    timeout  = number
    hosts    = list(string)
    paths    = map(list(string))
    cdn      = bool
  }))
}
`,
  "modules/front/main.tf": `
locals {
  serverless = { for name, it in var.services : name => it if it.run != null }
  routed     = { for name, it in var.services : name => it if length(it.hosts) > 0 }
}

module "neg" {
  source   = "../neg"
  for_each = local.serverless
  name     = "\${var.name}-\${each.key}"
  run      = each.value.run
  region   = var.region
}

resource "google_compute_health_check" "vms" {
  count = length([for it in var.services : it if length(it.groups) > 0]) > 0 ? 1 : 0
  name  = "\${var.name}-vms"
  https_health_check {
    port = 443
  }
}

resource "google_compute_backend_service" "this" {
  for_each = var.services

  name                  = "\${var.name}-\${each.key}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = lookup(each.value, "protocol", null)
  timeout_sec           = each.value.run == null ? each.value.timeout : null
  enable_cdn            = each.value.cdn
  health_checks         = length(each.value.groups) > 0 ? google_compute_health_check.vms[*].id : null

  dynamic "backend" {
    for_each = toset(concat(each.value.groups, [for it in [try(module.neg[each.key].id, null)] : it if it != null]))
    content {
      group = backend.value
    }
  }
}

resource "google_compute_url_map" "this" {
  name            = var.name
  default_service = google_compute_backend_service.this[var.default].self_link

  dynamic "host_rule" {
    for_each = local.routed
    content {
      hosts        = host_rule.value.hosts
      path_matcher = host_rule.key
    }
  }

  dynamic "path_matcher" {
    for_each = local.routed
    content {
      name            = path_matcher.key
      default_service = google_compute_backend_service.this[path_matcher.key].self_link

      dynamic "path_rule" {
        for_each = path_matcher.value.paths
        iterator = rule
        content {
          paths   = rule.value
          service = google_compute_backend_service.this[rule.key].self_link
        }
      }
    }
  }
}

resource "google_compute_managed_ssl_certificate" "this" {
  name = var.name
  managed {
    domains = [var.domain]
  }
}

resource "google_compute_target_https_proxy" "this" {
  name             = "\${var.name}-https"
  url_map          = google_compute_url_map.this.id
  ssl_certificates = [google_compute_managed_ssl_certificate.this.id]
}

resource "google_compute_target_http_proxy" "this" {
  name    = "\${var.name}-http"
  url_map = google_compute_url_map.this.id
}

resource "google_compute_global_forwarding_rule" "https" {
  name                  = "\${var.name}-https"
  target                = google_compute_target_https_proxy.this.self_link
  port_range            = "443"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

output "http_proxy" {
  value = google_compute_target_http_proxy.this.id
}
`,
  "modules/neg/main.tf": `
variable "name" {}
variable "run" {}
variable "region" {}

resource "google_compute_region_network_endpoint_group" "this" {
  name                  = var.name
  region                = var.region
  network_endpoint_type = "SERVERLESS"
  cloud_run {
    service = var.run
  }
}

output "id" {
  value = google_compute_region_network_endpoint_group.this.id
}
`,
};

/** Every edge that there must be. */
export const expectedEdges = `
google_compute_global_forwarding_rule.extra address google_compute_global_address.shared
google_compute_global_forwarding_rule.extra target module.front["shop"].google_compute_target_http_proxy.this
module.front["blog"].google_compute_backend_service.this["pages"] backend module.front["blog"].module.neg["pages"].google_compute_region_network_endpoint_group.this
module.front["blog"].google_compute_global_forwarding_rule.https target module.front["blog"].google_compute_target_https_proxy.this
module.front["blog"].google_compute_target_http_proxy.this urlMap module.front["blog"].google_compute_url_map.this
module.front["blog"].google_compute_target_https_proxy.this sslCertificate module.front["blog"].google_compute_managed_ssl_certificate.this
module.front["blog"].google_compute_target_https_proxy.this urlMap module.front["blog"].google_compute_url_map.this
module.front["blog"].google_compute_url_map.this defaultService module.front["blog"].google_compute_backend_service.this["pages"]
module.front["shop"].google_compute_backend_service.this["api"] backend google_compute_instance_group.vms["b"]
module.front["shop"].google_compute_backend_service.this["api"] backend google_compute_instance_group.vms["c"]
module.front["shop"].google_compute_backend_service.this["api"] healthCheck module.front["shop"].google_compute_health_check.vms[0]
module.front["shop"].google_compute_backend_service.this["img"] backend module.front["shop"].module.neg["img"].google_compute_region_network_endpoint_group.this
module.front["shop"].google_compute_backend_service.this["web"] backend module.front["shop"].module.neg["web"].google_compute_region_network_endpoint_group.this
module.front["shop"].google_compute_global_forwarding_rule.https target module.front["shop"].google_compute_target_https_proxy.this
module.front["shop"].google_compute_target_http_proxy.this urlMap module.front["shop"].google_compute_url_map.this
module.front["shop"].google_compute_target_https_proxy.this sslCertificate module.front["shop"].google_compute_managed_ssl_certificate.this
module.front["shop"].google_compute_target_https_proxy.this urlMap module.front["shop"].google_compute_url_map.this
module.front["shop"].google_compute_url_map.this defaultService module.front["shop"].google_compute_backend_service.this["web"]
module.front["shop"].google_compute_url_map.this matcherDefaultService module.front["shop"].google_compute_backend_service.this["web"]
module.front["shop"].google_compute_url_map.this service module.front["shop"].google_compute_backend_service.this["api"]
module.front["shop"].google_compute_url_map.this service module.front["shop"].google_compute_backend_service.this["img"]
`
  .trim()
  .split("\n");
