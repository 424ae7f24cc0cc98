import { RETRIES_OF_PAGES, type SupplierClient, supplierClient } from "@utrn-lab/client";
import type { Self } from "./signed-in.ts";

/** What an API key opened, or why it opens nothing, as a sentence. */
export type Opened =
  | { readonly self: Self; readonly client: SupplierClient }
  | { readonly why: string };

const UNREACHABLE = "The supplier service cannot be reached. Is it running? Try again.";

/** Asks the service that this page came from whose key it is. */
export async function openSession(apiKey: string): Promise<Opened> {
  // A header holds these letters and no others: what fetch would throw is no help to anybody.
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    return { why: "An API key has no spaces and no accented letters: copy it again." };
  }
  const retries = RETRIES_OF_PAGES;
  const client = supplierClient({ address: window.location.origin, apiKey, retries });
  try {
    const { data, error } = await client.GET("/v1/keys/self");
    if (data === undefined) return { why: refusalOf(error.code, error.detail) };
    if (data.role === "metrics") {
      return {
        why: "This key may read metrics only: sign in with one of the role reader or more.",
      };
    }
    return { self: data, client };
  } catch {
    return { why: UNREACHABLE };
  }
}

function refusalOf(code: string, detail: string): string {
  return code === "unauthorized"
    ? "The service does not know this API key, or it has been revoked or has expired."
    : detail;
}
