import { readFileSync } from "node:fs";
import { agreeSecret, type SharedSecret } from "@utrn-lab/utrn";

/** A code of the format's first revision, and who signed it for whom. */
export interface FirstRevisionVector {
  readonly name: string;
  readonly request: {
    readonly supplierId: string;
    readonly meterId: string;
    readonly supplierPrivateKey: string;
    readonly meterPublicKey: string;
    readonly utrnCounter: number;
  };
  readonly answer: { readonly code: string };
}

type Vectors = Readonly<Record<"commandCodes" | "topUps", readonly FirstRevisionVector[]>>;

export const FIRST_REVISION: Vectors = JSON.parse(
  readFileSync(new URL("../vectors/first-revision.json", import.meta.url), "utf8"),
);

/** What the parties of a vector share, with a key of its own for commands if one is given. */
export function secretOfVector(
  { request }: FirstRevisionVector,
  commandPrivateKey?: string,
): SharedSecret {
  const { supplierId, meterId, supplierPrivateKey: privateKey, meterPublicKey } = request;
  const parties = { supplierId, meterId, privateKey, publicKey: meterPublicKey };
  return agreeSecret({ ...parties, commandPrivateKey });
}
