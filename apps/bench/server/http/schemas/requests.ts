import { GivenEui64 } from "@utrn-lab/http-host";
import { TIME_MAX, TIME_MIN } from "@utrn-lab/meter-emulator";
import { type Static, Type } from "typebox";
import { RATE_MAX } from "../../meters/clock.ts";
import {
  Counter,
  DeviceKind,
  ENTERED_MAX,
  KEYS_PATTERN,
  Label,
  Watts,
} from "../../meters/field-schemas.ts";
import { exactly, PlaceName } from "./common.ts";
import { StartSettings } from "./settings.ts";

const Time = Type.Integer({
  minimum: TIME_MIN,
  maximum: TIME_MAX,
  description: "Seconds since the Unix epoch, UTC.",
  examples: [1_790_000_000],
});

/** The emulator reads it, and says how it is wrong. */
const InstallCode = Type.String({ description: "6 to 16 bytes as hex digits, as printed." });

export const NewMeterBody = Type.Object(
  {
    meterId: Type.Optional(GivenEui64),
    label: Type.Optional(Label),
    seed: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: "The same seed gives the same key; left out, the key is random.",
      }),
    ),
    fuel: Type.Optional(
      Type.Enum(["electricity", "gas"], { description: "Electricity if absent." }),
    ),
    time: Type.Optional(Time),
    clock: Type.Optional(
      Type.Enum(["manual", "running"], { description: "Manual if absent; running is real time." }),
    ),
    settings: Type.Optional(StartSettings),
    installCodes: Type.Optional(
      Type.Unsafe<Record<string, string>>({
        type: "object",
        additionalProperties: { type: "string" },
        description: "Install codes of devices that may join, hex, by EUI-64.",
        examples: [{ "00db1234000000aa": "83fed3407a939723a5c639b26916d505" }],
      }),
    ),
  },
  { ...exactly, examples: [{ seed: "first", clock: "running" }] },
);

export type NewMeterBody = Static<typeof NewMeterBody>;

export const SupplierBody = Type.Object(
  {
    supplierId: GivenEui64,
    publicKey: Type.String({
      description: "P-256: 65 bytes as hex, or a public key or certificate as PEM or base64 DER.",
    }),
    commandPublicKey: Type.Optional(
      Type.String({
        description: "In the same forms; where commands and confirmations use a key of their own.",
      }),
    ),
    floor: Type.Optional(Counter),
    clock: Type.Optional(
      Type.Unknown({
        description: "Not used: what `GET /v1/supplier` of a lab answers can be sent as it is.",
      }),
    ),
  },
  exactly,
);

export type SupplierBody = Static<typeof SupplierBody>;

export const CodeBody = Type.Object(
  {
    code: Type.String({
      maxLength: ENTERED_MAX,
      description: "20, 40 or 60 digits; spaces, hyphens and unseen characters are dropped.",
      examples: ["7394 6144 3320 4021 7315"],
    }),
    via: Type.Optional(PlaceName),
  },
  exactly,
);

export const KeysBody = Type.Object(
  {
    keys: Type.String({
      pattern: KEYS_PATTERN,
      description:
        "Keys in their order: 0-9, A, B, and a and b for A and B held. " +
        "None at all gives the meter the face, and its display names the keys of that.",
      examples: ["A73946144332040217315B"],
    }),
    face: Type.Optional(
      Type.Enum(["twelve", "two", "gas"], {
        description:
          "Two: A steps a digit, B takes it. Gas: those, 0 for Status and 7 for Emergency. " +
          "A key that the face has not does nothing.",
      }),
    ),
  },
  exactly,
);

export const LabelBody = Type.Object({ label: Label }, exactly);

/** One of the two, as of the members of a clock. */
export const LoadBody = Type.Object(
  {
    watts: Type.Optional(Watts),
    dayProfile: Type.Optional(
      Type.Literal(true, {
        description: "The load follows the profile of a day, until watts are set again.",
      }),
    ),
  },
  { ...exactly, examples: [{ watts: 3_000 }, { dayProfile: true }] },
);
export const PowerBody = Type.Object({ on: Type.Boolean() }, exactly);
export const WanBody = Type.Object({ up: Type.Boolean() }, exactly);

/** One of the four; which of them is said by the route, where a client can read it. */
export const ClockBody = Type.Object(
  {
    advanceSeconds: Type.Optional(Type.Integer({ minimum: 0 })),
    rate: Type.Optional(
      Type.Number({ minimum: 0, maximum: RATE_MAX, description: "0 stops the clock." }),
    ),
    time: Type.Optional(Time),
    to: Type.Optional(
      Type.Enum(["next_event", "midnight"], {
        description:
          "next_event: the next moment at which something falls due, a lock ends, " +
          "the HAN closes or the day profile changes the load; a midnight at the latest.",
      }),
    ),
  },
  {
    ...exactly,
    minProperties: 1,
    examples: [
      { advanceSeconds: 3_600 },
      { rate: 60 },
      { time: 1_790_000_000 },
      { to: "midnight" },
    ],
  },
);

export type ClockBody = Static<typeof ClockBody>;

export const ActionBody = Type.Object(
  {
    action: Type.Enum(["activate_emergency_credit", "enable_supply"]),
    via: Type.Optional(PlaceName),
  },
  exactly,
);

export const JoinBody = Type.Object(
  { eui: GivenEui64, kind: DeviceKind, installCode: Type.Optional(InstallCode) },
  exactly,
);

export type JoinBody = Static<typeof JoinBody>;

/** The device is known by its EUI-64; what else a join names is taken here too. */
export const RemoveBody = Type.Object(
  { eui: GivenEui64, kind: Type.Optional(DeviceKind), installCode: Type.Optional(InstallCode) },
  exactly,
);

const Limit = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 1_000, description: "How many of the newest to give." }),
);

export const LogQuery = Type.Object(
  {
    event: Type.Optional(
      Type.String({
        pattern: "^[0-9A-F]{4}(,[0-9A-F]{4}){0,40}$",
        description: "Only these events, by their codes.",
        examples: ["810D,8119"],
      }),
    ),
    since: Type.Optional(
      Type.Integer({ minimum: 0, description: "Only from this second of the epoch on." }),
    ),
    limit: Limit,
  },
  exactly,
);
