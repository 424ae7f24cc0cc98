import { Type } from "typebox";
import type { Difference, Registers } from "../../meters/register-types.ts";
import { orNull, Seconds } from "./common.ts";
import { MeterSettings } from "./settings.ts";

export const RegistersSchema = Type.Unsafe<Registers>(
  Type.Object(
    {
      supply: Type.Enum(["disabled", "armed", "enabled"]),
      settings: MeterSettings,
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
    { title: "Registers", description: "Everything that a code can move." },
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
