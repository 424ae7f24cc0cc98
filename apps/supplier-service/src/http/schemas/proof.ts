import { GivenEui64 } from "@utrn-lab/http-host";
import { CONFIRMATION_REFUSALS, type InspectedField, REFUSALS } from "@utrn-lab/utrn";
import { Type } from "typebox";
import { Code, Commands } from "./code.ts";
import {
  ConfirmationKind,
  Counter,
  Day,
  exactly,
  Mode,
  orNull,
  Supply,
  TypedCode,
} from "./common.ts";
import { Meter } from "./meter.ts";

export const ExplainBody = Type.Object(
  { code: TypedCode, meterId: Type.Optional(GivenEui64) },
  exactly,
);

const Fields = Type.Unsafe<readonly InspectedField[]>(
  Type.Array(Type.Object({ name: Type.String(), bits: Type.String(), value: Type.String() }), {
    description: "Every bit field, in order.",
  }),
);

const Issue = Type.Pick(Code, ["codeId", "meterId", "status", "issuedAt", "confirmedOn"]);

/** What is told without a meterId. */
const unplaced = {
  issues: Type.Optional(
    Type.Array(Issue, {
      description:
        "Without a meterId: the codes that were issued here with just these digits, newest " +
        "first; of 20 digits more than one meter may have the same.",
    }),
  ),
  digitsHidden: Type.Optional(
    Type.Literal(true, {
      description: "Only where issues were not looked for, because the API key sees no digits.",
    }),
  ),
};

const Verification = Type.Object(
  {
    verifies: Type.Boolean({ description: "Whether its MAC is right for this meter." }),
    reason: Type.Optional(
      Type.String({
        description:
          "Why not; `first_revision`: a command code that was issued here before the format's " +
          "second revision, and that no meter takes any more.",
      }),
    ),
    utrnCounter: Type.Optional(Counter),
    issue: orNull(Issue),
  },
  {
    title: "Verification",
    description: "With a meterId: whether it is true, and which issued code it is about.",
  },
);

const TruncatedCounter = Type.Integer({ description: "The low bits of the counter." });
const Block = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 3, description: "The block with the slip." }),
);

export const Explanation = Type.Union(
  [
    Type.Object({
      kind: Type.Literal("code"),
      digits: Type.Integer(),
      subClass: Type.Integer(),
      truncatedCounter: TruncatedCounter,
      fields: Fields,
      commands: orNull(Commands),
      ...unplaced,
      verification: Type.Optional(Verification),
    }),
    Type.Object({
      kind: Type.Literal("confirmation"),
      digits: Type.Literal(20),
      truncatedCounter: TruncatedCounter,
      fields: Fields,
      says: Type.Object({
        kind: orNull(ConfirmationKind),
        supply: orNull(Supply),
        mode: Mode,
        emergencyCreditActive: Type.Boolean(),
        balancePence: Type.Integer(),
      }),
      ...unplaced,
      verification: Type.Optional(Verification),
    }),
    Type.Object({
      kind: Type.Literal("refused"),
      reason: Type.Enum([...new Set([...REFUSALS, ...CONFIRMATION_REFUSALS])]),
      block: Block,
      message: Type.Optional(
        Type.String({
          description: "Which character is no digit, and where; only where there is one.",
          examples: ["The code has the letter O after 6 digits: a code has digits only."],
        }),
      ),
      ...unplaced,
      verification: Type.Optional(Verification),
    }),
  ],
  {
    title: "Explanation",
    description: "What the digits say. Without a meterId nothing of it is verified.",
  },
);

export const ConfirmationBody = Type.Object({ code: TypedCode }, exactly);

export const Proof = Type.Object(
  {
    kind: ConfirmationKind,
    date: Day,
    utrnCounter: Type.Integer({
      description:
        "The counter applied; of a status the highest accepted, or else 0 or the meter's floor.",
    }),
    supply: Supply,
    mode: Mode,
    emergencyCreditActive: Type.Boolean(),
    balancePence: Type.Integer({ description: "Saturates at -524288 and 524287." }),
    isOldNews: Type.Boolean({
      description:
        "A status of a day before the last news, or of a counter below one known to be accepted: " +
        "it says nothing about now, and changes nothing.",
    }),
    code: orNull(Code),
    meter: Meter,
  },
  {
    title: "Proof",
    description: "What the confirmation code proves: the code applied, and the meter's state.",
  },
);
