// Made once by `openssl req -x509 -new -key KEY.pem -config usage.cnf`, where KEY is METER_KEY of
// parties.ts, and usage.cnf names the key usage (RFC 5280, section 4.2.1.3).

/** Of METER_KEY, for key agreement. */
export const AGREEMENT_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBUTCB+aADAgECAhQxbP5feilHIq+vn2Ee/blSGnHEwzAKBggqhkjOPQQDAjAQ",
  "MQ4wDAYDVQQDDAVtZXRlcjAeFw0yNjExMjQxNDI2NTlaFw0zNjExMjExNDI2NTla",
  "MBAxDjAMBgNVBAMMBW1ldGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAERbVU",
  "CCP1y7qLUYiEa5nbnT41scXnrJlcjMU6klbXC86dYDyjpcqnSBICbHjpjsnZyJ4W",
  "WstnH3lm/GON6lw2nqMxMC8wDgYDVR0PAQH/BAQDAgMIMB0GA1UdDgQWBBSxrY2j",
  "FXCHdOTaBlzF/bg7j5yaLzAKBggqhkjOPQQDAgNHADBEAiB/f6cq16S85KqJE2s3",
  "DCpxuGapanAZSvXY36+6cH1KqQIgINWvVkcJB0Ftu828Kys08vYeJkIz3PSLXMGT",
  "MsDbB4s=",
  "-----END CERTIFICATE-----",
].join("\n");

/** Of METER_KEY, for digital signatures only. */
export const SIGNATURE_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBUTCB+aADAgECAhQ8WaQ1m9eKsYcIgN3V3ojPOlYJOTAKBggqhkjOPQQDAjAQ",
  "MQ4wDAYDVQQDDAVtZXRlcjAeFw0yNjExMjQxNDI2NTlaFw0zNjExMjExNDI2NTla",
  "MBAxDjAMBgNVBAMMBW1ldGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAERbVU",
  "CCP1y7qLUYiEa5nbnT41scXnrJlcjMU6klbXC86dYDyjpcqnSBICbHjpjsnZyJ4W",
  "WstnH3lm/GON6lw2nqMxMC8wDgYDVR0PAQH/BAQDAgeAMB0GA1UdDgQWBBSxrY2j",
  "FXCHdOTaBlzF/bg7j5yaLzAKBggqhkjOPQQDAgNHADBEAiAC6q4KQAfh7gpxj+G9",
  "afw6kQKN0u3lRpfw0fXgXZKQzAIgczxYD02GTBbj+JacLUrSWFgCN8Xz42nL8bI+",
  "eQLBDSM=",
  "-----END CERTIFICATE-----",
].join("\n");

/** Of a key of the curve P-384, for key agreement. */
export const P384_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBkDCCARagAwIBAgIUbOQeYbh3n/HMkaTzmLFeEoM8PfgwCgYIKoZIzj0EAwIw",
  "EDEOMAwGA1UEAwwFbWV0ZXIwHhcNMjYxMTI0MTQyNjU5WhcNMzYxMTIxMTQyNjU5",
  "WjAQMQ4wDAYDVQQDDAVtZXRlcjB2MBAGByqGSM49AgEGBSuBBAAiA2IABI17T+bO",
  "35Zr+GhH9o1PiS5JBAnDp10fS76fWSEWjeoeTwJunna3A7GPCKQrJT7ScPAvNxi2",
  "t3nFaeL9PCPtB/z0dDbQJTy6/hxWekrnI6Tz3OMrdbyrOpoip07oAhS8f6MxMC8w",
  "DgYDVR0PAQH/BAQDAgMIMB0GA1UdDgQWBBSwOJHLi3P7/4DkCdRbS4hoxTTFcTAK",
  "BggqhkjOPQQDAgNoADBlAjEA6XKMahk3gFDOv6P7ulg7eOLM06KEXfGSAptYhY/L",
  "syHCU+wJI/dTlHeO1+8lTcquAjAN40JeFTu+KU4dNSUchDevovpuhps5kJd51Tl2",
  "btvYCFhEdAzaGxXw3wBxF8Mi8Nw=",
  "-----END CERTIFICATE-----",
].join("\n");
