import { nodeKeyAgreement } from "@utrn-lab/http-host";
import type { Commissioning, MeterState } from "@utrn-lab/meter-emulator";
import { agreeSecret, exposeSharedSecret } from "@utrn-lab/utrn";

/** What a supplier says of itself to a meter; the rest follows from the keys. */
type SupplierIdentity = Omit<Commissioning, "z" | "commandZ">;

/**
 * What a meter is told of a supplier, with what its key and the supplier's agree on: top-up key and
 * command key apart, where commands have a key of their own (code-format.md 4).
 * @throws FieldTypeError or FieldRangeError naming the member that is wrong.
 */
export function commissioningOf(
  { meterId, privateKey }: Pick<MeterState, "meterId" | "privateKey">,
  supplier: SupplierIdentity,
): Commissioning {
  const { supplierId, publicKey, commandPublicKey, floor } = supplier;
  const parties = { supplierId, meterId, privateKey, publicKey, commandPublicKey };
  const { z, commandZ } = exposeSharedSecret(agreeSecret(parties, nodeKeyAgreement));
  const told = { supplierId, publicKey, z, floor };
  return commandPublicKey === undefined ? told : { ...told, commandPublicKey, commandZ };
}
