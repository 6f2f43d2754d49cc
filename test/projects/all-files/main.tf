variable "cinclus_api_key" {
  default = "@@hex:2@@"
}
