import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { fingerprintOf, publicKeyHex, publicKeysOfPem } from "@utrn-lab/audit-chain";
import { parsePublicKey, publicKeyOf } from "@utrn-lab/utrn";
import { readMeterPublicKey } from "../../../apps/supplier-service/src/keys/meter-public-key.ts";
import {
  AGREEMENT_CERTIFICATE,
  AUTHORITY_OF_METER_CERTIFICATE,
  P384_CERTIFICATE,
  SHORT_SERIAL_CERTIFICATE,
  SIGNATURE_CERTIFICATE,
} from "../../support/certificates.ts";
import { METER_ID, METER_KEY } from "../../support/parties.ts";
import { pemOf } from "../../support/supplier-rig.ts";
import type { Door } from "../engine/door.ts";
import { refusal } from "./laws.ts";

const POINT = publicKeyOf(METER_KEY);

const KEY = createPublicKey(pemOf(METER_KEY));
const PEM = KEY.export({ type: "spki", format: "pem" });
const DER = KEY.export({ type: "spki", format: "der" });

function derOf(pem: string): string {
  return pem.replace(/-----.*-----|\s/g, "");
}

/** Keys of an audit trail, one behind another in one text. */
function trusted(text: string): string {
  const keys = publicKeysOfPem(text);
  for (const key of keys ?? []) {
    assert.match(fingerprintOf(key), /^[0-9a-f]{64}$/);
    const hex = publicKeyHex(key);
    if (hex !== undefined) assert.equal(parsePublicKey(hex, "key").length, 65);
  }
  return `${Math.min(keys?.length ?? 0, 3)} trusted`;
}

export const door: Door = {
  says: "public keys and certificates, hex, base64, PEM and DER: a point of the curve, or refused",
  bytesMax: 4_000,
  cpuMsMax: 500,
  seeds: () => [
    POINT,
    `${POINT.slice(-1) === "0" ? "02" : "03"}${POINT.slice(2, 66)}`,
    Buffer.from(POINT, "hex").toString("base64"),
    PEM,
    DER.toString("base64"),
    DER.toString("hex"),
    AGREEMENT_CERTIFICATE,
    derOf(AGREEMENT_CERTIFICATE),
    `${SIGNATURE_CERTIFICATE}\n${AGREEMENT_CERTIFICATE}`,
    AUTHORITY_OF_METER_CERTIFICATE,
    SHORT_SERIAL_CERTIFICATE,
    P384_CERTIFICATE,
    pemOf(METER_KEY),
    `${PEM}${PEM}`,
  ],
  open: () => ({
    answer(input) {
      const text = input.toString("utf8");
      const many = trusted(text);
      try {
        const read = readMeterPublicKey(text, METER_ID, "publicKey");
        assert.match(read, /^04[0-9a-f]{128}$/);
        parsePublicKey(read, "publicKey");
        assert.equal(readMeterPublicKey(read, METER_ID, "publicKey"), read);
        return `${many}, read`;
      } catch (error) {
        return `${many}, ${refusal(error)}`;
      }
    },
    close: () => {},
  }),
};
