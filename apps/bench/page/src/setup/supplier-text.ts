import { readEui64 } from "@utrn-lab/utrn/checks";

/** What a meter is commissioned with; the bench checks it. */
export interface SupplierText {
  readonly supplierId: string;
  readonly publicKey: string;
  /** Where commands use a key of their own (code-format.md 4). */
  readonly commandPublicKey?: string;
}

function fromJson(text: string): Partial<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Finds a supplier's id and its public keys in what was pasted: the JSON that a supplier service
 * answers, or the values as words, the key of commands behind the other. What is missing is left
 * empty, and the bench then names it.
 */
export function supplierIn(text: string): SupplierText {
  const json = fromJson(text);
  if (typeof json === "object" && json !== null) {
    const { supplierId = "", publicKey = "", commandPublicKey } = json;
    return {
      supplierId: String(supplierId),
      publicKey: String(publicKey),
      ...(commandPublicKey === undefined ? {} : { commandPublicKey: String(commandPublicKey) }),
    };
  }
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s,]+/);
  const isId = (word: string) => word.length <= 16 || readEui64(word) !== undefined;
  const [publicKey = "", commandPublicKey] = words.filter((word) => !isId(word));
  return {
    supplierId: words.find(isId) ?? "",
    publicKey,
    ...(commandPublicKey === undefined ? {} : { commandPublicKey }),
  };
}
