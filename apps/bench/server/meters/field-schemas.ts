import { TEXT_PATTERN } from "@utrn-lab/http-host";
import { Type } from "typebox";

/** Fields that a session's file and the HTTP interface both have. */
export const Eui64 = Type.String({
  pattern: "^[0-9a-f]{16}$",
  description: "An EUI-64, 16 lowercase hex digits.",
  examples: ["00db1234567890a1"],
});

export const PublicKeyHex = Type.String({
  pattern: "^04[0-9a-f]{128}$",
  description: "A P-256 public key, uncompressed: 65 bytes as lowercase hex.",
});

export const Millipence = Type.Integer({ description: "Millipence: 100,000 are a pound." });

export const Counter = Type.Integer({
  minimum: 0,
  maximum: 4_294_967_295,
  description: "A UTRN counter, 32 bits.",
});

/**
 * The longest text that is entered as a code: far longer than any code, and short enough to be kept
 * in a session.
 */
export const ENTERED_MAX = 1_000;

/** Keys in their order. */
export const KEYS_PATTERN = `^[0-9ABab]{0,${ENTERED_MAX}}$`;

export const Watts = Type.Integer({ minimum: 0, maximum: 100_000 });

/** How long the name of a meter may be, as at its supplier. */
export const LABEL_MAX = 100;

export const Label = Type.String({
  maxLength: LABEL_MAX,
  pattern: TEXT_PATTERN,
  description: "What people call the meter; empty: it has no name.",
  examples: ["Test bench 3, left"],
});

export const DeviceKind = Type.Enum(["ppmid", "ihd", "cad"]);
