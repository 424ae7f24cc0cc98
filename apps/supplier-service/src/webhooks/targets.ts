import { lookup } from "node:dns";
import { type BlockList, isIP, type LookupFunction } from "node:net";
import { invalidRequest } from "@utrn-lab/http-host";
import ipaddr from "ipaddr.js";

/** Where webhooks may go, beside public addresses over https. */
export interface Targets {
  /** Addresses and networks that the operator names: private ones, and over http. */
  readonly allowed: BlockList;
  /** Whether any is named. */
  readonly hasAllowed: boolean;
}

/** An address that webhooks do not go to. */
export class RefusedTarget extends Error {
  override readonly name = "RefusedTarget";
}

/** Of IPv6 only this is given out; outside it is `::10.0.0.1`, say (RFC 4291, 2.5.5.1). */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR("2000::/3");

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || address.match(GIVEN_OUT);
}

/** Whether a webhook may be sent to an address: that of a connection, and not only of a URL. */
function mayGoTo(address: string, protocol: string, targets: Targets): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  if (targets.allowed.check(address, version === 6 ? "ipv6" : "ipv4")) return true;
  return protocol === "https:" && isPublic(ipaddr.parse(address));
}

const SECURE = "url must begin with https://";
const SECURE_OR_ALLOWED =
  "url must begin with https://, or with http:// where WEBHOOK_TARGETS has its address";
const PRIVATE =
  "url must not name an address of a private network; who runs the service can allow it in " +
  "WEBHOOK_TARGETS";

/** The host of a URL, without the brackets of an address. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

/**
 * Refuses a URL that no webhook can have; its name is looked up when it is called.
 * @throws Problem `invalid_request`.
 */
export function refuseBadUrl(text: string, targets: Targets): void {
  const url = URL.parse(text);
  if (url === null) throw invalidRequest("url", "url must be an address, say https://example.com/");
  const { protocol } = url;
  const isSecure = protocol === "https:";
  if (!isSecure && !(protocol === "http:" && targets.hasAllowed)) {
    throw invalidRequest("url", targets.hasAllowed ? SECURE_OR_ALLOWED : SECURE);
  }
  if (url.username !== "" || url.password !== "") {
    throw invalidRequest("url", "url must not have a name and password in it");
  }
  if (url.hash !== "") throw invalidRequest("url", "url must not have a fragment (#)");
  const host = hostOf(url);
  if (isIP(host) > 0 && !mayGoTo(host, protocol, targets)) throw invalidRequest("url", PRIVATE);
}

/**
 * What a connection is made by: those addresses of a name that may be gone to. A name that is an
 * address is not looked up, and refused here.
 * @throws RefusedTarget.
 */
export function lookupFor(url: URL, targets: Targets): LookupFunction {
  const isAllowed = (address: string) => mayGoTo(address, url.protocol, targets);
  const host = hostOf(url);
  if (isIP(host) > 0 && !isAllowed(host)) throw new RefusedTarget();
  return (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      const addresses = (found ?? []).filter(({ address }) => isAllowed(address));
      const [first] = addresses;
      if (first === undefined) done(error ?? new RefusedTarget(), "", 0);
      else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
