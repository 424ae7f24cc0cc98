import { CONFIRMATION_CHECKS } from "@utrn-lab/utrn";
import { COMMAND_SCHEMA } from "@utrn-lab/utrn/commands";
import { Type } from "typebox";
import { CHECKS, type Explanation } from "../../explain/answer.ts";
import { ENTERED_MAX } from "../../meters/field-schemas.ts";
import { Heard } from "./answers.ts";
import { exactly, orNull, PlaceName } from "./common.ts";
import { Changes, RegistersSchema } from "./registers.ts";

export const ExplainBody = Type.Object(
  {
    code: Type.String({
      maxLength: ENTERED_MAX,
      description: "A code, or a confirmation code; spaces and hyphens are dropped.",
      examples: ["7394 6144 3320 4021 7315"],
    }),
    via: Type.Optional(PlaceName),
  },
  exactly,
);

const Fields = Type.Array(
  Type.Object({
    name: Type.String({ examples: ["unit rate"] }),
    item: orNull(
      Type.Integer({ description: "Of which item of the body, from 1; null outside the body." }),
    ),
    from: Type.Integer({ description: "Where its first bit is in the whole code." }),
    bits: Type.String({ examples: ["000101111110110100"] }),
    value: Type.String({ description: "As a decimal number.", examples: ["24500"] }),
    says: Type.String({ description: "What it says, for people.", examples: ["24.5p per kWh"] }),
    places: Type.Array(
      Type.Object({ block: Type.Integer(), from: Type.Integer(), to: Type.Integer() }),
      { description: "The digits in which it stands, by their places in a block, from 1." },
    ),
  }),
  {
    description:
      "Every bit field in its order, a body by its items; empty where the digits cannot be read.",
  },
);

const Recovery = Type.Object(
  {
    highest: Type.Integer(),
    truncated: Type.Integer(),
    bits: Type.Integer({ description: "10 or 16: how many low bits travel." }),
    recovered: Type.Integer({ description: "The counter nearest to the highest." }),
  },
  { description: "How the counter was recovered." },
);

function checksOf(names: readonly string[]) {
  return Type.Array(
    Type.Object({
      check: Type.Enum([...names]),
      result: Type.Enum(["passed", "failed", "not_reached"]),
      says: Type.String({ description: "Why, for people." }),
    }),
    { description: "In the order in which they are made; the first that fails decides." },
  );
}

const Code = Type.Object({
  kind: Type.Literal("code"),
  digits: orNull(Type.Integer({ description: "20, 40 or 60." })),
  fields: Fields,
  commands: orNull(Type.Unsafe({ type: "array", items: COMMAND_SCHEMA })),
  counter: orNull(Recovery),
  checks: checksOf(CHECKS),
  verdict: Heard,
  before: RegistersSchema,
  after: RegistersSchema,
  changes: Changes,
});

const Confirmation = Type.Object({
  kind: Type.Literal("confirmation"),
  digits: Type.Literal(20),
  fields: Fields,
  counter: orNull(Recovery),
  checks: checksOf(CONFIRMATION_CHECKS),
  proves: orNull(
    Type.Object({
      date: Type.String(),
      kind: Type.Enum(["applied", "status", "applied_in_part"]),
      utrnCounter: Type.Integer(),
      supply: Type.Enum(["disabled", "enabled", "armed"]),
      mode: Type.Enum(["credit", "prepayment"]),
      emergencyCreditActive: Type.Boolean(),
      balancePence: Type.Integer(),
    }),
  ),
  isShown: Type.Boolean({ description: "Whether this meter shows it now." }),
});

export const ExplainAnswer = Type.Unsafe<Explanation>(
  Type.Union([Code, Confirmation], {
    title: "Explanation",
    description: "What the digits say, and what they are to this meter.",
  }),
);
