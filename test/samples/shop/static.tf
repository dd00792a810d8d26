resource "google_storage_bucket" "static" {
  name     = "shop-example-static"
  location = "EU"

  uniform_bucket_level_access = true
}

resource "google_compute_backend_bucket" "static" {
  name        = "shop-static"
  bucket_name = google_storage_bucket.static.name
  enable_cdn  = true
}
