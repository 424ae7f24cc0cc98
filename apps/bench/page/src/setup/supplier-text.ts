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

/** A key or certificate in PEM (RFC 7468), which has blanks and line ends within. */
const PEM = /-----BEGIN [^-]*-----[^-]*-----END [^-]*-----/g;

/**
 * Finds a supplier's id and its public keys in what was pasted: the JSON that a supplier service
 * answers, or the values as words or PEM, the key of commands behind the other. What is missing is
 * left empty, and the bench then names it.
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
    .replace(PEM, " ")
    .trim()
    .split(/[\s,]+/);
  const isId = (word: string) => word.length <= 16 || readEui64(word) !== undefined;
  const keys = [...(text.match(PEM) ?? []), ...words.filter((word) => !isId(word))];
  const [publicKey = "", commandPublicKey] = keys;
  return {
    supplierId: words.find(isId) ?? "",
    publicKey,
    ...(commandPublicKey === undefined ? {} : { commandPublicKey }),
  };
}
