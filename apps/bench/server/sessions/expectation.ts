import { type Static, Type } from "typebox";
import { Millipence } from "../meters/field-schemas.ts";

/** What the shrunk session must still show: everything that is named. */
export const EXPECTATION_SCHEMA = Type.Object(
  {
    result: Type.Optional(
      Type.Enum(["applied", "rejected"], { description: "A code had this verdict." }),
    ),
    reason: Type.Optional(Type.String({ description: "A code was refused for this reason." })),
    event: Type.Optional(
      Type.String({ pattern: "^[0-9A-F]{4}$", description: "This event was logged." }),
    ),
    display: Type.Optional(
      Type.String({ maxLength: 40, description: "A display after a step holds this text." }),
    ),
    supply: Type.Optional(
      Type.Enum(["disabled", "armed", "enabled"], { description: "The supply at the end." }),
    ),
    balanceMillipence: Type.Optional(
      Type.Integer({ ...Millipence, description: "The balance at the end." }),
    ),
  },
  { additionalProperties: false, minProperties: 1, examples: [{ reason: "not_applicable" }] },
);

export type Expectation = Static<typeof EXPECTATION_SCHEMA>;
