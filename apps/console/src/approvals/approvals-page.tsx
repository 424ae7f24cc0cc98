import { Link } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";
import { counted, pounds } from "../ui/amounts.ts";
import { ChoiceLinks, useChoice } from "../ui/choice-links.tsx";
import { dateAndTime } from "../ui/moments.ts";
import { Page } from "../ui/page.tsx";
import { Pages, useCursor } from "../ui/pages.tsx";
import { personOf } from "../ui/people.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { type Request, STATUS_WORDS, STATUSES } from "./request.ts";
import { requestSummary, requestTitle } from "./request-words.ts";

const LOOK_EVERY_MS = 15_000;

function sumWords({ sums }: Request): string {
  if (sums === null) return "";
  const { codes, givenPence, chargedPence } = sums;
  const money = [
    ...(givenPence > 0 ? [`gives ${pounds(givenPence)}`] : []),
    ...(chargedPence > 0 ? [`charges ${pounds(chargedPence)}`] : []),
  ];
  return [counted(codes, "code"), ...money].join(", ");
}

function RequestRow({ request }: { readonly request: Request }) {
  const { approvalId, askedBy, askedByOwner, askedAt, decidedAt, decidedBy } = request;
  return (
    <tr>
      <td>
        <Link to={`/approvals/${approvalId}`}>{requestTitle(request)}</Link>
        <p className="quiet">{requestSummary(request)}</p>
      </td>
      <td>{sumWords(request)}</td>
      <td>
        {personOf(askedBy, askedByOwner)}
        <p className="quiet">{dateAndTime(askedAt)} UTC</p>
      </td>
      <td>
        {decidedBy === null ? (
          <span className="tag tag-amber">waiting</span>
        ) : (
          personOf(decidedBy, request.decidedByOwner)
        )}
        {decidedAt === null ? null : <p className="quiet">{dateAndTime(decidedAt)} UTC</p>}
      </td>
    </tr>
  );
}

const NOTHING: Readonly<Record<Request["status"], string>> = {
  awaiting: "Nothing waits for a second person.",
  approved: "Nothing has been approved yet.",
  rejected: "Nothing has been rejected.",
  withdrawn: "Nothing has been withdrawn.",
  cancelled: "Nothing has been cancelled.",
};

/** What waits for a second person, and what has been decided. */
export function ApprovalsPage() {
  const { api } = useSignedIn();
  const status = useChoice("status", STATUSES);
  // Who waits longest comes first; of what is decided, the latest.
  const order: "oldest" | "newest" = status === "awaiting" ? "oldest" : "newest";
  const query = { status: [status], order, ...useCursor() };
  const { data, error } = api.useQuery(
    "get",
    "/v1/approvals",
    { params: { query } },
    { refetchInterval: LOOK_EVERY_MS },
  );
  return (
    <Page title="Approvals">
      <ChoiceLinks
        label="Which requests"
        name="status"
        choices={STATUSES.map((one) => [one, STATUS_WORDS[one]])}
      />
      <ProblemNotice problem={error} />
      {data?.items.length === 0 ? <p>{NOTHING[status]}</p> : null}
      {(data?.items.length ?? 0) === 0 ? null : (
        <div className="panel table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Request</th>
                <th scope="col">In all</th>
                <th scope="col">Asked by</th>
                <th scope="col">Decided by</th>
              </tr>
            </thead>
            <tbody>
              {data?.items.map((request) => (
                <RequestRow key={request.approvalId} request={request} />
              ))}
            </tbody>
          </table>
          <Pages nextCursor={data?.nextCursor} />
        </div>
      )}
    </Page>
  );
}
