import { type KeyObject, X509Certificate } from "node:crypto";
import {
  AsnConvert,
  AsnProp,
  AsnPropTypes,
  AsnType,
  AsnTypeTypes,
  OctetString,
} from "@peculiar/asn1-schema";
import {
  Certificate,
  type Extension,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  KeyUsage,
  KeyUsageFlags,
  SubjectAlternativeName,
} from "@peculiar/asn1-x509";
import { FieldRangeError } from "@utrn-lab/utrn/checks";

/** The name of a device in its certificate (RFC 4108, section 5). */
class HardwareModuleName {
  hwType = "";
  hwSerialNum = new OctetString();
}
AsnType({ type: AsnTypeTypes.Sequence })(HardwareModuleName);
AsnProp({ type: AsnPropTypes.ObjectIdentifier })(HardwareModuleName.prototype, "hwType");
AsnProp({ type: OctetString })(HardwareModuleName.prototype, "hwSerialNum");

const HARDWARE_MODULE_NAME = "1.3.6.1.5.5.7.8.4";
const EUI64_BYTES = 8;

/** What a certificate says of its key. */
interface KeyCertificate {
  readonly key: KeyObject;
  /** The device that it names, or undefined where it names none, or several. */
  readonly deviceId: string | undefined;
  readonly isAuthority: boolean;
  readonly isForKeyAgreement: boolean;
  /** What its key is for, in words. */
  readonly use: string;
  readonly bytes: number;
}

function extensionOf(extensions: readonly Extension[], id: string): ArrayBuffer | undefined {
  return extensions.find(({ extnID }) => extnID === id)?.extnValue.buffer;
}

/** What a key may be used for; without key usage for all (RFC 5280, section 4.2.1.3). */
function useOf(usage: ArrayBuffer | undefined): Pick<KeyCertificate, "isForKeyAgreement" | "use"> {
  if (usage === undefined) return { isForKeyAgreement: true, use: "any use" };
  const flags = AsnConvert.parse(usage, KeyUsage).toNumber();
  const isForSignatures = (flags & KeyUsageFlags.digitalSignature) !== 0;
  return {
    isForKeyAgreement: (flags & KeyUsageFlags.keyAgreement) !== 0,
    use: isForSignatures ? "signatures" : "another use",
  };
}

function deviceOf(names: ArrayBuffer | undefined): string | undefined {
  if (names === undefined) return undefined;
  const [device, ...more] = AsnConvert.parse(names, SubjectAlternativeName).flatMap(
    ({ otherName }) => (otherName?.typeId === HARDWARE_MODULE_NAME ? [otherName.value] : []),
  );
  if (device === undefined || more.length > 0) return undefined;
  const { hwSerialNum } = AsnConvert.parse(device, HardwareModuleName);
  if (hwSerialNum.byteLength !== EUI64_BYTES) return undefined;
  return Buffer.from(hwSerialNum.buffer).toString("hex");
}

/** Reads a certificate, DER; undefined for bytes that are none, or that are encoded wrongly. */
function readCertificate(bytes: Buffer): KeyCertificate | undefined {
  try {
    const certificate = new X509Certificate(bytes);
    const { extensions = [] } = AsnConvert.parse(certificate.raw, Certificate).tbsCertificate;
    return {
      key: certificate.publicKey,
      deviceId: deviceOf(extensionOf(extensions, id_ce_subjectAltName)),
      isAuthority: certificate.ca,
      bytes: bytes.length,
      ...useOf(extensionOf(extensions, id_ce_keyUsage)),
    };
  } catch {
    // The two parsers throw whatever the bytes lead them to.
    return undefined;
  }
}

/**
 * The key in a meter's certificate for key agreement. The meter's is found by the EUI-64 that it
 * names, wherever it stands in a chain; the chain is not verified.
 * @param certificates - DER, one or several.
 * @param meterId - the meter's EUI-64.
 * @param field - the name of the text, for the error.
 * @throws FieldRangeError naming `field`: why it has no such certificate.
 */
export function certifiedKey(
  certificates: readonly Buffer[],
  meterId: string,
  field: string,
): KeyObject {
  const read = certificates.map(readCertificate);
  const all = read.filter((certificate) => certificate !== undefined);
  const refuse = (problem: string) => new FieldRangeError(field, problem);
  if (all.length === 0 || all.length < read.length) {
    throw refuse("must be a certificate that can be read");
  }
  const devices = all.filter(({ deviceId, isAuthority }) => deviceId && !isAuthority);
  const [device] = devices;
  if (device === undefined) {
    throw refuse(
      "must be a device's certificate, which has the meter's EUI-64 as hwModuleName; " +
        "this is an organisation's or an authority's",
    );
  }
  const own = devices.filter(({ deviceId }) => deviceId === meterId);
  if (own.length === 0) {
    throw refuse(
      `must be a certificate of this meter; its hwModuleName is another device, ${device.deviceId}`,
    );
  }
  const [found, ...more] = own.filter(({ isForKeyAgreement }) => isForKeyAgreement);
  if (found === undefined) {
    const words = own.map(({ bytes, use }) => `a certificate of ${bytes} bytes for ${use}`);
    throw refuse(`must be a certificate whose key usage is key agreement; this is ${words[0]}`);
  }
  if (more.some(({ key }) => !key.equals(found.key))) {
    throw refuse("must have one key of this meter for key agreement, not several");
  }
  return found.key;
}
