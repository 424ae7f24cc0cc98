import type { components, SupplierClient } from "@utrn-lab/client";

/** What came of an import. */
export type Imported = components["schemas"]["Imported"];

/** The media type of a file of registrations: by its name, or by how it begins. */
function typeOf(file: File, beginning: string): "text/csv" | "application/x-ndjson" {
  if (/\.csv$/i.test(file.name)) return "text/csv";
  // Of UTF-16 the mark of order and every other byte are no characters of UTF-8.
  const text = beginning.replace(/[\s\0\ufeff\ufffd]/g, "");
  return text.startsWith("{") ? "application/x-ndjson" : "text/csv";
}

const BEGINNING = 64;

/**
 * Sends a file of registrations.
 * @throws Error with a sentence where it was refused as a whole, or broke off.
 */
export async function sendImport(client: SupplierClient, file: File): Promise<Imported> {
  const type = typeOf(file, await file.slice(0, BEGINNING).text());
  const { data, error } = await client
    .POST("/v1/meters/import", {
      body: file,
      headers: { "content-type": type },
    })
    .catch(() => {
      throw new Error("The file did not arrive. Send it again: nothing is registered twice.");
    });
  if (data === undefined) throw new Error(error.detail);
  return data;
}
