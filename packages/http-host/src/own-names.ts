import { isIPv6 } from "node:net";
import type { FastifyRequest } from "fastify";
import { Problem } from "./problems.ts";

/** The names by which programs on a machine reach a server on the same machine. */
const LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"];

/** The header Host: a name, or an IPv6 address in brackets, and perhaps a port. */
const HOST_HEADER = /^(\[[^\]]*\]|[^:]*)(?::\d*)?$/;

/** A name or an address as a browser writes it in the header Host; it names no zone. */
export function nameInHost(name: string): string {
  const [address = ""] = name.split("%");
  return isIPv6(address) ? new URL(`http://[${address}]`).hostname : name.toLowerCase();
}

/** The address that a request was sent to, as its socket has it. */
function addressOf({ raw }: FastifyRequest): string | undefined {
  const address = raw.socket.localAddress?.replace(/^::ffff:(?=[\d.]+$)/, "");
  return address === undefined ? undefined : nameInHost(address);
}

/**
 * Refuses requests that call a server by a name that is not its own. A page on the web can point a
 * name of its own at this machine (DNS rebinding): the browser then takes the server for the page's
 * own, and only the header Host shows it. A server without keys has no other door. The address that
 * a request was sent to is no name, and nobody can point it elsewhere.
 * @param names - names and addresses of the server, without port, beside those of the loopback.
 * @returns a check to run before anything is done for a request; it throws Problem
 *   `misdirected_request`.
 */
export function refuseOtherNames(names: readonly string[]) {
  const own = new Set([...LOOPBACK_NAMES, ...names.map(nameInHost)]);
  return async (request: FastifyRequest): Promise<void> => {
    const [, name] = HOST_HEADER.exec(request.headers.host?.toLowerCase() ?? "") ?? [];
    if (name !== undefined && (own.has(name) || name === addressOf(request))) return;
    throw new Problem(
      "misdirected_request",
      "The header Host has a name that is not this server's own: call it by localhost, by its " +
        "address, or by a name that it was started with.",
    );
  };
}
