import { type Environment, readText, StartError } from "@utrn-lab/http-host";

/**
 * Whether a text is an origin as a browser sends it (RFC 6454, section 6.2): no path, no default
 * port.
 */
function isOrigin(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  return new URL(text).origin === text;
}

/**
 * Reads CORS_ORIGINS: the origins whose pages may call the API, separated by commas; none when it
 * is absent.
 * @throws StartError when one is not exact: a star or a pattern would let in pages that nobody
 *   named.
 */
export function readCorsOrigins(env: Environment): readonly string[] {
  const text = readText(env, "CORS_ORIGINS");
  const origins = text === undefined ? [] : text.split(",").map((origin) => origin.trim());
  if (!origins.every(isOrigin)) {
    throw new StartError(
      "CORS_ORIGINS must be exact origins such as http://localhost:3001, separated by commas.",
    );
  }
  return origins;
}
