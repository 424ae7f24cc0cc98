import { printCode } from "@utrn-lab/utrn";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { AskedMeters } from "../campaigns/asked-meters.tsx";
import { selectionWords } from "../campaigns/selection-words.ts";
import { sumWords } from "../campaigns/sum-words.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { counted } from "../ui/amounts.ts";
import { CommandList } from "../ui/command-list.tsx";
import { Facts } from "../ui/facts.tsx";
import { dateAndTime } from "../ui/moments.ts";
import { Page } from "../ui/page.tsx";
import { useCursor } from "../ui/pages.tsx";
import { personOf } from "../ui/people.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { WARNING_WORDS } from "../ui/warnings.ts";
import { Decision } from "./decision.tsx";
import { Outlook } from "./outlook.tsx";
import { LimitsTable, LineTable } from "./policy-table.tsx";
import { type Request, STATUS_WORDS } from "./request.ts";
import { requestTitle } from "./request-words.ts";

const LOOK_EVERY_MS = 3_000;
const METERS = "meters";
/** Meters of a page of them. */
const LISTED = 25;

type Fact = readonly [string, ReactNode];

function forWhom({ kind, meterId, selection, sums }: Request): readonly Fact[] {
  if (meterId !== null) {
    return [
      [
        "For",
        <Link key={meterId} to={`/meters/${meterId}`}>
          Meter {printCode(meterId)}
        </Link>,
      ],
    ];
  }
  if (kind !== "campaign" || selection === null) return [];
  const whom = selectionWords(selection);
  if (sums?.meters === selection.listedMeters) return [["For", whom]];
  const count = sums === null ? "being chosen" : counted(sums.meters, "meter");
  return [["For", `${count}: ${whom}`]];
}

function harms({ acknowledge }: Request): readonly Fact[] {
  if (acknowledge.length === 0) return [];
  const list = (
    <ul className="plain-list">
      {acknowledge.map((code) => (
        <li key={code}>{WARNING_WORDS[code]}</li>
      ))}
    </ul>
  );
  return [["Harm that is accepted", list]];
}

function asked(request: Request): readonly Fact[] {
  const { commands, digits, note, askedReason } = request;
  if (commands === null) return [];
  return [
    ["Does", <CommandList key="does" commands={commands} />],
    ["Digits", digits ?? "the shortest that holds it"],
    ...forWhom(request),
    ...(request.sums === null ? [] : [["In all", sumWords(request.sums)] as const]),
    ...harms(request),
    ...(note === null ? [] : [["Note", note] as const]),
    ...(askedReason === null ? [] : [["Reason for another code", askedReason] as const]),
  ];
}

function people(request: Request): readonly Fact[] {
  const { askedBy, askedByOwner, askedAt, decidedBy, decidedByOwner, decidedAt, reason } = request;
  const decided = decidedBy === null ? undefined : personOf(decidedBy, decidedByOwner);
  return [
    ["Asked by", `${personOf(askedBy, askedByOwner)}, ${dateAndTime(askedAt)} UTC`],
    ...(decided === undefined || decidedAt === null
      ? []
      : [[STATUS_WORDS[request.status], `by ${decided}, ${dateAndTime(decidedAt)} UTC`] as const]),
    ...(reason === null ? [] : [["Reason", reason] as const]),
  ];
}

function Policy({ request: { kind, line, limits } }: { readonly request: Request }) {
  if (kind === "approval_line") return <LineTable asked={line} />;
  return limits === null ? null : <LimitsTable asked={limits} />;
}

function RequestMeters({ approvalId }: { readonly approvalId: string }) {
  const { api } = useSignedIn();
  const params = { path: { id: approvalId }, query: { limit: LISTED, ...useCursor(METERS) } };
  const { data, error } = api.useQuery("get", "/v1/approvals/{id}/meters", { params });
  return (
    <section className="panel stack" aria-labelledby="request-meters">
      <h2 id="request-meters">Its meters</h2>
      <ProblemNotice problem={error} />
      {data === undefined ? null : <AskedMeters meters={data} name={METERS} />}
    </section>
  );
}

/** Leads to what has become of an approved request. */
function Outcome({ request: { kind, status, approvalId } }: { readonly request: Request }) {
  const isCode = kind === "code" && status === "approved";
  if (kind !== "campaign" && !isCode) return null;
  return (
    <p>
      {isCode ? (
        <Link to={`/codes/${approvalId}`}>The code that was issued</Link>
      ) : (
        <Link to={`/campaigns/${approvalId}`}>The campaign</Link>
      )}
    </p>
  );
}

/** One request for a second person: all that was asked for, and the decision. */
export function ApprovalPage() {
  const { approvalId = "" } = useParams();
  const { api } = useSignedIn();
  const params = { path: { id: approvalId } };
  const { data, error } = api.useQuery(
    "get",
    "/v1/approvals/{id}",
    { params },
    { refetchInterval: ({ state }) => state.data?.status === "awaiting" && LOOK_EVERY_MS },
  );
  const title = data === undefined ? "Approval" : requestTitle(data);
  const isAwaiting = data?.status === "awaiting";
  return (
    <Page
      title={title}
      aside={
        data && (
          <span className={`tag ${isAwaiting ? "tag-amber" : ""}`}>
            {STATUS_WORDS[data.status]}
          </span>
        )
      }
    >
      <ProblemNotice problem={error} />
      {data === undefined ? null : (
        <>
          <div className="panels">
            <section className="panel stack" aria-labelledby="asked-for">
              <h2 id="asked-for">What is asked for</h2>
              <Facts rows={[...asked(data), ...people(data)]} />
              <Policy request={data} />
              <p>
                <Outcome request={data} />
              </p>
            </section>
            {isAwaiting ? <Outlook request={data} /> : null}
            {isAwaiting ? <Decision request={data} /> : null}
          </div>
          {data.kind === "campaign" ? <RequestMeters approvalId={approvalId} /> : null}
        </>
      )}
    </Page>
  );
}
