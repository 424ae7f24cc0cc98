import type { CodeOutcome, Page } from "@utrn-lab/meter-emulator";
import { REFUSALS } from "@utrn-lab/utrn";
import { COMMAND_SCHEMA } from "@utrn-lab/utrn/commands";
import { type Static, Type } from "typebox";
import { Counter } from "../../meters/field-schemas.ts";
import type { LoggedEvent } from "../../meters/log.ts";
import type { View } from "../../meters/view.ts";
import { Seconds } from "./common.ts";
import { ViewMembers } from "./view.ts";

const Commands = Type.Unsafe({ type: "array", items: COMMAND_SCHEMA });

const Screens = Type.Optional(
  Type.Array(Type.Array(Type.String(), { minItems: 2, maxItems: 2 }), {
    description:
      "What the screen of the PPMID says, two lines of up to 16 characters at a time, " +
      "in the words of the meter's display; absent at the keypad.",
  }),
);

/** The verdict on a code, with what the screen of a PPMID shows where it was entered there. */
export type CodeAnswer = CodeOutcome & {
  readonly screens?: readonly Page[];
  /** Which character is no digit. */
  readonly message?: string;
};

export const CodeAnswer = Type.Unsafe<CodeAnswer>(
  Type.Object(
    {
      result: Type.Enum(["applied", "rejected"]),
      reason: Type.Optional(Type.Enum([...REFUSALS], { description: "Why it was rejected." })),
      block: Type.Optional(
        Type.Integer({ description: "The first block whose check digit is wrong, 1 to 3." }),
      ),
      message: Type.Optional(
        Type.String({ description: "Which character is no digit, and where, if there is one." }),
      ),
      utrnCounter: Type.Optional(Counter),
      commands: Type.Optional(Commands),
      skipped: Type.Optional(Commands),
      payFirstPence: Type.Optional(
        Type.Integer({
          minimum: 1,
          description:
            "The smallest top-up, in pence, " +
            "after which a code that was not_applicable would be applied.",
        }),
      ),
      confirmationCode: Type.Optional(
        Type.String({ description: "20 digits that the customer reads to the supplier." }),
      ),
      toDebtMillipence: Type.Optional(
        Type.Integer({ description: "What its top-ups paid of payment debt." }),
      ),
      screens: Screens,
    },
    { title: "CodeAnswer", description: "The verdict, stored before it is given." },
  ),
);

/** A meter after an action, with what the screen of a PPMID shows where it was asked for there. */
export type ActionAnswer = View & { readonly screens?: readonly Page[] };

export const ActionAnswer = Type.Unsafe<ActionAnswer>(
  Type.Object(
    { ...ViewMembers.properties, screens: Screens },
    { title: "ActionAnswer", description: "The meter, as it is after it." },
  ),
);

/** A code that nothing heard. */
const Unheard = Type.Object({ result: Type.Enum(["power_off", "no_ppmid"]) }, { title: "Unheard" });

/** What a code would come to, or has. */
export const Heard = Type.Unsafe<unknown>({
  anyOf: [CodeAnswer, Unheard],
  description: "What the meter answers; nothing heard the code without power or PPMID.",
});

export const JoinAnswer = Type.Object(
  {
    joined: Type.Boolean(),
    reason: Type.Optional(Type.String({ description: "Why it did not join." })),
  },
  { title: "JoinAnswer", description: "Whether the device has joined." },
);

export type JoinAnswer = Static<typeof JoinAnswer>;

export const RemoveAnswer = Type.Object(
  {
    removed: Type.Boolean(),
    joined: Type.Literal(false),
    reason: Type.Optional(Type.String({ description: "Why it was not removed." })),
  },
  { title: "RemoveAnswer", description: "Whether the device was removed." },
);

export type RemoveAnswer = Static<typeof RemoveAnswer>;

const LoggedEventSchema = Type.Object(
  { at: Seconds, event: Type.String(), text: Type.String() },
  { title: "LoggedEvent" },
);

export const Events = Type.Unsafe<readonly LoggedEvent[]>(
  Type.Array(LoggedEventSchema, {
    description: "Newest last.",
  }),
);

/** The emulator's own form: it checks every member when it reads one back. */
export const Snapshot = Type.Unsafe<unknown>({
  type: "object",
  title: "Snapshot",
  additionalProperties: true,
  description: "The whole meter, its private key too.",
});
