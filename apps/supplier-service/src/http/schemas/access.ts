import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { type Static, Type } from "typebox";
import { LIMITED_ROLES } from "../../rules/policies.ts";
import { ROLES } from "../../rules/roles.ts";
import { CodeId, exactly, KeyLabel, KeyOwner, orNull, Time, TimeToCome } from "./common.ts";

const RoleName = Type.Enum([...ROLES], {
  description: "What the key may do; each role may also do what those before it may.",
  examples: ["issuer"],
});

export const KeyId = Type.String({
  pattern: "^(bootstrap|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$",
  description: "The name of an API key; it is not the key.",
  examples: ["1b671a64-40d5-491e-99b0-da01ff1f3341"],
});

export const KeyPath = Type.Object({ id: KeyId }, exactly);

export const KeyBody = Type.Object(
  {
    role: RoleName,
    owner: KeyOwner,
    label: Type.Optional(KeyLabel),
    seesCodes: Type.Optional(
      Type.Boolean({
        description:
          "Only for a reader's key: whether it is shown the digits of codes; left out, it is not.",
      }),
    ),
    expiresAt: Type.Optional(TimeToCome),
  },
  { ...exactly, examples: [{ role: "issuer", owner: "Ann Lee", label: "Call centre, desk 7" }] },
);

export const OwnerBody = Type.Object({ owner: KeyOwner }, exactly);

export const ApiKey = Type.Object(
  {
    id: KeyId,
    role: RoleName,
    owner: orNull(Type.String({ description: "The person who holds it; null: nobody has said." })),
    label: orNull(Type.String()),
    seesCodes: Type.Boolean({ description: "Whether it is shown the digits of codes." }),
    createdAt: Time,
    createdBy: orNull(Type.String({ description: "The id of the key that made it." })),
    revokedAt: orNull(Time),
    expiresAt: orNull(Time),
    lastUsedAt: orNull(
      Type.String({ description: "When it last opened something, to the minute; null: never." }),
    ),
  },
  { title: "ApiKey", description: "An API key, without the key itself." },
);
export type ApiKey = Static<typeof ApiKey>;

export const NewApiKey = Type.Object(
  {
    ...ApiKey.properties,
    key: Type.String({ description: "The key itself. It is shown this once, and kept as a hash." }),
  },
  { title: "NewApiKey", description: "The API key, with the key itself this once." },
);

export const Keys = Type.Object(
  { items: Type.Array(ApiKey) },
  { title: "ApiKeys", description: "All API keys, the oldest first." },
);

const LimitedRole = Type.Enum([...LIMITED_ROLES], {
  description: "A role that issues.",
});

export const LimitsPath = Type.Object({ role: LimitedRole }, exactly);

/** A sum of a day that a limit, or the approval line, holds to. */
function daySum(description: string) {
  const maximum = 1_000_000_000_000;
  return Type.Optional(orNull(Type.Integer({ minimum: 0, maximum, description })));
}

/**
 * The sums of a day.
 * @param beyond - what becomes of a code beyond them, behind "beyond it".
 */
export const daySums = (beyond: string) => ({
  keyPencePerDay: daySum(
    "The most that a key gives in a day (UTC), by codes and campaigns together: credit added or " +
      `set, and debt written off, in pence. Beyond it ${beyond}; null or left out: any.`,
  ),
  meterPencePerDay: daySum(
    `The most that a meter gets in a day (UTC), counted the same. Beyond it ${beyond}; null or ` +
      "left out: any.",
  ),
});

const limits = {
  commands: orNull(
    Type.Array(Type.Enum([...COMMAND_TYPES]), {
      uniqueItems: true,
      description: "The only commands that the role may issue; null: all.",
      examples: [["top_up", "suspend_disconnection"]],
    }),
  ),
  amountPenceMax: orNull(
    Type.Integer({
      minimum: 0,
      maximum: 8 * 1_048_575,
      description:
        "The most that a code may give (credit added or set, debt written off) or charge (debt " +
        "added or set, credit taken), all its commands together, and the largest limit of " +
        "emergency credit; null: any.",
      examples: [5_000],
    }),
  ),
  ...daySums("a code is refused"),
};

export const LimitsBody = Type.Object(limits, {
  ...exactly,
  examples: [{ commands: ["top_up"], amountPenceMax: 5_000 }],
});

export const RoleLimits = Type.Object(
  { role: LimitedRole, ...limits },
  { title: "RoleLimits", description: "What a role may issue." },
);

export const AllLimits = Type.Object(
  { items: Type.Array(RoleLimits) },
  { title: "AllLimits", description: "What each role that issues may issue." },
);

export const OwnKey = Type.Object(
  {
    ...ApiKey.properties,
    limits: orNull(
      Type.Object(limits, { description: "What its role may issue; null: it issues nothing." }),
    ),
  },
  { title: "OwnKey", description: "The API key that asks, and what its role may issue." },
);

const AWAITING = "awaiting_approval";

export const AwaitingPolicy = Type.Object(
  { approvalId: CodeId, status: Type.Literal(AWAITING) },
  {
    title: "AwaitingPolicy",
    description: "Nothing has changed: another person has to approve it first.",
  },
);

/** A change of the line or of limits that waits. */
export function awaitingPolicy(approvalId: string): Static<typeof AwaitingPolicy> {
  return { approvalId, status: AWAITING };
}
