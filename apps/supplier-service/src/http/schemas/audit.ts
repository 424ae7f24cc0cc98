import { type AuditLine, FAULTS } from "@utrn-lab/audit-chain";
import { GivenEui64, TEXT_PATTERN } from "@utrn-lab/http-host";
import { Type } from "typebox";
import { AUDIT_ACTIONS } from "../../audit/actions.ts";
import { STORED_FAULTS } from "../../audit/read-trail.ts";
import { CodeId, days, Eui64, exactly, orNull, pageQuery } from "./common.ts";

const Seq = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: "The number of an entry: 1, 2, 3 and so on, without a gap.",
  examples: [4_711],
});

const Action = Type.Enum([...AUDIT_ACTIONS, "audit.checkpoint"], {
  description: "What was done.",
});

const Hash = Type.String({
  pattern: "^[0-9a-f]{64}$",
  description: "SHA-256, hex.",
});

const RequestId = Type.String({
  pattern: "^[A-Za-z0-9._:+/=-]{1,128}$",
  description: "The id of the request that asked, as `X-Request-Id` of its answer named it.",
  examples: ["0198c5a1-7b3e-7c61-9d55-0c6f3c1f7a10"],
});

/** A line of the trail. Its details differ by action, and hold neither digits nor keys. */
export const Entry = Type.Unsafe<AuditLine>(
  Type.Object(
    {
      seq: Seq,
      at: Type.String({ description: "A time, ISO 8601, UTC." }),
      actor: Type.String({ description: "The id of the API key that asked, or `service`." }),
      role: Type.String({ description: "Its role then." }),
      requestId: Type.Optional(RequestId),
      action: Action,
      meterId: Type.Optional(Eui64),
      codeId: Type.Optional(CodeId),
      utrnCounter: Type.Optional(Type.Integer()),
      details: Type.Optional(
        Type.Record(Type.String(), Type.Unknown(), { description: "What else there is to know." }),
      ),
      previous: Hash,
      hash: Hash,
    },
    { title: "AuditEntry", description: "A line of the audit trail." },
  ),
);

export const AuditQuery = pageQuery("^[0-9]{1,15}$", {
  meterId: Type.Optional(GivenEui64),
  codeId: Type.Optional(CodeId),
  requestId: Type.Optional(RequestId),
  action: Type.Optional(Action),
  actor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: TEXT_PATTERN,
      description: "Who did it: the id of an API key, the owner of keys, or `service`.",
      examples: ["Ann Lee"],
    }),
  ),
  ...days,
});

export const ExportQuery = Type.Object({ after: Type.Optional(Seq) }, exactly);

const Fault = Type.Object(
  {
    line: Type.Integer({ description: "The place among the lines, from 1." }),
    seq: Type.Optional(Seq),
    fault: Type.Enum([...FAULTS, ...STORED_FAULTS], { description: "What is wrong; stable." }),
    why: Type.String({ description: "The same in a sentence." }),
  },
  { description: "The first thing that is wrong." },
);

export const Verified = Type.Object(
  {
    ok: Type.Boolean({ description: "Whether nothing was found wrong." }),
    fault: orNull(Fault),
    entries: Type.Integer(),
    checkpoints: Type.Integer(),
    lastSeq: Seq,
    lastHash: Hash,
    begunUnsigned: Type.Integer({
      description:
        "How many entries at the start were written before trails began with a signature: 0 for " +
        "a trail of today.",
    }),
    signedUpTo: Type.Integer({
      description: "The last entry that a signature covers: what follows it could be cut off.",
    }),
    signers: Type.Record(Type.String(), Type.Integer(), {
      description: "The fingerprints of the keys that signed, and how often.",
    }),
    fingerprint: Type.String({ description: "That of this service's audit key." }),
    publicKey: Type.String({
      description: "This service's audit key, PEM: for `utrn audit verify FILE --key PEM`.",
    }),
  },
  { title: "Verified", description: "Whether the trail holds, and what was looked at." },
);
