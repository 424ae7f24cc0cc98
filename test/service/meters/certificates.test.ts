import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { publicKeyOf } from "@utrn-lab/utrn";
import { isFieldError } from "@utrn-lab/utrn/checks";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMeterPublicKey } from "../../../apps/supplier-service/src/keys/meter-public-key.ts";
import {
  AGREEMENT_CERTIFICATE,
  AUTHORITY_CERTIFICATE,
  AUTHORITY_OF_METER_CERTIFICATE,
  ORGANISATION_CERTIFICATE,
  OTHER_METER_CERTIFICATE,
  P384_CERTIFICATE,
  RENEWED_CERTIFICATE,
  SHORT_SERIAL_CERTIFICATE,
  SIGNATURE_CERTIFICATE,
} from "../../support/certificates.ts";
import { messageOf } from "../../support/field-errors.ts";
import { METER_ID, METER_KEY, OTHER_METER_ID } from "../../support/parties.ts";
import { pemOf, registration, type SupplierRig, startRig } from "../../support/supplier-rig.ts";

const spki = { format: "der", type: "spki" } as const;
const P384_KEY = generateKeyPairSync("ec", { namedCurve: "P-384" })
  .publicKey.export(spki)
  .toString("base64");
const RSA_KEY = generateKeyPairSync("rsa", { modulusLength: 1_024 })
  .publicKey.export(spki)
  .toString("base64");

let rig: SupplierRig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.remove());

const KEY = publicKeyOf(METER_KEY);

function labelled(pem: string, label: string): string {
  return pem.replaceAll("CERTIFICATE-----", `${label}-----`);
}

function bytesOf(pem: string): Buffer {
  return Buffer.from(pem.replaceAll(/-----.*-----/g, ""), "base64");
}

function pemOfBytes(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----"].join("\n");
}

const TAKEN: readonly [title: string, pem: string][] = [
  ["a certificate", AGREEMENT_CERTIFICATE],
  ["one behind its text", `Certificate:\n    Data:\n        Version: 3\n${AGREEMENT_CERTIFICATE}`],
  ["one with the line ends of Windows", AGREEMENT_CERTIFICATE.replaceAll("\n", "\r\n")],
  ["one labelled X509", labelled(AGREEMENT_CERTIFICATE, "X509 CERTIFICATE")],
  ["one labelled as trusted", labelled(AGREEMENT_CERTIFICATE, "TRUSTED CERTIFICATE")],
  ["the meter's before its issuers", `${AGREEMENT_CERTIFICATE}\n${AUTHORITY_CERTIFICATE}`],
  ["the meter's behind its issuers", `${AUTHORITY_CERTIFICATE}\n${AGREEMENT_CERTIFICATE}`],
  ["the meter's behind a supplier's", `${ORGANISATION_CERTIFICATE}\n${AGREEMENT_CERTIFICATE}`],
  ["the meter's behind another's", `${OTHER_METER_CERTIFICATE}\n${AGREEMENT_CERTIFICATE}`],
  ["both of a meter's", `${SIGNATURE_CERTIFICATE}\n${AGREEMENT_CERTIFICATE}`],
  ["the same twice", `${AGREEMENT_CERTIFICATE}\n${AGREEMENT_CERTIFICATE}`],
];

test.each(TAKEN)("%s gives the meter's key", (_title, pem) => {
  expect(readMeterPublicKey(pem, METER_ID, "publicKey")).toBe(KEY);
});

const POINT = Buffer.from(KEY, "hex");
const COMPRESSED = Buffer.concat([
  Buffer.from([2 + ((POINT.at(-1) ?? 0) % 2)]),
  POINT.subarray(1, 33),
]);
const SPKI = createPublicKey(pemOf(METER_KEY)).export({ format: "der", type: "spki" });
const CERTIFICATE = bytesOf(AGREEMENT_CERTIFICATE);
const wrapped = (text: string) => (text.match(/.{1,64}/g) ?? []).join("\r\n");

const FORMS: readonly [title: string, text: string][] = [
  ["hex", KEY],
  ["hex in capitals", KEY.toUpperCase()],
  ["hex with line ends and blanks", ` ${wrapped(KEY)}\n`],
  ["hex with colons, as openssl prints it", (KEY.match(/../g) ?? []).join(":")],
  ["a point in base64", POINT.toString("base64")],
  ["a compressed point", COMPRESSED.toString("hex")],
  [
    "a key of PEM",
    createPublicKey(pemOf(METER_KEY)).export({ format: "pem", type: "spki" }).toString(),
  ],
  ["a key of DER in base64", SPKI.toString("base64")],
  ["a key of DER in base64url", SPKI.toString("base64url")],
  ["a key of DER in hex", SPKI.toString("hex").toUpperCase()],
  ["a certificate of DER in base64", CERTIFICATE.toString("base64")],
  ["a certificate of DER in base64, in lines", wrapped(CERTIFICATE.toString("base64"))],
  ["a certificate of DER in hex", CERTIFICATE.toString("hex")],
];

test.each(FORMS)("a key is read as %s", (_title, text) => {
  expect(readMeterPublicKey(text, METER_ID, "publicKey")).toBe(KEY);
});

const derOf = (pem: string) => bytesOf(pem).toString("base64");

test.each([
  ["a private key", derOf(pemOf(METER_KEY)), /this is a private key/],
  ["a key of another curve", P384_KEY, /this is a key of the curve secp384r1/],
  ["a key for RSA", RSA_KEY, /this is a key of 1024 bits for RSA/],
  ["half a key", SPKI.subarray(0, 60).toString("base64"), /this is 60 bytes that are neither/],
  ["a compressed point of nowhere", `02${"ff".repeat(32)}`, /a point that is not on it/],
  ["words", "the key of the meter, please", /28 characters of neither hex, base64 nor PEM/],
  [
    "a certificate for signatures",
    derOf(SIGNATURE_CERTIFICATE),
    new RegExp(`is a certificate of ${bytesOf(SIGNATURE_CERTIFICATE).length} bytes for signatures`),
  ],
  [
    "another device's",
    derOf(OTHER_METER_CERTIFICATE),
    new RegExp(`another device, ${OTHER_METER_ID}`),
  ],
])("what is told of %s is what was read", (_title, text, why) => {
  expect(messageOf(() => readMeterPublicKey(text, METER_ID, "publicKey"))).toMatch(why);
});

/** The certificate with a key usage that says nine of its eight bits are unused. */
const ODD_USAGE = (() => {
  const bytes = bytesOf(AGREEMENT_CERTIFICATE);
  const at = bytes.indexOf(Buffer.from("03020308", "hex"));
  bytes[at + 2] = 9;
  return pemOfBytes(bytes);
})();

const OTHERS = /another device/;
const NO_DEVICE = /organisation's or an authority's/;
const USAGE = /key usage is key agreement/;
const UNREADABLE = /can be read/;

const REFUSED: readonly [title: string, pem: string, why: RegExp][] = [
  ["another device's", OTHER_METER_CERTIFICATE, OTHERS],
  [
    "another device's, labelled X509",
    labelled(OTHER_METER_CERTIFICATE, "X509 CERTIFICATE"),
    OTHERS,
  ],
  [
    "another device's before its issuer",
    `${OTHER_METER_CERTIFICATE}\n${AUTHORITY_CERTIFICATE}`,
    OTHERS,
  ],
  ["a supplier's", ORGANISATION_CERTIFICATE, NO_DEVICE],
  ["an authority's", AUTHORITY_CERTIFICATE, NO_DEVICE],
  ["an authority's that names the meter", AUTHORITY_OF_METER_CERTIFICATE, NO_DEVICE],
  ["one with a serial number that is no EUI-64", SHORT_SERIAL_CERTIFICATE, NO_DEVICE],
  ["one for signatures", SIGNATURE_CERTIFICATE, USAGE],
  ["one for signatures, labelled X509", labelled(SIGNATURE_CERTIFICATE, "X509 CERTIFICATE"), USAGE],
  [
    "one for signatures, labelled as trusted",
    labelled(SIGNATURE_CERTIFICATE, "TRUSTED CERTIFICATE"),
    USAGE,
  ],
  [
    "one for signatures beside another device's",
    `${SIGNATURE_CERTIFICATE}\n${OTHER_METER_CERTIFICATE}`,
    USAGE,
  ],
  ["two keys of the meter", `${AGREEMENT_CERTIFICATE}\n${RENEWED_CERTIFICATE}`, /not several/],
  ["one of another curve", P384_CERTIFICATE, /curve P-256/],
  ["one beside its private key", `${AGREEMENT_CERTIFICATE}\n${pemOf(METER_KEY)}`, /curve P-256/],
  ["one whose key usage is encoded wrongly", ODD_USAGE, UNREADABLE],
  ["a readable one beside one that is not", `${AGREEMENT_CERTIFICATE}\n${ODD_USAGE}`, UNREADABLE],
  ["one without an end", AGREEMENT_CERTIFICATE.replace(/-----END.*/, ""), UNREADABLE],
  ["a request for one", labelled(AGREEMENT_CERTIFICATE, "CERTIFICATE REQUEST"), /curve P-256/],
];

test.each(REFUSED)("%s is refused, and why is told", (_title, pem, why) => {
  expect(messageOf(() => readMeterPublicKey(pem, METER_ID, "publicKey"))).toMatch(why);
});

test("a certificate is the meter's that it names, and of no other", async () => {
  const register = (meterId: string) =>
    rig.call("POST", "/v1/meters", { meterId, publicKey: AGREEMENT_CERTIFICATE });
  expect(await register(OTHER_METER_ID)).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field: "publicKey", detail: expect.stringMatching(OTHERS) },
  });
  expect(await register(METER_ID)).toMatchObject({ status: 201, body: { publicKey: KEY } });
});

test("an import goes on behind a certificate that is encoded wrongly", async () => {
  const lines = [
    registration("00db1234567890c1"),
    { meterId: METER_ID, publicKey: ODD_USAGE },
    registration("00db1234567890c3"),
  ];
  const text = lines.map((line) => JSON.stringify(line)).join("\n");
  const type = { "content-type": "application/x-ndjson" };
  expect(await rig.call("POST", "/v1/meters/import", text, type)).toMatchObject({
    status: 200,
    body: { registered: 2, refused: 1, refusals: [{ line: 2, field: "publicKey" }] },
  });
});

const anyCertificate = fc.constantFrom(
  AGREEMENT_CERTIFICATE,
  SIGNATURE_CERTIFICATE,
  ORGANISATION_CERTIFICATE,
  AUTHORITY_OF_METER_CERTIFICATE,
);

/** Bytes put in place of some, left out, or put in between. */
const anyDamaged = fc
  .tuple(
    anyCertificate,
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.uint8Array({ maxLength: 3 })), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([pem, changes]) => {
    const bytes = [...bytesOf(pem)];
    for (const [at, removed, put] of changes) bytes.splice(at % bytes.length, removed, ...put);
    return Uint8Array.from(bytes);
  });

test("never does a damaged certificate do more than be refused, or give its own key", () => {
  fc.assert(
    fc.property(anyDamaged, fc.boolean(), (bytes, isPem) => {
      const text = isPem ? pemOfBytes(bytes) : Buffer.from(bytes).toString("base64");
      try {
        return readMeterPublicKey(text, METER_ID, "publicKey").length === 130;
      } catch (error) {
        return isFieldError(error) && error.field === "publicKey";
      }
    }),
    { numRuns: 1_000 },
  );
});
