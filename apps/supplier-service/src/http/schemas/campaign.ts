import { GivenEui64, TEXT_PATTERN } from "@utrn-lab/http-host";
import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { Type } from "typebox";
import { CAMPAIGN_REFUSAL_CODES } from "../../rules/issue-refusals.ts";
import { CAMPAIGN_STATUSES } from "../../store/tables.ts";
import {
  Code,
  CodesByStatus,
  Commands,
  Digits,
  IssueBody,
  statuses,
  WarningCodes,
  Warnings,
} from "./code.ts";
import {
  anyOf,
  CodeId,
  Counter,
  days,
  EUI64_PATTERN,
  Eui64,
  exactly,
  Fuel,
  Label,
  orNull,
  pageQuery,
  Reason,
  Tag,
  Time,
} from "./common.ts";

/** A list of a million ids is 18 MB. */
export const CAMPAIGN_BODY_BYTES = 32 * 1_048_576;
const LISTED_MAX = 1_500_000;

const Count = Type.Integer({ minimum: 0 });

const SUMS = {
  meters: Count,
  codes: Type.Integer({
    minimum: 0,
    description: "One a meter, but for those that were refused one.",
  }),
  givenPence: Type.Integer({
    minimum: 0,
    description: "Credit added or set, and debt written off: pence, of all codes together.",
  }),
  chargedPence: Type.Integer({
    minimum: 0,
    description: "Debt added or set, and credit taken: pence, of all codes together.",
  }),
};

export const Sums = orNull(
  Type.Object(SUMS, {
    description: "What all its codes do together; null while its meters are being chosen.",
  }),
);

const SumsOfCodes = Type.Object(SUMS, {
  description: "What all its codes would do together, were none refused.",
});

/** A meter that a campaign, or a code, was asked for. */
export const AskedMeter = Type.Object(
  {
    meterId: Eui64,
    label: orNull(Type.String()),
    tags: Type.Array(Type.String()),
  },
  { title: "AskedMeter" },
);

/** Where a page of them ends: a batch, and a place in it. */
export const AskedMetersQuery = pageQuery("^[0-9]{1,9}:[0-9]{1,9}$", {});

const conditions = {
  everyMeter: Type.Optional(
    Type.Literal(true, { description: "Every meter there is, where nothing else is named." }),
  ),
  tags: Type.Optional(
    Type.Array(Tag, {
      minItems: 1,
      maxItems: 20,
      uniqueItems: true,
      description: "Meters that have all of these tags.",
    }),
  ),
  fuel: Type.Optional(Fuel),
  noContactDays: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 3_650,
      description: "Meters not heard of for so many days, or ever.",
      examples: [30],
    }),
  ),
};

const Selection = Type.Object(
  {
    meterIds: Type.Optional(
      Type.Array(GivenEui64, {
        minItems: 1,
        maxItems: LISTED_MAX,
        uniqueItems: true,
        description: "These meters; each has to be registered.",
      }),
    ),
    ...conditions,
  },
  {
    ...exactly,
    minProperties: 1,
    title: "Selection",
    description: "Meters that meet every condition named; at least one.",
    examples: [{ tags: ["no-wan"], fuel: "electricity", noContactDays: 30 }],
  },
);

export const CampaignBody = Type.Object(
  {
    label: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        pattern: TEXT_PATTERN,
        description: "What people call the campaign.",
        examples: ["Storm credit, north"],
      }),
    ),
    ...IssueBody.properties,
    selection: Selection,
  },
  {
    ...exactly,
    title: "CampaignRequest",
    examples: [
      {
        label: "Storm credit, north",
        commands: [{ type: "top_up", amountPence: 1_000 }],
        selection: { tags: ["no-wan", "north"], noContactDays: 30 },
      },
    ],
  },
);

export const CampaignId = Type.String({
  ...CodeId,
  description: "The name of a campaign.",
});
export const CampaignPath = Type.Object({ campaignId: CampaignId }, exactly);

const RefusalReason = Type.Enum([...CAMPAIGN_REFUSAL_CODES], {
  description: "The problem that issuing for this meter alone would answer.",
});

export const KeptSelection = Type.Object(
  {
    ...conditions,
    tags: Type.Array(Type.String()),
    listedMeters: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: "How many meters were listed; those that meet every other condition count.",
      }),
    ),
  },
  { title: "KeptSelection", description: "Which meters were asked for." },
);

const Status = Type.Enum([...CAMPAIGN_STATUSES], {
  description:
    "selecting: its meters are being chosen. awaiting_approval: a second person has to " +
    "approve it. running: codes are being issued. done, cancelled: over.",
});

export const Campaign = Type.Object(
  {
    campaignId: CampaignId,
    label: orNull(Type.String()),
    status: Status,
    commands: Commands,
    digits: orNull(Digits),
    note: orNull(Type.String()),
    reason: orNull(Type.String()),
    acknowledge: Type.Array(WarningCodes),
    selection: KeptSelection,
    meters: Type.Integer({
      minimum: 0,
      description: "How many meters it is for; final once it runs.",
    }),
    issued: Type.Integer({ minimum: 0, description: "How many of them have their code." }),
    waiting: Type.Integer({ minimum: 0, description: "How many of them are still to come." }),
    sums: Sums,
    refused: Type.Array(
      Type.Object({
        reason: RefusalReason,
        count: Count,
        meterIds: Type.Array(Eui64, { description: "The first 20." }),
      }),
      { description: "Meters that got no code, and why: by the rules of a single code." },
    ),
    approvalId: orNull(
      Type.String({
        description:
          "What another key approves or rejects it by: its own id; null where it needs nobody.",
      }),
    ),
    createdAt: Time,
    createdBy: Type.String({ description: "The API key that asked for it, by its id." }),
    createdByOwner: orNull(
      Type.String({ description: "The person who holds that key; null: nobody has said." }),
    ),
    begunAt: orNull(Type.String({ description: "When its first code was issued, ISO 8601, UTC." })),
    finishedAt: orNull(Time),
    cancelReason: orNull(Type.String()),
  },
  { title: "Campaign", description: "A campaign, and how far it has come." },
);

export const CampaignWithCodes = Type.Object(
  {
    ...Campaign.properties,
    codesByStatus: CodesByStatus,
  },
  { title: "CampaignWithCodes", description: "A campaign, and what has become of its codes." },
);

export const CampaignCodesQuery = pageQuery(EUI64_PATTERN, { status: statuses });

/** A line of the campaign's codes as NDJSON. */
export const ExportedCode = Type.Object(
  {
    ...AskedMeter.properties,
    fuel: Fuel,
    ...Type.Pick(Code, ["codeId", "utrnCounter", "digits", "code", "printed", "status"]).properties,
    text: Type.Optional(
      Type.String({ description: "What its customer is told, where a channel was asked for." }),
    ),
  },
  { title: "ExportedCode" },
);

export const CampaignPreview = Type.Object(
  {
    digits: Digits,
    commands: Commands,
    meters: Type.Integer({
      minimum: 0,
      description: "How many meters are selected now: all of them counted.",
    }),
    judged: Type.Integer({
      minimum: 0,
      description: "How many of them were looked at for what follows: the first 2,000.",
    }),
    summary: Type.String({
      description: "How many of how many were judged, in a sentence, for people.",
      examples: ["Judged all 86 meters."],
    }),
    sums: SumsOfCodes,
    warnings: Type.Array(Type.Object({ code: WarningCodes, count: Count }), {
      description: "How many of the meters judged have each warning.",
    }),
    toAcknowledge: Type.Array(WarningCodes, {
      description:
        "Those that a meter gets no code without having acknowledged, those in acknowledge too.",
    }),
    refused: Type.Array(Type.Object({ code: RefusalReason, count: Count }), {
      description: "How many of the meters judged would get no code, and why.",
    }),
    needsApproval: Type.Boolean({
      description: "Whether it would wait for a second person: there is an approval line.",
    }),
    examples: Type.Array(
      Type.Object({
        meterId: Eui64,
        utrnCounter: Counter,
        warnings: Warnings,
        wouldBeRefused: orNull(RefusalReason),
      }),
      { description: "The first five." },
    ),
  },
  {
    title: "CampaignPreview",
    description: "What the campaign would issue; nothing was signed and no counter used.",
  },
);

export const CampaignsQuery = pageQuery("^[0-9]{1,12}:[0-9a-f-]{36}$", {
  status: anyOf(Status, "With one of these statuses."),
  label: Type.Optional(
    Type.String({ ...Label, description: "A part of the label, in any case of letters." }),
  ),
  tag: Type.Optional(Tag),
  fuel: Type.Optional(Fuel),
  command: anyOf(Type.Enum([...COMMAND_TYPES]), "With a command of one of these types."),
  ...days,
});

export const CancelBody = Type.Object({ reason: Reason }, exactly);
