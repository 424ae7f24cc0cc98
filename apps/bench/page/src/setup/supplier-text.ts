/** What a meter is commissioned with; the bench checks it. */
interface SupplierText {
  readonly supplierId: string;
  readonly publicKey: string;
}

function fromJson(text: string): Partial<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Finds a supplier's id and public key in what was pasted: the JSON that a supplier service
 * answers, or the two as words. What is missing is left empty, and the bench then names it.
 */
export function supplierIn(text: string): SupplierText {
  const json = fromJson(text);
  if (typeof json === "object" && json !== null) {
    return { supplierId: String(json.supplierId ?? ""), publicKey: String(json.publicKey ?? "") };
  }
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s,]+/);
  return {
    supplierId: words.find((word) => word.length <= 16) ?? "",
    publicKey: words.find((word) => word.length > 16) ?? "",
  };
}
