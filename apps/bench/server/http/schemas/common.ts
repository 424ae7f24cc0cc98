import { GivenEui64 } from "@utrn-lab/http-host";
import { Type } from "typebox";

/** An object that has these members and no other. */
export const exactly = { additionalProperties: false } as const;

export const Seconds = Type.Integer({
  description: "Seconds since the Unix epoch, UTC.",
  examples: [1_790_000_000],
});

export const MeterPath = Type.Object({ meterId: GivenEui64 }, exactly);

export const PlaceName = Type.Enum(["keypad", "ppmid"], {
  description: "Where it is done; the keypad when left out.",
});

/** `null` or what a schema says. */
export function orNull<T extends Parameters<typeof Type.Union>[0][number]>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}
