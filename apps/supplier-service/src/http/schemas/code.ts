import { describeProblem, GivenEui64 } from "@utrn-lab/http-host";
import {
  type Command,
  type Commands as ParsedCommands,
  REFUSALS,
  type Refusal,
} from "@utrn-lab/utrn";
import { COMMAND_SCHEMA, COMMAND_TYPES, COMMANDS_MAX } from "@utrn-lab/utrn/commands";
import { type Static, Type } from "typebox";
import { CHANNELS, type Channel, CODE_STATES } from "../../rules/code-life.ts";
import { REFUSAL_CODES } from "../../rules/issue-refusals.ts";
import { HARMS, WARNING_CODES, type Warning, type WarningCode } from "../../rules/warnings.ts";
import {
  anyOf,
  CodeId,
  Counter,
  Day,
  days,
  Eui64,
  exactly,
  Fuel,
  ID_PATTERN,
  Label,
  Note,
  orNull,
  pageQuery,
  Reason,
  Tag,
  Time,
} from "./common.ts";

const EXAMPLE: Command = { type: "top_up", amountPence: 1_000 };

/** The library's schema of a command is the only one. */
const COMMANDS = {
  type: "array",
  items: COMMAND_SCHEMA,
  minItems: 1,
  maxItems: COMMANDS_MAX,
  description: "What the code does at the meter, in this order, all or nothing.",
  examples: [[EXAMPLE]],
};

export const Commands = Type.Unsafe<readonly Command[]>(COMMANDS);

/** In a body the library has parsed the commands: see `parseCommandsFirst`. */
const AskedCommands = Type.Unsafe<ParsedCommands>(COMMANDS);

export const Digits = Type.Union([Type.Literal(20), Type.Literal(40), Type.Literal(60)], {
  description: "The length of the code.",
});

/** The code of a warning. */
export const WarningCodes = Type.Enum([...WARNING_CODES], {
  title: "WarningCode",
  description: `Stable. ${HARMS.join(", ")} must be acknowledged by name.`,
});

export const IssueBody = Type.Object(
  {
    commands: AskedCommands,
    digits: Type.Optional(
      Type.Unsafe<20 | 40 | 60>({
        enum: [20, 40, 60],
        description: "Asks for a length; left out, the shortest that holds the commands.",
      }),
    ),
    note: Type.Optional(Note),
    acknowledge: Type.Optional(
      Type.Array(WarningCodes, {
        uniqueItems: true,
        maxItems: WARNING_CODES.length,
        description: "The codes of the warnings whose harm is accepted.",
        examples: [["kills_outstanding_topups"]],
      }),
    ),
    reason: Type.Optional(Reason),
  },
  {
    ...exactly,
    title: "IssueRequest",
    examples: [{ commands: [EXAMPLE] }, { commands: [{ type: "restore_supply" }], note: "Storm" }],
  },
);

export const IdempotencyHeaders = Type.Object({
  "idempotency-key": Type.Optional(
    Type.String({
      pattern: "^[\\x21-\\x7e]{1,255}$",
      // Without an example: the page of the document would send it for everybody.
      description:
        "Sent again with the same body by the same API key it gets the same answer, byte for " +
        "byte, with the header Idempotency-Replayed: true.",
    }),
  ),
});

const WarningSchema = Type.Object(
  {
    code: WarningCodes,
    message: Type.String({ description: "The warning in a sentence, for people." }),
    codeIds: Type.Array(Type.String(), {
      description: "The codes it is about, oldest first; of many, the first 20.",
    }),
    proposal: Type.Optional(
      Type.Object(
        {
          digits: Type.Optional(Digits),
          commands: Type.Optional(Commands),
          statusCode: Type.Optional(
            Type.Literal(true, { description: "Ask for the meter's status code (key 0) first." }),
          ),
          resend: Type.Optional(CodeId),
        },
        { description: "What to ask for instead; it has one member." },
      ),
    ),
  },
  { title: "Warning" },
);

export const Warnings = Type.Unsafe<readonly Warning[]>(Type.Array(WarningSchema));

/** What issuing is refused for until it is asked for again, by name or with a reason. */
export const UNTIL_ASKED_AGAIN = [
  describeProblem("acknowledgement_needed", { warnings: Warnings }),
  describeProblem("reason_needed", { warnings: Warnings }),
];

export const CodeStatus = Type.Enum([...CODE_STATES], {
  description: "What has become of it, as far as the supplier knows.",
});

const codesThat = (description: string) => Type.Integer({ minimum: 0, description });

export const CodesByStatus = Type.Object(
  {
    issued: codesThat("Made, and not known to be with their customers."),
    sent: codesThat("On their way."),
    confirmed: codesThat("Keyed: the meter has applied them."),
    refused: codesThat("Refused by the meter."),
    superseded: codesThat("Overtaken by a later code, or by a change of keys."),
    void: codesThat("Withdrawn."),
    lost: codesThat("Did not reach their customers."),
  },
  { title: "CodesByStatus", description: "How many codes have each status." },
);

const DigitString = Type.String({
  pattern: "^([0-9]{20}){1,3}$",
  description: "The digits to key in.",
  examples: ["73946144332040217315"],
});

const Printed = Type.String({
  description: "The same in groups of four.",
  examples: ["7394 6144 3320 4021 7315"],
});

export const IssuedCode = Type.Object(
  {
    codeId: CodeId,
    code: DigitString,
    printed: Printed,
    utrnCounter: Counter,
    digits: Digits,
    commands: Commands,
    status: Type.Literal("issued"),
    warnings: Warnings,
  },
  {
    title: "IssuedCode",
    description: "The code. It is stored: ask for it again by its id, and send the same digits.",
  },
);

export const AwaitingCode = Type.Object(
  {
    codeId: CodeId,
    approvalId: Type.String({ description: "What another key approves or rejects: the same id." }),
    digits: Digits,
    commands: Commands,
    status: Type.Literal("awaiting_approval"),
    warnings: Warnings,
  },
  {
    title: "AwaitingCode",
    description: "Nothing is signed yet, and no counter used: a second person has to approve it.",
  },
);

export const Preview = Type.Object(
  {
    digits: Digits,
    commands: Commands,
    utrnCounter: Type.Integer({ description: "The counter it would get if nothing comes first." }),
    warnings: Warnings,
    toAcknowledge: Type.Unsafe<readonly WarningCode[]>(
      Type.Array(WarningCodes, {
        description:
          "The warnings that issuing asks to have acknowledged, those in acknowledge too.",
      }),
    ),
    wouldBeRefused: orNull(
      Type.Enum([...REFUSAL_CODES], {
        description: "The problem that issuing would answer now, or null.",
      }),
    ),
    needsApproval: Type.Boolean({
      description: "Whether it is above the approval line, and would wait for a second person.",
    }),
  },
  { title: "Preview", description: "What would be issued; no code was made and no counter used." },
);

export const Code = Type.Object(
  {
    kind: Type.Literal("signed", { description: "It was issued: there are digits." }),
    codeId: CodeId,
    meterId: Eui64,
    code: DigitString,
    printed: Printed,
    utrnCounter: Counter,
    digits: Digits,
    commands: Commands,
    status: CodeStatus,
    note: orNull(Type.String()),
    reason: orNull(
      Type.String({ description: "Why it was issued beside one that says the same." }),
    ),
    issuedAt: Time,
    voidedAt: orNull(Time),
    voidReason: orNull(Type.String()),
    confirmedOn: orNull(Day),
    confirmedBy: orNull(
      Type.Enum(["confirmation_code", "alert", "duplicate"], {
        description: "What proved that the meter applied it.",
      }),
    ),
    appliedInPart: Type.Boolean({
      description:
        "Whether the meter left out commands that later codes had overtaken: none of its " +
        "settings is then known to be in force.",
    }),
    sentCount: Type.Integer({ minimum: 0, description: "How often the digits went out." }),
    sentAt: orNull(Time),
    sentChannel: orNull(Type.Enum([...CHANNELS])),
    refusedAt: orNull(Time),
    refusal: orNull(Type.Enum([...REFUSALS], { description: "Why the meter last refused it." })),
    lostAt: orNull(Time),
    lostReason: orNull(Type.String()),
    supersededBy: orNull(CodeId),
    formatRevision: Type.Enum([1, 2], {
      description:
        "1: a command code of the format's first revision, which no meter takes any more.",
    }),
    isOpen: Type.Boolean({
      description: "Whether it may yet be typed, and count, by the records.",
    }),
    means: Type.String({ description: "What its state means for the customer; may change." }),
  },
  { title: "Code", description: "A code that was issued, as it is now." },
);
export type Code = Static<typeof Code>;

export const ReadCode = Type.Object(
  {
    ...Code.properties,
    code: orNull(DigitString),
    printed: orNull(Printed),
    digitsHidden: Type.Optional(
      Type.Literal(true, {
        description: "Only where code and printed are null because the API key sees no digits.",
      }),
    ),
  },
  { title: "ReadCode", description: "A code that was issued." },
);
export type ReadCode = Static<typeof ReadCode>;

const UnsignedCode = Type.Object(
  {
    kind: Type.Literal("unsigned", { description: "There are no digits." }),
    codeId: CodeId,
    meterId: Eui64,
    // As in a code that is signed: generated clients have no member whose type is null alone.
    code: orNull(DigitString),
    commands: Commands,
    status: Type.Enum(["awaiting_approval", "void"]),
    note: orNull(Type.String()),
    voidReason: orNull(Type.String({ description: "Why it was rejected or withdrawn." })),
    isOpen: Type.Literal(false),
    means: Type.String({ description: "What its state means for the customer; may change." }),
  },
  {
    title: "UnsignedCode",
    description: "A code that waits for a second person, or was rejected or withdrawn.",
  },
);

/** What became of a request to issue. */
export const FoundCode = Type.Union([ReadCode, UnsignedCode], {
  title: "FoundCode",
  description: "The code that was issued, or that waits for a second person or never was signed.",
});

const ISSUED_STATES = CODE_STATES.filter((status) => status !== "awaiting_approval");

/** The statuses that a code has which was issued: any of these. */
export const statuses = anyOf(Type.Enum(ISSUED_STATES), "With one of these statuses.");

const conditions = {
  status: statuses,
  isOpen: Type.Optional(
    Type.Boolean({ description: "True: those that may yet be typed, and count; false: the rest." }),
  ),
  command: anyOf(Type.Enum([...COMMAND_TYPES]), "With a command of one of these types."),
  digits: anyOf(
    Type.Unsafe<20 | 40 | 60>({ type: "integer", enum: [20, 40, 60] }),
    "Of one of these lengths.",
  ),
  refusal: anyOf(Type.Enum([...REFUSALS]), "That the meter last refused for one of these reasons."),
  campaignId: Type.Optional(CodeId),
  ...days,
};

export const MeterCodesQuery = pageQuery("^[0-9]{1,10}$", conditions);

export const CodesQuery = pageQuery(`^[0-9]{1,12}:${ID_PATTERN.slice(1)}`, {
  ...conditions,
  meterId: Type.Optional(GivenEui64),
  label: Type.Optional(Label),
  tag: Type.Optional(Tag),
  fuel: Type.Optional(Fuel),
});
export type CodesQuery = Static<typeof CodesQuery>;

const ChannelSchema = Type.Unsafe<Channel>({
  enum: [...CHANNELS],
  description: "How the digits go to the customer.",
  examples: ["sms"],
});

export const SentBody = Type.Object(
  { channel: ChannelSchema },
  { ...exactly, examples: [{ channel: "sms" }] },
);

export const RefusedBody = Type.Object(
  {
    reason: Type.Unsafe<Refusal>({
      enum: [...REFUSALS],
      description: "What the meter's display said.",
      examples: ["balance_too_high"],
    }),
  },
  { ...exactly, examples: [{ reason: "balance_too_high" }] },
);

export const ResentCode = Type.Object(
  {
    ...Code.properties,
    caution: orNull(
      Type.String({ description: "Why the meter may not take it any more; null when it should." }),
    ),
  },
  { title: "ResentCode", description: "The code: send these digits." },
);

export const VoidBody = Type.Object(
  { reason: Reason },
  { ...exactly, examples: [{ reason: "Wrong amount" }] },
);

export const VoidedCode = Type.Object(
  {
    ...Code.properties,
    caution: Type.String({ description: "What voiding a code does not do." }),
  },
  { title: "VoidedCode", description: "The code, void in the supplier's records." },
);
