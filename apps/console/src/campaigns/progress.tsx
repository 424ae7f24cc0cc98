import type { Campaign } from "@utrn-lab/client";
import { Link } from "react-router";
import { counted } from "../ui/amounts.ts";
import { dateAndTime } from "../ui/moments.ts";
import type { Followed } from "./followed.ts";
import { paceOf, timeLeftWords } from "./pace.ts";

interface ProgressProps {
  readonly campaign: Campaign;
  readonly followed: Followed | undefined;
}

function refusedIn({ refused }: Campaign): number {
  return refused.reduce((sum, { count }) => sum + count, 0);
}

/** What has become of the campaign, in a sentence: read out when it changes. */
function statusSentence(campaign: Campaign): string {
  const { status, meters, issued, waiting, finishedAt, cancelReason } = campaign;
  const refused = refusedIn(campaign);
  const outcome =
    `${counted(issued, "code")} issued` +
    (refused > 0 ? `, ${counted(refused, "meter")} refused` : "");
  const end = finishedAt === null ? "" : `, ${dateAndTime(finishedAt)} UTC`;
  switch (status) {
    case "selecting":
      return "Its meters are being chosen.";
    case "awaiting_approval":
      return `A second person has to approve it, for ${counted(meters, "meter")}.`;
    case "running":
      return `Codes are being issued for ${counted(meters, "meter")}.`;
    case "done":
      return `Done: ${outcome}${end}.`;
    case "cancelled":
      return (
        `Cancelled${end}: ${outcome}, ${counted(waiting, "meter")} without a code. ` +
        `Reason: ${cancelReason ?? "none given"}`
      );
  }
}

function Bar({ campaign: { meters, waiting }, followed }: ProgressProps) {
  const settled = meters - waiting;
  const pace =
    followed?.first === undefined ? undefined : paceOf(followed.first, followed.last, waiting);
  return (
    <>
      <progress aria-label="Meters settled" max={meters} value={settled} />
      <p className="quiet">
        {settled.toLocaleString("en-GB")} of {counted(meters, "meter")}
        {pace === undefined
          ? ""
          : `, ${Math.round(pace.perSecond)} a second, ${timeLeftWords(pace.secondsLeft)}`}
      </p>
    </>
  );
}

/** How far a campaign has come, and how long it will take still. */
export function Progress({ campaign, followed }: ProgressProps) {
  const { campaignId, meters, status } = campaign;
  return (
    <section className="panel stack" aria-labelledby="progress">
      <h2 id="progress">Progress</h2>
      <p role="status">{statusSentence(campaign)}</p>
      {status === "selecting" ? <p className="quiet">{counted(meters, "meter")} so far.</p> : null}
      {status === "running" ? <Bar campaign={campaign} followed={followed} /> : null}
      {status === "awaiting_approval" ? (
        <p>
          <Link to={`/approvals/${campaignId}`}>The request for approval</Link>
        </p>
      ) : null}
    </section>
  );
}
