import { GivenEui64 } from "@utrn-lab/http-host";
import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { type Static, Type } from "typebox";
import { WARNING_CODES } from "../../rules/warnings.ts";
import { APPROVAL_KINDS, APPROVAL_STATUSES } from "../../store/tables.ts";
import { daySums, KeyId, RoleLimits } from "./access.ts";
import { KeptSelection, Sums } from "./campaign.ts";
import { Commands, Digits, WarningCodes } from "./code.ts";
import {
  anyOf,
  CodeId,
  Eui64,
  exactly,
  ID_PATTERN,
  orNull,
  pageQuery,
  Reason,
  Time,
} from "./common.ts";

export const ApprovalPath = Type.Object({ id: CodeId }, exactly);

const line = {
  commands: Type.Array(Type.Enum([...COMMAND_TYPES]), {
    uniqueItems: true,
    description: "Commands that always need a second person.",
    examples: [["revert_to_defaults", "set_credit"]],
  }),
  amountPenceAbove: orNull(
    Type.Integer({
      minimum: 0,
      maximum: 8 * 1_048_575,
      description:
        "A code needs a second person that gives more than this, all its commands together " +
        "(credit added or set, debt written off), or charges more (debt added or set, credit " +
        "taken), or sets a larger limit of emergency credit; null: none does.",
      examples: [10_000],
    }),
  ),
  ...daySums("the next code waits"),
};

export const LineBody = Type.Object(line, {
  ...exactly,
  examples: [{ commands: ["revert_to_defaults"], amountPenceAbove: 10_000 }],
});

const LineOrNone = orNull(
  Type.Object(line, { description: "null: nothing needs a second person." }),
);

export const Line = Type.Object(
  { line: LineOrNone },
  { title: "ApprovalLine", description: "The line above which a code needs a second person." },
);

const Status = Type.Enum([...APPROVAL_STATUSES], {
  description:
    "What has become of the request: another key has approved or rejected it, the key that " +
    "asked has withdrawn it, or it was cancelled: with its campaign, with the key that asked, or " +
    "by the service.",
});

const Owner = orNull(
  Type.String({ description: "The person who holds that key; null: nobody, or nobody has said." }),
);

const Kind = Type.Enum([...APPROVAL_KINDS], {
  description: "A code or a campaign; or a line or limits that let more pass than those of before.",
});

export const Approval = Type.Object(
  {
    approvalId: Type.String({
      description: "The id of the request, and of the code or the campaign that it is for.",
    }),
    kind: Kind,
    meterId: orNull(Eui64),
    commands: orNull(Commands),
    sums: Sums,
    line: LineOrNone,
    limits: orNull(RoleLimits),
    digits: orNull(Digits),
    note: orNull(Type.String()),
    askedReason: orNull(
      Type.String({ description: "Why it was asked for beside an open code that says the same." }),
    ),
    acknowledge: Type.Array(WarningCodes, {
      description: "The warnings whose harm is meant, by their codes: approving means it, too.",
    }),
    label: orNull(Type.String({ description: "What people call the campaign." })),
    selection: orNull(KeptSelection),
    status: Status,
    askedBy: KeyId,
    askedByOwner: Owner,
    askedAt: Time,
    decidedBy: orNull(
      Type.String({ description: "The API key that decided, by its id, or `service`." }),
    ),
    decidedByOwner: Owner,
    decidedAt: orNull(Time),
    reason: orNull(Type.String({ description: "Why it was rejected, withdrawn or cancelled." })),
  },
  { title: "Approval", description: "The request, and what has become of it." },
);
export type Approval = Static<typeof Approval>;

export const ApprovalToDecide = Type.Object(
  {
    ...Approval.properties,
    mayDecide: Type.Boolean({
      description:
        "Whether the key that asks may approve or reject it: it waits, the key has the role, and " +
        "another person asked.",
    }),
  },
  { title: "ApprovalToDecide", description: "The request, and whether this key may decide it." },
);

export const ApprovalsQuery = pageQuery(ID_PATTERN, {
  order: Type.Optional(
    Type.Enum(["oldest", "newest"], { description: "Which come first; left out, the oldest." }),
  ),
  status: anyOf(Status, "With one of these statuses."),
  kind: anyOf(Kind, "Of one of these kinds."),
  meterId: Type.Optional(GivenEui64),
});

export const ApproveBody = Type.Object(
  {
    acknowledge: Type.Optional(
      Type.Array(WarningCodes, {
        uniqueItems: true,
        maxItems: WARNING_CODES.length,
        description: "Warnings that have come up since it was asked for, by their codes.",
      }),
    ),
  },
  { ...exactly, examples: [{}] },
);

export const DeclineBody = Type.Object(
  { reason: Reason },
  { ...exactly, examples: [{ reason: "Asked for twice" }] },
);
