import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./interface.ts";

export type { components, paths } from "./interface.ts";

/** The supplier service's calls, typed: `client.GET("/v1/meters/{meterId}", ...)`. */
export type SupplierClient = Client<paths>;

/** Where a supplier service is, and the API key to call it with. */
interface SupplierAccess {
  /** `http://127.0.0.1:3000`, without a slash at its end. */
  readonly address: string;
  readonly apiKey: string;
}

/**
 * A client of one supplier service. Each call answers `{data}` or `{error}`, a problem with its
 * `code` (docs/reference/errors.md), and throws `TypeError` where the service cannot be reached.
 * @param access - address and API key; the key goes to this address only, never with a redirect.
 * @example
 * const client = supplierClient({ address: "http://127.0.0.1:3000", apiKey });
 * const { data, error } = await client.GET("/v1/meters/{meterId}", {
 *   params: { path: { meterId: "00db1234567890d1" } },
 * });
 */
export function supplierClient({ address, apiKey }: SupplierAccess): SupplierClient {
  return createClient<paths>({
    baseUrl: address,
    headers: { authorization: `Bearer ${apiKey}` },
    credentials: "omit",
    redirect: "error",
    cache: "no-store",
  });
}
