import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { paths } from "./interface.ts";
import { PLATFORM, type Platform } from "./platform.ts";
import { ProblemError } from "./problem-error.ts";
import { RETRIES, type Retries, sendRepeatedly } from "./retries.ts";
import { sentAgain } from "./sent-again.ts";

/** The supplier service's calls, typed: `client.GET("/v1/meters/{meterId}", ...)`. */
export type SupplierClient = Client<paths>;

/** Where a supplier service is, and how to call it. */
export interface SupplierAccess {
  /** `http://127.0.0.1:3000`, without a slash at its end. */
  readonly address: string;
  readonly apiKey: string;
  /** What is left out is that of `RETRIES`. */
  readonly retries?: Partial<Retries>;
  /** What is left out is Node's or the browser's. */
  readonly platform?: Partial<Platform>;
}

/** A file is sent as it is, any other body as JSON: no call takes a text or bytes as its JSON. */
function serialized(body: unknown): unknown {
  const isFile =
    typeof body === "string" ||
    body instanceof Blob ||
    body instanceof ReadableStream ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body);
  return isFile ? body : JSON.stringify(body);
}

const KEY_HEADER = "Idempotency-Key";

/** Adds the Idempotency-Key to calls that take one, and notes what may be sent again. */
function preparing(repeatable: WeakSet<Request>, newKey: () => string): Middleware {
  return {
    onRequest: ({ request, schemaPath }) => {
      const again = sentAgain(request.method, schemaPath);
      if (again === "done once under its key" && !request.headers.has(KEY_HEADER)) {
        request.headers.set(KEY_HEADER, newKey());
      }
      if (again !== "not sent again") repeatable.add(request);
    },
  };
}

/** The service answers nothing with a page: a proxy does, that wants somebody to sign in, say. */
const refusingPages: Middleware = {
  onResponse: ({ response }) => {
    const type = response.headers.get("content-type") ?? "";
    if (response.ok && type.startsWith("text/html")) throw new ProblemError(response.status, null);
  },
};

/**
 * A client of one supplier service. Each call answers `{data}` or `{error}`, a problem with its
 * `code` (docs/reference/errors.md); it throws `TypeError` where the service cannot be reached, and
 * `ProblemError` without a problem where a page answers in its place.
 * Calls that may be repeated are: those that change nothing more, and those that are done once
 * under their Idempotency-Key, which the client adds and which stays the same.
 * @param access - address and API key; the key goes to this address only, never with a redirect.
 * @example
 * const client = supplierClient({ address: "http://127.0.0.1:3000", apiKey });
 * const { data, error } = await client.GET("/v1/meters/{meterId}", {
 *   params: { path: { meterId: "00db1234567890d1" } },
 * });
 */
export function supplierClient(access: SupplierAccess): SupplierClient {
  const { address, apiKey } = access;
  const platform = { ...PLATFORM, ...access.platform };
  const retries = { ...RETRIES, ...access.retries };
  const repeatable = new WeakSet<Request>();
  const client = createClient<paths>({
    baseUrl: address,
    headers: { authorization: `Bearer ${apiKey}` },
    credentials: "omit",
    redirect: "error",
    cache: "no-store",
    bodySerializer: serialized,
    fetch: (request) =>
      repeatable.has(request)
        ? sendRepeatedly(request, retries, platform)
        : platform.fetch(request),
  });
  client.use(preparing(repeatable, platform.newIdempotencyKey), refusingPages);
  return client;
}
