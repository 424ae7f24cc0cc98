import { TEXT_PATTERN } from "@utrn-lab/http-host";
import { REFUSALS } from "@utrn-lab/utrn";
import { type TSchema, Type } from "typebox";
import type { Reported } from "../../proofs/take-alerts.ts";
import { CampaignId } from "./campaign.ts";
import { Code, CodeStatus, CodesByStatus } from "./code.ts";
import { CodeId, Counter, Day, days, exactly, orNull, pageQuery, Tag, Time } from "./common.ts";

/** Alerts in one batch: room for a meter's whole log and its whole outbox. */
const BATCH_MAX = 2_000;

const At = Type.Integer({
  minimum: 946_684_800,
  maximum: 4_294_967_295,
  description: "The meter's time, seconds since the Unix epoch.",
  examples: [1_795_521_600],
});

const Id = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 100,
    pattern: "^[\\x21-\\x7e]*$",
    description:
      "What tells it from others of this meter that are otherwise equal: a number or name of the " +
      "head-end's, the same whenever it is sent.",
    examples: ["90b3d51f30000001-4711"],
  }),
);

const Event = Type.Object(
  {
    id: Id,
    at: At,
    event: Type.String({ pattern: "^[0-9A-F]{4}$", description: "The alert code of GBCS." }),
    text: Type.String({ maxLength: 300, pattern: TEXT_PATTERN }),
  },
  { ...exactly, description: "An event, as a meter's log and outbox have it." },
);

const CodeEntry = Type.Object(
  {
    id: Id,
    at: At,
    place: Type.Enum(["keypad", "ppmid"]),
    ending: Type.String({ pattern: "^[0-9]{0,4}$", description: "The last four digits typed." }),
    result: Type.Enum(["applied", ...REFUSALS]),
    utrnCounter: Type.Optional(orNull(Counter)),
  },
  { ...exactly, description: "An entry of a meter's code log." },
);

export const AlertsBody = Type.Object(
  {
    alerts: Type.Unsafe<readonly Reported[]>(
      Type.Array(Type.Union([Event, CodeEntry]), { maxItems: BATCH_MAX }),
    ),
  },
  {
    ...exactly,
    examples: [
      {
        alerts: [
          { at: 1_795_521_660, event: "810E", text: "credit added locally: 1000000 millipence" },
          { at: 1_795_521_660, place: "keypad", ending: "7315", result: "applied" },
        ],
      },
    ],
  },
);

const Pence = Type.Integer({ description: "Pence." });

export const Reconciled = Type.Object(
  {
    received: Type.Integer({ description: "How many alerts the batch held." }),
    added: Type.Integer({ description: "How many of them had not been reported before." }),
    codes: Type.Array(Code, { description: "The codes whose state it changed, newest first." }),
    unexplainedCredits: Type.Array(Type.Object({ at: Time, creditPence: Pence }), {
      description:
        "Credits that the meter has reported, now or before, and that no confirmed code explains.",
    }),
  },
  { title: "Reconciled", description: "What came of the batch." },
);

/** The cursor is what alerts are ordered by: time, event, and text, id and count in base64url. */
export const AlertsQuery = pageQuery("^[0-9]{1,10}:([0-9A-F]{4}|code):[A-Za-z0-9_-]{0,1900}$", {
  unexplained: Type.Optional(
    Type.Boolean({ description: "Only the credits that no confirmed code explains." }),
  ),
});

export const MeterAlert = Type.Object(
  {
    id: orNull(Type.String({ description: "The id that it was reported with." })),
    at: Time,
    event: Type.String({ description: "The alert code of GBCS, or `code`: of the code log." }),
    text: Type.String({
      description: "What it says; of the code log the place, the last four digits and the verdict.",
    }),
    occurrence: Type.Integer({
      minimum: 1,
      description: "Which of the meter's equal alerts without an id it is; 1 with an id.",
    }),
    creditPence: orNull(Pence),
    codeId: orNull(CodeId),
    receivedAt: Time,
  },
  { title: "MeterAlert" },
);

export const SentCampaign = Type.Object(
  {
    campaignId: CampaignId,
    codes: Type.Integer({ minimum: 0, description: "How many were marked now." }),
  },
  { title: "SentCampaign", description: "How many codes were marked as sent." },
);

const conditions = {
  ...days,
  tag: Type.Optional(Tag),
  campaign: Type.Optional(CampaignId),
};

export const DaysQuery = Type.Object(conditions, exactly);

export const ReportQuery = Type.Object(
  {
    ...conditions,
    format: Type.Optional(Type.Enum(["json", "csv"], { default: "json" })),
  },
  exactly,
);

const sums = {
  codes: Type.Integer({ minimum: 0, description: "How many." }),
  topUpPence: Pence,
  creditGivenPence: Pence,
  deductedPence: Pence,
  debtAddedPence: Pence,
  debtDeductedPence: Pence,
  creditSetPence: Type.Integer({
    minimum: 0,
    description:
      "The sum of what set_credit sets credit to; how much that moves depends on the balance then.",
  }),
  debtSetPence: Type.Integer({ minimum: 0, description: "The same of set_debt." }),
};

function sumsOf(description: string): TSchema {
  return Type.Object(sums, { description });
}

const Credits = Type.Object({ count: Type.Integer({ minimum: 0 }), creditPence: Pence });

const NO_DEBT = {
  ...{ creditGivenPence: 0, deductedPence: 0, debtAddedPence: 0, debtDeductedPence: 0 },
  ...{ creditSetPence: 0, debtSetPence: 0 },
};
const APPLIED = { codes: 2, topUpPence: 1_500, ...NO_DEBT };
const NONE = { codes: 0, topUpPence: 0, ...NO_DEBT };
const VOID = { codes: 1, topUpPence: 25_000, ...NO_DEBT };

const EXAMPLE = {
  from: "2026-11-01",
  to: "2026-11-30",
  tag: "no-wan",
  campaign: null,
  states: [
    { status: "confirmed", ...APPLIED },
    { status: "void", ...VOID },
  ],
  issued: { codes: 3, topUpPence: 26_500, ...NO_DEBT },
  applied: APPLIED,
  open: NONE,
  settled: VOID,
  reported: {
    all: { count: 2, creditPence: 1_500 },
    explained: { count: 2, creditPence: 1_500 },
    unexplained: { count: 0, creditPence: 0 },
  },
};

const asked = {
  from: orNull(Day),
  to: orNull(Day),
  tag: orNull(Type.String()),
  campaign: orNull(CampaignId),
};

export const Days = Type.Object(
  {
    ...asked,
    days: Type.Array(
      Type.Object({
        day: Day,
        issued: sumsOf("The codes that were issued on this day, and what they move."),
        givenPence: Type.Integer({
          minimum: 0,
          description: "What they give: credit added or set, and debt written off.",
        }),
        codesByStatus: CodesByStatus,
        refused: Type.Array(
          Type.Object({
            reason: Type.Enum([...REFUSALS]),
            codes: Type.Integer({ minimum: 1 }),
          }),
          { description: "Those that are refused, by what the meter said." },
        ),
      }),
      { description: "The first day first; days without codes are left out." },
    ),
  },
  { title: "Days", description: "What was issued on each day, and what has become of it." },
);

const reconciliation = {
  ...asked,
  states: Type.Array(Type.Object({ status: CodeStatus, ...sums }), {
    description: "The codes issued in the days asked for, by what has become of them.",
  }),
  issued: sumsOf("All of them but those that await approval, of which nothing is signed."),
  applied: sumsOf(
    "Those that are proved to be applied, with all that they say, commands that the meter " +
      "skipped as overtaken too.",
  ),
  open: sumsOf("Those that may still be typed and count, or were typed and nobody knows."),
  settled: sumsOf("Those that are neither: void, superseded or refused for good."),
  reported: Type.Object(
    { all: Credits, explained: Credits, unexplained: Credits },
    { description: "The other side: credits that meters have reported in these days." },
  ),
};

export const Reconciliation = Type.Object(reconciliation, {
  title: "Reconciliation",
  examples: [EXAMPLE],
});
