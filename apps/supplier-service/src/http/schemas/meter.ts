import { GivenEui64 } from "@utrn-lab/http-host";
import { type Static, Type } from "typebox";
import type { MeterWarning } from "../../meters/register-meter.ts";
import { Code } from "./code.ts";
import {
  CodeId,
  CommandPublicKey,
  ConfirmationKind,
  Counter,
  Day,
  EUI64_PATTERN,
  Eui64,
  exactly,
  Fuel,
  Label,
  Mode,
  orNull,
  PublicKeyHex,
  page,
  pageQuery,
  Reason,
  Supply,
  Tag,
  Time,
} from "./common.ts";
import { SupplierKeyId } from "./key-change.ts";
import { LabClockView } from "./lab.ts";

export const RegisterBody = Type.Object(
  {
    meterId: GivenEui64,
    publicKey: Type.String({
      minLength: 1,
      maxLength: 8_192,
      description:
        "The meter's key agreement key, P-256: 65 bytes as hex, or a certificate or public key " +
        "as PEM or base64 DER. A certificate names the meter (hwModuleName) and allows " +
        "key agreement; its chain is not verified.",
    }),
    fuel: Type.Optional(Fuel),
    label: Type.Optional(Label),
    tags: Type.Optional(Type.Array(Tag, { maxItems: 20, uniqueItems: true })),
    lastCounter: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 4_294_967_295,
        description:
          "The floor that the meter was commissioned with: counting begins above it " +
          "(code-format.md 5, change of supplier). Left out: 0.",
        examples: [0],
      }),
    ),
  },
  exactly,
);

/** What of a registration can be changed. */
export const changes = {
  publicKey: Type.Optional(RegisterBody.properties.publicKey),
  fuel: Type.Optional(Fuel),
  label: Type.Optional(orNull(Label)),
  tags: RegisterBody.properties.tags,
  lastCounter: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 4_294_967_295,
      description: "Counting goes on above it: as high as the present one, or higher.",
    }),
  ),
};

export const ChangeBody = Type.Object(
  {
    ...changes,
    retired: Type.Optional(
      Type.Boolean({
        description:
          "True takes the meter out of use: it gets no codes any more, and no campaign takes it. " +
          "Its history is read, and codes that are out can still be typed and confirmed. False " +
          "takes it back: it gets codes again, under its next counter.",
      }),
    ),
    reason: Type.Optional(
      Type.String({ ...Reason, description: "Why it is retired: with `retired: true`, and only." }),
    ),
  },
  {
    ...exactly,
    minProperties: 1,
    description: "What is to change; what is left out stays.",
    examples: [
      { tags: ["north"] },
      { label: "12 Acacia Avenue", fuel: "gas" },
      { retired: true, reason: "The customer has left" },
    ],
  },
);

const MeterStatus = Type.Enum(["active", "retired"], {
  description: "Whether it gets codes: a retired meter gets none.",
});

export const Meter = Type.Object(
  {
    meterId: Eui64,
    publicKey: PublicKeyHex,
    supplierKeyId: SupplierKeyId,
    fuel: Fuel,
    label: orNull(Type.String()),
    tags: Type.Array(Type.String()),
    registeredAt: Time,
    status: MeterStatus,
    retiredAt: orNull(Time),
    retireReason: orNull(Type.String()),
    lastCounter: Counter,
    knownHighestCounter: Type.Integer({
      description: "The highest counter the meter is known to have accepted; 0 when none is known.",
    }),
    knownBalancePence: orNull(Type.Integer({ description: "By its last confirmation code." })),
    knownOn: orNull(Day),
    clockDays: Type.Integer({
      description:
        "By how many days its clock is proved to be ahead, negative where it is behind: its " +
        "confirmation codes are read by it.",
    }),
  },
  { title: "Meter", description: "A meter, as it is registered, and what is known of it." },
);
export type Meter = Static<typeof Meter>;

export const RegisteredMeter = Type.Object(
  {
    ...Meter.properties,
    warnings: Type.Unsafe<readonly MeterWarning[]>(
      Type.Array(
        Type.Object(
          {
            code: Type.Literal("key_of_another_meter"),
            message: Type.String({ description: "The warning in a sentence, for people." }),
            meterIds: Type.Array(Eui64, {
              description: "The meters it is about, by id; of many, the first 20.",
            }),
          },
          { title: "MeterWarning" },
        ),
        { description: "What is odd about the meter, which is registered all the same." },
      ),
    ),
  },
  { title: "RegisteredMeter", description: "The meter, as it is registered now." },
);

export const ChangedMeter = Type.Object(
  {
    ...RegisteredMeter.properties,
    deadCodeIds: Type.Array(CodeId, {
      description:
        "Its codes that could still be typed, where its key has changed: they are `superseded` " +
        "now. Issue again what was paid for.",
    }),
  },
  { title: "ChangedMeter", description: "The meter, as it is registered now." },
);

const Left = Type.Integer({ minimum: 0 });

const known = Type.Object(
  {
    lastConfirmation: orNull(
      Type.Object(
        {
          kind: ConfirmationKind,
          on: Type.String({ description: "Its day by the supplier's calendar, YYYY-MM-DD." }),
          readAt: Type.String({ description: "When it was read, ISO 8601, UTC." }),
          utrnCounter: Counter,
          supply: Supply,
          mode: Mode,
          emergencyCreditActive: Type.Boolean(),
          balancePence: Type.Integer(),
        },
        {
          description:
            "What the last confirmation code said that was of now; null where none was read " +
            "since this is kept.",
        },
      ),
    ),
    lastSupplyAlert: orNull(
      Type.Object(
        { supply: Supply, at: Time },
        { description: "The last alert that told of the supply, and the meter's time of it." },
      ),
    ),
    openCodes: Type.Integer({
      minimum: 0,
      maximum: 1_000,
      description: "How many of its newest 1,000 codes may yet be typed, by the records.",
    }),
  },
  { description: "What the meter has told, and how old it is." },
);

export const MeterWithForecast = Type.Object(
  {
    ...Meter.properties,
    known,
    forecast: Type.Object(
      {
        nextCounter: Type.Integer({ description: "The counter of the next code." }),
        codesLeft: Type.Object(
          { 20: Left, 40: Left },
          {
            description:
              "How many codes of 20, and of 40 or 60 digits, can be issued before the meter, if " +
              "it took none of them, could not verify the next. A confirmation code raises it " +
              "again.",
          },
        ),
        outstandingCount: Type.Integer({
          minimum: 0,
          description: "How many of its newest 1,000 open codes the meter may yet apply.",
        }),
        outstanding: Type.Array(Type.Pick(Code, ["codeId", "utrnCounter", "digits", "commands"]), {
          description: "The newest 100 codes that the meter may yet apply, newest first.",
        }),
      },
      { description: "What can be said about its next codes." },
    ),
  },
  {
    title: "MeterWithForecast",
    description: "The meter, what it has told, and what can be said about its next codes.",
  },
);
export type MeterWithForecast = Static<typeof MeterWithForecast>;

const filters = {
  label: Type.Optional(Label),
  tag: Type.Optional(Tag),
  fuel: Type.Optional(Fuel),
  status: Type.Optional(MeterStatus),
};

/** A line of the meters as NDJSON, as an import takes it. */
export const ExportedMeter = Type.Object(
  {
    action: Type.Enum(["register", "retire"], {
      description: "A retired meter has a second line, with `reason` alone.",
    }),
    meterId: Eui64,
    publicKey: Type.Optional(PublicKeyHex),
    fuel: Type.Optional(Fuel),
    label: Type.Optional(Type.String()),
    tags: Type.Optional(Type.Array(Type.String())),
    lastCounter: Type.Optional(Counter),
    reason: Type.Optional(Type.String()),
  },
  { title: "ExportedMeter" },
);

export const MetersFilter = Type.Object(filters, exactly);

export const MetersQuery = pageQuery(EUI64_PATTERN, filters);

export const MetersPage = Type.Object(
  {
    ...page(Meter).properties,
    total: Type.Integer({ minimum: 0, description: "How many there are on all pages together." }),
  },
  { title: "MetersPage", description: "A page of meters, and the cursor of the next." },
);

export const SupplierSchema = Type.Object(
  {
    supplierId: Eui64,
    publicKey: PublicKeyHex,
    commandPublicKey: CommandPublicKey,
    clock: Type.Optional(LabClockView),
  },
  { title: "Supplier", description: "What meters are commissioned with." },
);
