import { AsnConvert } from "@peculiar/asn1-schema";
import { Certificate, id_ce_keyUsage, KeyUsage, KeyUsageFlags } from "@peculiar/asn1-x509";

/**
 * Whether a certificate's key may agree on keys. A certificate without key usage allows every usage
 * (RFC 5280, section 4.2.1.3); one with it has to name key agreement.
 * @param der - the certificate, DER.
 */
export function isForKeyAgreement(der: Uint8Array<ArrayBuffer>): boolean {
  const { extensions = [] } = AsnConvert.parse(der, Certificate).tbsCertificate;
  const extension = extensions.find(({ extnID }) => extnID === id_ce_keyUsage);
  if (extension === undefined) return true;
  const usage = AsnConvert.parse(extension.extnValue, KeyUsage).toNumber();
  return (usage & KeyUsageFlags.keyAgreement) !== 0;
}
