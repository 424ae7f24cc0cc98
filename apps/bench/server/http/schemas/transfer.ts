import { GivenEui64 } from "@utrn-lab/http-host";
import { type Static, Type } from "typebox";
import { Eui64, Label } from "../../meters/field-schemas.ts";
import { Snapshot } from "./answers.ts";
import { exactly } from "./common.ts";

export const DuplicateBody = Type.Object(
  {
    meterId: Type.Optional(GivenEui64),
    label: Type.Optional(Label),
    seed: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: "Of the copy's own key." }),
    ),
  },
  { ...exactly, examples: [{ seed: "the copy" }] },
);

/** Meters as they are handed from one bench to another. */
export interface MeterFile {
  readonly version: 1;
  readonly meters: readonly {
    readonly label?: string;
    readonly rate: number;
    /** Left out by a bench that had none. */
    readonly dayProfile?: boolean;
    readonly snapshot: unknown;
  }[];
}

const Meter = Type.Object(
  {
    label: Type.Optional(Label),
    rate: Type.Number({ minimum: 0, maximum: 86_400, description: "Of its clock." }),
    dayProfile: Type.Optional(
      Type.Boolean({ description: "Whether its load follows the profile of a day." }),
    ),
    snapshot: Snapshot,
  },
  { ...exactly, title: "MeterOfFile" },
);

function fileOf(minItems: number) {
  const meters = Type.Array(Meter, { minItems, maxItems: 10_000 });
  const description = "Meters as they are handed from one bench to another.";
  return Type.Unsafe<MeterFile>(
    Type.Object({ version: Type.Literal(1), meters }, { ...exactly, description }),
  );
}

export const MeterFileOut = fileOf(0);
export const MeterFileIn = fileOf(1);

export const ImportAnswer = Type.Object(
  {
    meterIds: Type.Array(Eui64, { description: "The meters taken in, in their order." }),
  },
  { title: "TakenIn", description: "Which meters were taken in." },
);

export type ImportAnswer = Static<typeof ImportAnswer>;
