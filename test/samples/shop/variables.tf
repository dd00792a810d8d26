variable "project" {
  type        = string
  description = "Project that holds the load balancers."
  default     = "shop-prod"
}

variable "region" {
  type    = string
  default = "europe-west1"
}

variable "domain" {
  type    = string
  default = "shop.example.com"
}

# Created by the team that owns the second version; passed in at plan time.
variable "orders_v2_neg" {
  type        = string
  description = "Self-link of the network endpoint group that serves version 2 of the orders service."
}

locals {
  https = "HTTPS"
  zone  = "${var.region}-b"
}
