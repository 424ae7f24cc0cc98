import { type Campaign, isOver } from "@utrn-lab/client";
import { Link } from "react-router";
import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { counted, pounds } from "../ui/amounts.ts";
import { CommandList } from "../ui/command-list.tsx";
import { dateAndTime } from "../ui/moments.ts";
import { Page } from "../ui/page.tsx";
import { Pages, useCursor } from "../ui/pages.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { campaignTitle, STATUS_WORDS, statusClass } from "./campaign.ts";
import { selectionWords } from "./selection-words.ts";

const LOOK_EVERY_MS = 3_000;

function progressWords({ status, meters, issued, waiting, refused }: Campaign): string {
  if (status === "selecting" || status === "awaiting_approval") return counted(meters, "meter");
  const settled = meters - waiting;
  const refusals = refused.reduce((sum, { count }) => sum + count, 0);
  return [
    status === "running" ? `${settled} of ${counted(meters, "meter")}` : counted(issued, "code"),
    ...(refusals > 0 ? [`${refusals} refused`] : []),
    ...(status === "cancelled" && waiting > 0 ? [`${waiting} without a code`] : []),
  ].join(", ");
}

function CampaignRow({ campaign }: { readonly campaign: Campaign }) {
  const { campaignId, commands, createdAt, selection, status, sums } = campaign;
  return (
    <tr>
      <td>
        <Link to={`/campaigns/${campaignId}`}>{campaignTitle(campaign)}</Link>
        <p className="quiet">{selectionWords(selection)}</p>
      </td>
      <td>
        <CommandList commands={commands} />
        {(sums?.givenPence ?? 0) > 0 ? (
          <p className="quiet">gives {pounds(sums?.givenPence ?? 0)} in all</p>
        ) : null}
      </td>
      <td>
        <span className={statusClass(status)}>{STATUS_WORDS[status]}</span>
        <p className="quiet">{progressWords(campaign)}</p>
      </td>
      <td>{dateAndTime(createdAt)} UTC</td>
    </tr>
  );
}

/** All campaigns, the newest first. */
export function CampaignsPage() {
  const { api, self } = useSignedIn();
  const query = useCursor();
  const { data, error } = api.useQuery(
    "get",
    "/v1/campaigns",
    { params: { query } },
    {
      refetchInterval: ({ state }) => state.data?.items.every(isOver) === false && LOOK_EVERY_MS,
    },
  );
  const begin = mayAct(self, "issuer") ? (
    <Link className="button primary" to="/campaigns/new">
      New campaign
    </Link>
  ) : null;
  return (
    <Page title="Campaigns" aside={begin}>
      <ProblemNotice problem={error} />
      {data?.items.length === 0 ? (
        <p>There is no campaign yet. A campaign issues the same code for many meters.</p>
      ) : null}
      {(data?.items.length ?? 0) === 0 ? null : (
        <div className="panel table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Campaign</th>
                <th scope="col">Does</th>
                <th scope="col">Status</th>
                <th scope="col">Asked for</th>
              </tr>
            </thead>
            <tbody>
              {data?.items.map((campaign) => (
                <CampaignRow key={campaign.campaignId} campaign={campaign} />
              ))}
            </tbody>
          </table>
          <Pages nextCursor={data?.nextCursor} />
        </div>
      )}
    </Page>
  );
}
