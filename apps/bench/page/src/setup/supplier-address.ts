const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * A service's address as the machine that it runs on says it, for a page that may be shown on
 * another machine: there the loopback would be that machine's own.
 * @param told - the address, as the service's machine calls it.
 * @param pageHost - the host name by which the page was reached.
 */
export function addressFrom(told: string, pageHost: string): string {
  const url = new URL(told);
  if (!LOOPBACK.test(url.hostname) || LOOPBACK.test(pageHost)) return url.origin;
  url.hostname = pageHost;
  return url.origin;
}
