import { Type } from "typebox";
import type { Difference, Registers } from "../../meters/register-types.ts";
import { orNull, Seconds } from "./common.ts";

export const RegistersSchema = Type.Unsafe<Registers>(
  Type.Object(
    {
      supply: Type.Enum(["disabled", "armed", "enabled"]),
      settings: Type.Object({}, { additionalProperties: true, description: "As in a view." }),
      han: Type.Object({
        openUntil: orNull(Seconds),
        openFor: orNull(Type.String()),
        devices: Type.Array(Type.Object({}, { additionalProperties: true })),
      }),
      replay: Type.Object(
        {},
        { additionalProperties: true, description: "floor, accepted, families." },
      ),
      energyWattSeconds: Type.Integer(),
    },
    { description: "Everything that a code can move." },
  ),
);

export const Changes = Type.Unsafe<readonly Difference[]>(
  Type.Array(
    Type.Object({
      path: Type.String({ examples: ["settings.meterBalance"] }),
      before: Type.Unsafe<unknown>({}),
      after: Type.Unsafe<unknown>({}),
    }),
    { description: "Every register that differs, by its path." },
  ),
);
