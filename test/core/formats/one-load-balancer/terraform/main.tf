# The same load balancers as in the folders beside this one, with every kind that all formats can say.

provider "google" {
  project = "shop"
  region  = "europe-west1"
}

resource "google_compute_network" "main" {
  name                    = "main"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "main" {
  name          = "main"
  region        = "europe-west1"
  network       = google_compute_network.main.id
  ip_cidr_range = "10.0.0.0/24"
}

resource "google_storage_bucket" "assets" {
  name     = "shop-assets"
  location = "EU"
}

resource "google_compute_global_address" "web" {
  name = "web"
}

resource "google_compute_address" "internal" {
  name         = "internal"
  region       = "europe-west1"
  address_type = "INTERNAL"
  subnetwork   = google_compute_subnetwork.main.id
}

resource "google_compute_global_forwarding_rule" "web_https" {
  name                  = "web-https"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.web.id
  ip_protocol           = "TCP"
  port_range            = "443"
  target                = google_compute_target_https_proxy.web.id
}

resource "google_compute_global_forwarding_rule" "web_http" {
  name                  = "web-http"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.web.id
  ip_protocol           = "TCP"
  port_range            = "80"
  target                = google_compute_target_http_proxy.web.id
}

resource "google_compute_target_https_proxy" "web" {
  name             = "web"
  url_map          = google_compute_url_map.web.id
  ssl_certificates = [google_compute_ssl_certificate.web.id, google_compute_managed_ssl_certificate.www.id]
  ssl_policy       = google_compute_ssl_policy.modern.id
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.to_https.id
}

resource "google_compute_target_http_proxy" "unused" {
  name    = "unused"
  url_map = google_compute_url_map.to_https.id
}

resource "google_compute_ssl_certificate" "web" {
  name        = "web"
  certificate = "-----BEGIN CERTIFICATE-----"
  private_key = "-----BEGIN PRIVATE KEY-----"
}

resource "google_compute_managed_ssl_certificate" "www" {
  name = "www"
  type = "MANAGED"

  managed {
    domains = ["www.example.com"]
  }
}

resource "google_compute_ssl_policy" "modern" {
  name            = "modern"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_url_map" "to_https" {
  name = "to-https"

  default_url_redirect {
    https_redirect = true
    strip_query    = false
  }
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_bucket.assets.id

  host_rule {
    hosts        = ["shop.example.com", "www.example.com"]
    path_matcher = "shop"
  }

  host_rule {
    hosts        = ["api.example.com"]
    path_matcher = "api"
  }

  path_matcher {
    name            = "shop"
    default_service = google_compute_backend_service.front.id

    path_rule {
      paths   = ["/orders", "/orders/*"]
      service = google_compute_backend_service.orders.id
    }

    path_rule {
      paths   = ["/static/*"]
      service = google_compute_backend_bucket.assets.id
    }
  }

  path_matcher {
    name            = "api"
    default_service = google_compute_backend_service.front.id

    route_rules {
      priority = 1

      match_rules {
        prefix_match = "/v2/"
        ignore_case  = true

        header_matches {
          header_name = "x-canary"
          exact_match = "yes"
        }
      }

      route_action {
        weighted_backend_services {
          backend_service = google_compute_backend_service.front.id
          weight          = 90
        }

        weighted_backend_services {
          backend_service = google_compute_backend_service.orders.id
          weight          = 10
        }

        url_rewrite {
          path_prefix_rewrite = "/"
        }
      }
    }

    route_rules {
      priority = 2
      service  = google_compute_backend_service.functions.id

      match_rules {
        full_path_match = "/health"
      }
    }
  }
}

resource "google_compute_backend_bucket" "assets" {
  name        = "assets"
  bucket_name = google_storage_bucket.assets.name
  enable_cdn  = true
}

resource "google_compute_backend_service" "front" {
  name                  = "front"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
  port_name             = "http"
  timeout_sec           = 30
  health_checks         = [google_compute_health_check.http.id]
  security_policy       = google_compute_security_policy.edge.id
  custom_request_headers = [
    "X-Client-Region: {client_region}",
  ]

  backend {
    group           = google_compute_network_endpoint_group.front.id
    balancing_mode  = "RATE"
    max_rate        = 500
    capacity_scaler = 0.8
  }

  backend {
    group          = google_compute_network_endpoint_group.datacenter.id
    balancing_mode = "RATE"
    max_rate       = 100
  }

  log_config {
    enable      = true
    sample_rate = 0.5
  }
}

resource "google_compute_backend_service" "orders" {
  name                            = "orders"
  load_balancing_scheme           = "EXTERNAL_MANAGED"
  protocol                        = "HTTP2"
  connection_draining_timeout_sec = 60
  health_checks                   = [google_compute_health_check.http.id]

  backend {
    group          = google_compute_network_endpoint_group.orders.id
    balancing_mode = "RATE"
    max_rate       = 50
  }
}

resource "google_compute_backend_service" "functions" {
  name                  = "functions"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_region_network_endpoint_group.functions.id
  }
}

resource "google_compute_network_endpoint_group" "front" {
  name                  = "front"
  zone                  = "europe-west1-b"
  network               = google_compute_network.main.id
  subnetwork            = google_compute_subnetwork.main.id
  network_endpoint_type = "GCE_VM_IP_PORT"
  default_port          = 8080
}

resource "google_compute_network_endpoint_group" "orders" {
  name                  = "orders"
  zone                  = "europe-west1-b"
  network               = google_compute_network.main.id
  subnetwork            = google_compute_subnetwork.main.id
  network_endpoint_type = "GCE_VM_IP_PORT"
  default_port          = 8443
}

resource "google_compute_network_endpoint_group" "datacenter" {
  name                  = "datacenter"
  zone                  = "europe-west1-b"
  network               = google_compute_network.main.id
  network_endpoint_type = "NON_GCP_PRIVATE_IP_PORT"
  default_port          = 8080
}

resource "google_compute_region_network_endpoint_group" "functions" {
  name                  = "functions"
  region                = "europe-west1"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = "functions"
  }
}

resource "google_compute_health_check" "http" {
  name               = "http"
  check_interval_sec = 10
  timeout_sec        = 5

  http_health_check {
    port_specification = "USE_SERVING_PORT"
    request_path       = "/healthz"
  }
}

resource "google_compute_security_policy" "edge" {
  name = "edge"
}

# A regional internal proxy load balancer, and an internal passthrough one that is offered to others.

resource "google_compute_forwarding_rule" "ledger" {
  name                  = "ledger"
  region                = "europe-west1"
  load_balancing_scheme = "INTERNAL"
  ip_protocol           = "TCP"
  ports                 = ["5432"]
  ip_address            = google_compute_address.internal.id
  network               = google_compute_network.main.id
  subnetwork            = google_compute_subnetwork.main.id
  backend_service       = google_compute_region_backend_service.ledger.id
}

resource "google_compute_region_backend_service" "ledger" {
  name                  = "ledger"
  region                = "europe-west1"
  load_balancing_scheme = "INTERNAL"
  protocol              = "TCP"
  health_checks         = [google_compute_region_health_check.tcp.id]

  backend {
    group          = google_compute_instance_group.ledger.id
    balancing_mode = "CONNECTION"
  }
}

resource "google_compute_instance_group" "ledger" {
  name    = "ledger"
  zone    = "europe-west1-b"
  network = google_compute_network.main.id

  named_port {
    name = "postgres"
    port = 5432
  }
}

resource "google_compute_region_health_check" "tcp" {
  name   = "tcp"
  region = "europe-west1"

  tcp_health_check {
    port = 5432
  }
}

resource "google_compute_service_attachment" "ledger" {
  name                  = "ledger"
  region                = "europe-west1"
  connection_preference = "ACCEPT_AUTOMATIC"
  enable_proxy_protocol = false
  nat_subnets           = [google_compute_subnetwork.main.id]
  target_service        = google_compute_forwarding_rule.ledger.id
}

# A global TCP proxy, an SSL proxy and a gRPC proxy.

resource "google_compute_global_forwarding_rule" "mqtt" {
  name                  = "mqtt"
  load_balancing_scheme = "EXTERNAL"
  ip_protocol           = "TCP"
  port_range            = "1883"
  target                = google_compute_target_tcp_proxy.mqtt.id
}

resource "google_compute_target_tcp_proxy" "mqtt" {
  name            = "mqtt"
  backend_service = google_compute_backend_service.mqtt.id
  proxy_header    = "NONE"
}

resource "google_compute_backend_service" "mqtt" {
  name                  = "mqtt"
  load_balancing_scheme = "EXTERNAL"
  protocol              = "TCP"
  health_checks         = [google_compute_health_check.tcp.id]

  backend {
    group           = google_compute_instance_group.ledger.id
    balancing_mode  = "CONNECTION"
    max_connections = 1000
  }
}

resource "google_compute_health_check" "tcp" {
  name = "tcp"

  tcp_health_check {
    port = 1883
  }
}

resource "google_compute_global_forwarding_rule" "mqtts" {
  name                  = "mqtts"
  load_balancing_scheme = "EXTERNAL"
  ip_protocol           = "TCP"
  port_range            = "8883"
  target                = google_compute_target_ssl_proxy.mqtts.id
}

resource "google_compute_target_ssl_proxy" "mqtts" {
  name             = "mqtts"
  backend_service  = google_compute_backend_service.mqtts.id
  ssl_certificates = [google_compute_ssl_certificate.web.id]
}

resource "google_compute_backend_service" "mqtts" {
  name                  = "mqtts"
  load_balancing_scheme = "EXTERNAL"
  protocol              = "SSL"
  health_checks         = [google_compute_health_check.tcp.id]

  backend {
    group          = google_compute_instance_group.ledger.id
    balancing_mode = "UTILIZATION"
  }
}

resource "google_compute_target_grpc_proxy" "mesh" {
  name    = "mesh"
  url_map = google_compute_url_map.mesh.id
}

resource "google_compute_url_map" "mesh" {
  name            = "mesh"
  default_service = google_compute_backend_service.mesh.id
}

resource "google_compute_backend_service" "mesh" {
  name                  = "mesh"
  load_balancing_scheme = "INTERNAL_SELF_MANAGED"
  protocol              = "GRPC"
}

# A target pool, to which not every format can let a forwarding rule lead, and a target instance.

resource "google_compute_target_pool" "dns" {
  name          = "dns"
  region        = "europe-west1"
  health_checks = [google_compute_http_health_check.dns.id]
}

resource "google_compute_http_health_check" "dns" {
  name         = "dns"
  request_path = "/"
  port         = 80
}

resource "google_compute_target_instance" "vpn" {
  name     = "vpn"
  zone     = "europe-west1-b"
  instance = "projects/shop/zones/europe-west1-b/instances/vpn"
}

# Wrong on purpose: what every format is to be told about.

resource "google_compute_backend_service" "wrong_mode" {
  name                  = "wrong-mode"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"

  backend {
    group           = google_compute_network_endpoint_group.orders.id
    balancing_mode  = "CONNECTION"
    max_connections = 10
  }
}

resource "google_compute_backend_service" "wrong_serverless" {
  name                  = "wrong-serverless"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
  health_checks         = [google_compute_health_check.http.id]

  backend {
    group          = google_compute_region_network_endpoint_group.functions.id
    balancing_mode = "UTILIZATION"
  }
}

resource "google_compute_forwarding_rule" "partner" {
  name                  = "partner"
  region                = "europe-west1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_protocol           = "TCP"
  port_range            = "80"
  network               = google_compute_network.main.id
  target                = google_compute_region_target_http_proxy.partner.id
}

resource "google_compute_region_target_http_proxy" "partner" {
  name    = "partner"
  region  = "europe-west1"
  url_map = google_compute_region_url_map.partner.id
}

resource "google_compute_region_url_map" "partner" {
  name            = "partner"
  region          = "europe-west1"
  default_service = google_compute_region_backend_service.partner.id
}

resource "google_compute_region_backend_service" "partner" {
  name                  = "partner"
  region                = "europe-west1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_region_network_endpoint_group.partner.id
  }
}

resource "google_compute_region_network_endpoint_group" "partner" {
  name                  = "partner"
  region                = "europe-west1"
  network               = google_compute_network.main.id
  network_endpoint_type = "INTERNET_IP_PORT"
}

# A managed instance group, and certificates by a map.

resource "google_compute_global_forwarding_rule" "mapped" {
  name                  = "mapped"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_protocol           = "TCP"
  port_range            = "443"
  target                = google_compute_target_https_proxy.mapped.id
}

resource "google_compute_target_https_proxy" "mapped" {
  name            = "mapped"
  url_map         = google_compute_url_map.mapped.id
  certificate_map = "//certificatemanager.googleapis.com/${google_certificate_manager_certificate_map.web.id}"
}

resource "google_certificate_manager_certificate_map" "web" {
  name = "web"
}

resource "google_certificate_manager_certificate_map_entry" "web" {
  name         = "web"
  map          = google_certificate_manager_certificate_map.web.name
  hostname     = "shop.example.com"
  certificates = [google_certificate_manager_certificate.web.id]
}

resource "google_certificate_manager_certificate" "web" {
  name = "web"

  managed {
    domains = ["shop.example.com"]
  }
}

resource "google_compute_url_map" "mapped" {
  name            = "mapped"
  default_service = google_compute_backend_service.mapped.id
}

resource "google_compute_backend_service" "mapped" {
  name                  = "mapped"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
  port_name             = "http"
  health_checks         = [google_compute_health_check.http.id]

  backend {
    group          = google_compute_instance_group_manager.mapped.instance_group
    balancing_mode = "UTILIZATION"
  }
}

resource "google_compute_instance_group_manager" "mapped" {
  name               = "mapped"
  zone               = "europe-west1-b"
  base_instance_name = "mapped"
  target_size        = 2

  version {
    instance_template = "projects/shop/global/instanceTemplates/mapped"
  }

  named_port {
    name = "http"
    port = 8080
  }
}
