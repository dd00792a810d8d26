# Orders are internal: a regional load balancer, moving from version 1 (Cloud Run) to version 2.

resource "google_compute_forwarding_rule" "orders" {
  name                  = "orders-internal"
  region                = var.region
  load_balancing_scheme = "INTERNAL_MANAGED"
  network               = google_compute_network.shop.id
  subnetwork            = google_compute_subnetwork.backends.id
  ip_address            = "10.4.1.9"
  port_range            = "443"
  target                = google_compute_region_target_https_proxy.orders.id

  depends_on = [google_compute_subnetwork.proxies]
}

resource "google_compute_region_ssl_certificate" "orders" {
  name        = "orders"
  region      = var.region
  certificate = file("certificates/orders.pem")
  private_key = file("certificates/orders.key")
}

resource "google_compute_region_target_https_proxy" "orders" {
  name             = "orders"
  region           = var.region
  url_map          = google_compute_region_url_map.orders.id
  ssl_certificates = [google_compute_region_ssl_certificate.orders.id]
}

resource "google_compute_region_url_map" "orders" {
  name            = "orders"
  region          = var.region
  default_service = google_compute_region_backend_service.orders_v1.id

  host_rule {
    hosts        = ["orders.shop.internal"]
    path_matcher = "orders"
  }

  path_matcher {
    name            = "orders"
    default_service = google_compute_region_backend_service.orders_v1.id

    route_rules {
      priority = 10

      match_rules {
        prefix_match = "/v1/"
      }

      route_action {
        weighted_backend_services {
          backend_service = google_compute_region_backend_service.orders_v1.id
          weight          = 90
        }

        weighted_backend_services {
          backend_service = google_compute_region_backend_service.orders_v2.id
          weight          = 10
        }
      }
    }
  }
}

resource "google_compute_region_backend_service" "orders_v1" {
  name                  = "orders-v1"
  region                = var.region
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group           = google_compute_region_network_endpoint_group.orders_run.id
    capacity_scaler = 1.0
  }
}

resource "google_compute_region_network_endpoint_group" "orders_run" {
  name                  = "orders-run"
  region                = var.region
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.orders.name
  }
}

resource "google_cloud_run_v2_service" "orders" {
  name     = "orders"
  location = var.region
  ingress  = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"

  template {
    containers {
      image = "europe-docker.pkg.dev/shop-prod/orders/server:1"
    }
  }
}

resource "google_compute_region_backend_service" "orders_v2" {
  name                  = "orders-v2"
  region                = var.region
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group           = var.orders_v2_neg
    balancing_mode  = "UTILIZATION"
    capacity_scaler = 1.0
  }
}
