import type { CodeOutcome, Unheard } from "@utrn-lab/meter-emulator";
import { type Static, Type } from "typebox";
import { ENTERED_MAX } from "../../meters/field-schemas.ts";
import type { Difference, Registers } from "../../meters/register-types.ts";
import { MISCHIEF_KINDS, type MischiefKind } from "../../mischief/kinds.ts";
import { Heard } from "./answers.ts";
import { exactly, orNull, PlaceName, Seconds } from "./common.ts";
import { Changes, RegistersSchema } from "./registers.ts";

export const MischiefBody = Type.Object(
  {
    kind: Type.Enum([...MISCHIEF_KINDS], {
      description:
        "one_digit, swap, missing, doubled: a slip in `code`. " +
        "replay: the last code that was applied. old_code: the first. " +
        "other_meter: `code`'s commands, signed for a meter made up. " +
        "forged: `code`'s commands under a random MAC.",
    }),
    code: Type.Optional(
      Type.String({
        maxLength: ENTERED_MAX,
        description:
          "What it is done to; the last code entered when left out. " +
          "Not for replay and old_code, which take the session's own. " +
          "For other_meter and forged, a top-up of 10 pounds when there is none.",
      }),
    ),
    enter: Type.Optional(
      Type.Boolean({ description: "Whether to enter it, too. It is only made if absent." }),
    ),
    via: Type.Optional(PlaceName),
    seed: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: "The same seed makes the same mischief; one is drawn if absent.",
      }),
    ),
  },
  { ...exactly, examples: [{ kind: "swap", enter: true, seed: "first" }] },
);

export type MischiefRequest = Static<typeof MischiefBody>;

/** The code that was made, and what the meter answered where it was entered. */
export interface MischiefAnswer {
  readonly kind: MischiefKind;
  readonly seed: string;
  readonly code: string;
  /** What was done, for people. */
  readonly says: string;
  readonly entered: {
    readonly outcome: CodeOutcome | Unheard;
    readonly before: Registers;
    readonly after: Registers;
    readonly changes: readonly Difference[];
    readonly display: readonly [string, string];
    /** Wrong codes that count towards a lock at that place, before and after. */
    readonly failures: { readonly before: number; readonly after: number };
    readonly lockedUntil: number | null;
  } | null;
}

const Entered = Type.Object({
  outcome: Heard,
  before: RegistersSchema,
  after: RegistersSchema,
  changes: Changes,
  display: Type.Array(Type.String(), { minItems: 2, maxItems: 2 }),
  failures: Type.Object(
    { before: Type.Integer(), after: Type.Integer() },
    { description: "Wrong codes that count towards a lock there; a lock starts from none." },
  ),
  lockedUntil: orNull(Seconds),
});

export const MischiefAnswerSchema = Type.Unsafe<MischiefAnswer>(
  Type.Object(
    {
      kind: Type.Enum([...MISCHIEF_KINDS]),
      seed: Type.String(),
      code: Type.String({ description: "The digits, for a keypad." }),
      says: Type.String({ description: "What was done." }),
      entered: Type.Union([Entered, Type.Null()]),
    },
    { title: "Mischief", description: "The code that was made, and what the meter answered." },
  ),
);
