resource "google_compute_address" "web" {
  name         = "web"
  region       = "us-central1"
  address_type = "INTERNAL"
  purpose      = "SHARED_LOADBALANCER_VIP"
  subnetwork   = google_compute_subnetwork.web.id
}

resource "google_compute_forwarding_rule" "web_https" {
  name                  = "web-https"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  target                = google_compute_region_target_https_proxy.web.id
  ip_address            = google_compute_address.web.id
  port_range            = "443"
  network               = google_compute_network.web.id
  subnetwork            = google_compute_subnetwork.web.id

  depends_on = [google_compute_subnetwork.web_proxy_only]
}

resource "google_compute_region_target_https_proxy" "web" {
  name                             = "web"
  region                           = "us-central1"
  url_map                          = google_compute_region_url_map.web.id
  certificate_manager_certificates = [google_certificate_manager_certificate.web.id]
  ssl_policy                       = google_compute_region_ssl_policy.web.id
}

resource "google_certificate_manager_certificate" "web" {
  name     = "web"
  location = "us-central1"

  managed {
    domains            = ["www.example.com"]
    dns_authorizations = [google_certificate_manager_dns_authorization.web.id]
  }
}

resource "google_certificate_manager_dns_authorization" "web" {
  name     = "web"
  location = "us-central1"
  domain   = "www.example.com"
}

resource "google_compute_region_ssl_policy" "web" {
  name            = "web"
  region          = "us-central1"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_region_url_map" "web" {
  name            = "web"
  region          = "us-central1"
  default_service = google_compute_region_backend_service.web.id
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTP"
  health_checks         = [google_compute_region_health_check.web.id]

  backend {
    group                 = google_compute_network_endpoint_group.web.id
    balancing_mode        = "RATE"
    capacity_scaler       = 1
    max_rate_per_endpoint = 100
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network_endpoint_type = "GCE_VM_IP_PORT"
  default_port          = 8080
  network               = google_compute_network.web.id
  subnetwork            = google_compute_subnetwork.web.id
}

resource "google_compute_region_health_check" "web" {
  name   = "web"
  region = "us-central1"

  http_health_check {
    port_specification = "USE_SERVING_PORT"
  }
}

resource "google_compute_forwarding_rule" "web_http" {
  name                  = "web-http"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  target                = google_compute_region_target_http_proxy.web_redirect.id
  ip_address            = google_compute_address.web.id
  port_range            = "80"
  network               = google_compute_network.web.id
  subnetwork            = google_compute_subnetwork.web.id

  depends_on = [google_compute_subnetwork.web_proxy_only]
}

resource "google_compute_region_target_http_proxy" "web_redirect" {
  name    = "web-redirect"
  region  = "us-central1"
  url_map = google_compute_region_url_map.web_redirect.id
}

resource "google_compute_region_url_map" "web_redirect" {
  name   = "web-redirect"
  region = "us-central1"

  default_url_redirect {
    https_redirect         = true
    strip_query            = false
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
  }
}

resource "google_compute_network" "web" {
  name                    = "web"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "web" {
  name          = "web"
  region        = "us-central1"
  network       = google_compute_network.web.id
  ip_cidr_range = "10.0.0.0/24"
}

resource "google_compute_subnetwork" "web_proxy_only" {
  name          = "web-proxy-only"
  region        = "us-central1"
  network       = google_compute_network.web.id
  ip_cidr_range = "10.129.0.0/23"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

resource "google_compute_firewall" "web_allow_health_checks" {
  name          = "web-allow-health-checks"
  network       = google_compute_network.web.id
  source_ranges = ["35.191.0.0/16", "130.211.0.0/22"]

  allow {
    protocol = "tcp"
    ports    = ["8080"]
  }
}

resource "google_compute_firewall" "web_allow_proxies" {
  name          = "web-allow-proxies"
  network       = google_compute_network.web.id
  source_ranges = ["10.129.0.0/23"]

  allow {
    protocol = "tcp"
    ports    = ["8080"]
  }
}
