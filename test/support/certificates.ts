// Made once by `openssl req -x509 -new -key KEY.pem -subj / -config usage.cnf`, where KEY is of
// parties.ts, and usage.cnf names the key usage (RFC 5280, section 4.2.1.3) and the device:
//   subjectAltName = critical,otherName:1.3.6.1.5.5.7.8.4;SEQ:hw
//   [hw]
//   hwType = OID:1.2.826.0.1.8641679.1.2.1.1
//   hwSerialNum = FORMAT:HEX,OCT:00DB1234567890A0

/** Of METER_ID and METER_KEY, for key agreement. */
export const AGREEMENT_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBajCCARCgAwIBAgIUN3C9EkdyRZZ6JEuAAruyRH2p908wCgYIKoZIzj0EAwIw",
  "ADAeFw0yNjExMjYxNzQxNDhaFw0zNjExMjMxNzQxNDhaMAAwWTATBgcqhkjOPQIB",
  "BggqhkjOPQMBBwNCAARFtVQII/XLuotRiIRrmdudPjWxxeesmVyMxTqSVtcLzp1g",
  "PKOlyqdIEgJseOmOydnInhZay2cfeWb8Y43qXDaeo2gwZjAOBgNVHQ8BAf8EBAMC",
  "AwgwNQYDVR0RAQH/BCswKaAnBggrBgEFBQcIBKAbMBkGDSqGOgABhI+5DwECAQEE",
  "CADbEjRWeJCgMB0GA1UdDgQWBBSxrY2jFXCHdOTaBlzF/bg7j5yaLzAKBggqhkjO",
  "PQQDAgNIADBFAiEA1qsYT97JFCUHrLecNC6U0ETNGO5qf5Scxddo4Eke++ECIGR6",
  "CGogKxxcKIMOGsO9+U60vSC+1g6RqqWBWouv6jkj",
  "-----END CERTIFICATE-----",
].join("\n");

/** The same for digital signatures only. */
export const SIGNATURE_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBajCCARCgAwIBAgIULZwO+vpyRElozLk9Slhyve1LXUIwCgYIKoZIzj0EAwIw",
  "ADAeFw0yNjExMjYxNzQxNDhaFw0zNjExMjMxNzQxNDhaMAAwWTATBgcqhkjOPQIB",
  "BggqhkjOPQMBBwNCAARFtVQII/XLuotRiIRrmdudPjWxxeesmVyMxTqSVtcLzp1g",
  "PKOlyqdIEgJseOmOydnInhZay2cfeWb8Y43qXDaeo2gwZjAOBgNVHQ8BAf8EBAMC",
  "B4AwNQYDVR0RAQH/BCswKaAnBggrBgEFBQcIBKAbMBkGDSqGOgABhI+5DwECAQEE",
  "CADbEjRWeJCgMB0GA1UdDgQWBBSxrY2jFXCHdOTaBlzF/bg7j5yaLzAKBggqhkjO",
  "PQQDAgNIADBFAiAxG2+eEaocgFIZHqlouIGNQ/r39Pc8uu16tN2M7uXmgwIhAIe+",
  "DL6cZyagjQvPsAhxfJijpXR/Z/Owj704+GmGgpyG",
  "-----END CERTIFICATE-----",
].join("\n");

/** Of METER_ID with another key, OTHER_METER_KEY, for key agreement. */
export const RENEWED_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBajCCARCgAwIBAgIURkD9/nBjHwICN9E9AiRIHTQDlx8wCgYIKoZIzj0EAwIw",
  "ADAeFw0yNjExMjYxNzQxNDhaFw0zNjExMjMxNzQxNDhaMAAwWTATBgcqhkjOPQIB",
  "BggqhkjOPQMBBwNCAARwOzYZlvjdyfdlqrSC6KBbkIcm7dUFAZ5VhrDF72F1fczh",
  "GTunvuBJLx8GNvQShuyLyQRVYo4VnvmRVx0QScQYo2gwZjAOBgNVHQ8BAf8EBAMC",
  "AwgwNQYDVR0RAQH/BCswKaAnBggrBgEFBQcIBKAbMBkGDSqGOgABhI+5DwECAQEE",
  "CADbEjRWeJCgMB0GA1UdDgQWBBTP13c5vX/UlAuO6ItQ+4+lVoiJdjAKBggqhkjO",
  "PQQDAgNIADBFAiEAuWAX9r9t19OAbejaPs9d/tZNa/N8Twvt3L0nspEfpPwCIEhz",
  "2PpLKwsAskSRuzOwdqqciBIBzdhYQ4w9yUdhfRfX",
  "-----END CERTIFICATE-----",
].join("\n");

/** Of OTHER_METER_ID and OTHER_METER_KEY, for key agreement. */
export const OTHER_METER_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBaTCCARCgAwIBAgIUZT5Yz6GUkE3jwr0eLhwibyGvJ6gwCgYIKoZIzj0EAwIw",
  "ADAeFw0yNjExMjYxNzQxNDhaFw0zNjExMjMxNzQxNDhaMAAwWTATBgcqhkjOPQIB",
  "BggqhkjOPQMBBwNCAARwOzYZlvjdyfdlqrSC6KBbkIcm7dUFAZ5VhrDF72F1fczh",
  "GTunvuBJLx8GNvQShuyLyQRVYo4VnvmRVx0QScQYo2gwZjAOBgNVHQ8BAf8EBAMC",
  "AwgwNQYDVR0RAQH/BCswKaAnBggrBgEFBQcIBKAbMBkGDSqGOgABhI+5DwECAQEE",
  "CADbEjRWeJChMB0GA1UdDgQWBBTP13c5vX/UlAuO6ItQ+4+lVoiJdjAKBggqhkjO",
  "PQQDAgNHADBEAiAOvvHYxOReXVS91R4lb20RxSgQYMoBv8FclBrfFHGZVwIgA6hh",
  "laV2gtkZsV63pvRZFgxuCfAer6ludRlH6SGRdhQ=",
  "-----END CERTIFICATE-----",
].join("\n");

/** Of a device whose serial number is no EUI-64, for key agreement. */
export const SHORT_SERIAL_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBaDCCAQ6gAwIBAgIULDbOPx8p1u/YGHYUchGmN3sNynUwCgYIKoZIzj0EAwIw",
  "ADAeFw0yNjExMjYxNzQxNDlaFw0zNjExMjMxNzQxNDlaMAAwWTATBgcqhkjOPQIB",
  "BggqhkjOPQMBBwNCAARFtVQII/XLuotRiIRrmdudPjWxxeesmVyMxTqSVtcLzp1g",
  "PKOlyqdIEgJseOmOydnInhZay2cfeWb8Y43qXDaeo2YwZDAOBgNVHQ8BAf8EBAMC",
  "AwgwMwYDVR0RAQH/BCkwJ6AlBggrBgEFBQcIBKAZMBcGDSqGOgABhI+5DwECAQEE",
  "BgDbEjRWeDAdBgNVHQ4EFgQUsa2NoxVwh3Tk2gZcxf24O4+cmi8wCgYIKoZIzj0E",
  "AwIDSAAwRQIgYnR+2chourGa24QKX0Q7os292Ft2+UUWH+m2oMO2TNwCIQDhRu1G",
  "DdzZPvFp9siK7gAFcm5kx7EObJHQdcwe+34f9Q==",
  "-----END CERTIFICATE-----",
].join("\n");

/** Of a supplier, for key agreement: it names no device. */
export const ORGANISATION_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBqjCCAU+gAwIBAgIUXe9RiO53xZhEIHUFgTdSm5WhTYgwCgYIKoZIzj0EAwIw",
  "OzERMA8GA1UEAwwIc3VwcGxpZXIxCzAJBgNVBAsMAjAyMRkwFwYDVQQtDBA5MGIz",
  "ZDUxZjMwMDEwMDAwMB4XDTI2MTEyNjE3NDE0OVoXDTM2MTEyMzE3NDE0OVowOzER",
  "MA8GA1UEAwwIc3VwcGxpZXIxCzAJBgNVBAsMAjAyMRkwFwYDVQQtDBA5MGIzZDUx",
  "ZjMwMDEwMDAwMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEcDs2GZb43cn3Zaq0",
  "guigW5CHJu3VBQGeVYawxe9hdX3M4Rk7p77gSS8fBjb0Eobsi8kEVWKOFZ75kVcd",
  "EEnEGKMxMC8wDgYDVR0PAQH/BAQDAgMIMB0GA1UdDgQWBBTP13c5vX/UlAuO6ItQ",
  "+4+lVoiJdjAKBggqhkjOPQQDAgNJADBGAiEAgHZ8MIKJ3Df9WgqKlR/iJxhkLRZg",
  "quzo2h6mKCKjFdgCIQDGdBXUHVK7qmTYIq2xSwG1Tmv9Vl/gI9YEaCFv6RfeTQ==",
  "-----END CERTIFICATE-----",
].join("\n");

/** Of an authority, with no key usage. */
export const AUTHORITY_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBXTCCAQKgAwIBAgIUHczqS3IMDp/U35JfuI6Yo8v6IJswCgYIKoZIzj0EAwIw",
  "FDESMBAGA1UEAwwJYXV0aG9yaXR5MB4XDTI2MTEyNjE3NDE0OVoXDTM2MTEyMzE3",
  "NDE0OVowFDESMBAGA1UEAwwJYXV0aG9yaXR5MFkwEwYHKoZIzj0CAQYIKoZIzj0D",
  "AQcDQgAEcDs2GZb43cn3Zaq0guigW5CHJu3VBQGeVYawxe9hdX3M4Rk7p77gSS8f",
  "Bjb0Eobsi8kEVWKOFZ75kVcdEEnEGKMyMDAwDwYDVR0TAQH/BAUwAwEB/zAdBgNV",
  "HQ4EFgQUz9d3Ob1/1JQLjuiLUPuPpVaIiXYwCgYIKoZIzj0EAwIDSQAwRgIhAM3Q",
  "aByZLP0T2Qe/6OE8NTsu6Dinj81r+ao4Gi2syMsyAiEAk4Tqx4ayr3Mv2H2ZmBO0",
  "e7qGZCkVITVMwXGba3JtCu8=",
  "-----END CERTIFICATE-----",
].join("\n");

/** Of an authority that says it is METER_ID, with no key usage. */
export const AUTHORITY_OF_METER_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBajCCARGgAwIBAgIUJoFzZoxw99HmU4NvHWsYNyl3b8MwCgYIKoZIzj0EAwIw",
  "ADAeFw0yNjExMjYxNzQxNDlaFw0zNjExMjMxNzQxNDlaMAAwWTATBgcqhkjOPQIB",
  "BggqhkjOPQMBBwNCAARFtVQII/XLuotRiIRrmdudPjWxxeesmVyMxTqSVtcLzp1g",
  "PKOlyqdIEgJseOmOydnInhZay2cfeWb8Y43qXDaeo2kwZzAPBgNVHRMBAf8EBTAD",
  "AQH/MDUGA1UdEQEB/wQrMCmgJwYIKwYBBQUHCASgGzAZBg0qhjoAAYSPuQ8BAgEB",
  "BAgA2xI0VniQoDAdBgNVHQ4EFgQUsa2NoxVwh3Tk2gZcxf24O4+cmi8wCgYIKoZI",
  "zj0EAwIDRwAwRAIgRf1b42aw+DmHVxL/lwO+bUYhQ9RKgZOzIwno+hs+A2gCIEEH",
  "1TP6KYmubHqyPmrbzHG/ojc2GkwexK+yBbwujM8r",
  "-----END CERTIFICATE-----",
].join("\n");

/** Of METER_ID, a key of the curve P-384, for key agreement. */
export const P384_CERTIFICATE: string = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBpzCCAS2gAwIBAgIUOJe3k7e1D2Eo/9juZlDiW2sxxgEwCgYIKoZIzj0EAwIw",
  "ADAeFw0yNjExMjYxNzQxNDlaFw0zNjExMjMxNzQxNDlaMAAwdjAQBgcqhkjOPQIB",
  "BgUrgQQAIgNiAARa2taZHB3DsODAnLypxnIcdYpqehujFtYx2M+PbpYZf4dV7sgh",
  "d11RwTvZPSDi/eyydb2dixlhXDuSmATb5ej0eKMEj0Lk0SXl/WPxFCCbFEE6DtwR",
  "39/baubKpfaPXwujaDBmMA4GA1UdDwEB/wQEAwIDCDA1BgNVHREBAf8EKzApoCcG",
  "CCsGAQUFBwgEoBswGQYNKoY6AAGEj7kPAQIBAQQIANsSNFZ4kKAwHQYDVR0OBBYE",
  "FPjn5zE7r/ei1JTM7s+tIf193HaXMAoGCCqGSM49BAMCA2gAMGUCMCHE0MN+05qs",
  "d083HO+GOVi25K53lUVzCqIrhfokBh1bDEm+C1R8GA9UmppGbVndtgIxANv25PMF",
  "DflpSZMCxXA3JdVUtVDjwu90evywa0144aKI7eNQMb6EZ1esEsMX6nQVOQ==",
  "-----END CERTIFICATE-----",
].join("\n");
