import { Type } from "typebox";
import { Eui64, exactly } from "./common.ts";

export const DuplicateBody = Type.Object(
  {
    meterId: Type.Optional(Eui64),
    seed: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: "Of the copy's own key." }),
    ),
  },
  { ...exactly, examples: [{ seed: "the copy" }] },
);

/** Meters as they are handed from one bench to another. */
export interface MeterFile {
  readonly version: 1;
  readonly meters: readonly { readonly rate: number; readonly snapshot: unknown }[];
}

const Meters = Type.Object(
  {
    version: Type.Literal(1),
    meters: Type.Array(
      Type.Object(
        {
          rate: Type.Number({ minimum: 0, maximum: 86_400, description: "Of its clock." }),
          snapshot: Type.Unsafe<unknown>({
            type: "object",
            additionalProperties: true,
            description: "The whole meter, its private key too.",
          }),
        },
        exactly,
      ),
      { maxItems: 10_000 },
    ),
  },
  exactly,
);

export const MeterFileSchema = Type.Unsafe<MeterFile>(Meters);

export const ImportAnswer = Type.Object({
  meterIds: Type.Array(Eui64, { description: "The meters taken in, in their order." }),
});
