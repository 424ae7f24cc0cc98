import { Type } from "typebox";

/** An object that has these members and no other. */
export const exactly = { additionalProperties: false } as const;

export const Eui64 = Type.String({
  pattern: "^[0-9a-f]{16}$",
  description: "An EUI-64, 16 lowercase hex digits.",
  examples: ["00db1234567890a1"],
});

export const PublicKeyHex = Type.String({
  pattern: "^04[0-9a-f]{128}$",
  description: "A P-256 public key, uncompressed: 65 bytes as lowercase hex.",
});

export const Seconds = Type.Integer({
  description: "Seconds since the Unix epoch, UTC.",
  examples: [1_790_000_000],
});

export const Millipence = Type.Integer({ description: "Millipence: 100,000 are a pound." });

export const Counter = Type.Integer({
  minimum: 0,
  maximum: 4_294_967_295,
  description: "A UTRN counter, 32 bits.",
});

export const MeterPath = Type.Object({ meterId: Eui64 }, exactly);

export const PlaceName = Type.Enum(["keypad", "ppmid"], {
  description: "Where it is done; the keypad when left out.",
});

export const DeviceKind = Type.Enum(["ppmid", "ihd", "cad"]);

/** `null` or what a schema says. */
export function orNull<T extends Parameters<typeof Type.Union>[0][number]>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}
