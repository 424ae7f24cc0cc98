import type { components } from "@utrn-lab/client";
import { dateText } from "@utrn-lab/page-parts/words";
import { REFUSAL_LINES } from "@utrn-lab/utrn/rules";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { Facts } from "../ui/facts.tsx";
import { dateAndTime } from "../ui/moments.ts";

type Code = components["schemas"]["ReadCode"];

const PROOFS = {
  confirmation_code: "a confirmation code",
  alert: "a report of the meter",
  duplicate: "the meter’s word that it was used before",
} as const;

function sentFact({ sentCount, sentAt, sentChannel }: Code): string | undefined {
  if (sentCount === 0 || sentAt === null) return undefined;
  const times = sentCount === 1 ? "Once" : `${sentCount} times, last`;
  return `${times} on ${dateAndTime(sentAt)}, by ${sentChannel === "sms" ? "SMS" : sentChannel}`;
}

function because(at: string | null, reason: string | null): string | undefined {
  if (at === null) return undefined;
  return reason === null ? dateAndTime(at) : `${dateAndTime(at)}: ${reason}`;
}

function confirmedFact({ confirmedOn, confirmedBy }: Code): string | undefined {
  if (confirmedOn === null) return undefined;
  const proof = confirmedBy === null ? "" : `, by ${PROOFS[confirmedBy]}`;
  return `${dateText(confirmedOn)}${proof}`;
}

function overtakenFact({ supersededBy }: Code): ReactNode | undefined {
  if (supersededBy === null) return undefined;
  return <Link to={`/codes/${supersededBy}`}>a later code</Link>;
}

/** What has happened to a code, in the order in which it does; times are UTC. */
export function CodeFacts({ code }: { readonly code: Code }) {
  const { refusal } = code;
  const rows: readonly (readonly [string, ReactNode | undefined])[] = [
    ["Issued", dateAndTime(code.issuedAt)],
    ["Counter", code.utrnCounter],
    ["Note", code.note ?? undefined],
    ["Issued beside another because", code.reason ?? undefined],
    ["Sent", sentFact(code)],
    ["Digits lost", because(code.lostAt, code.lostReason)],
    ["Refused", because(code.refusedAt, refusal === null ? null : REFUSAL_LINES[refusal])],
    ["Withdrawn", because(code.voidedAt, code.voidReason)],
    ["Confirmed", confirmedFact(code)],
    ["Overtaken by", overtakenFact(code)],
  ];
  return <Facts rows={rows.filter(([, fact]) => fact !== undefined)} />;
}
