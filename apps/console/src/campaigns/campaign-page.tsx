import { useQueryClient } from "@tanstack/react-query";
import { isOver } from "@utrn-lab/client";
import { type ReactNode, useEffect } from "react";
import { useParams } from "react-router";
import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { CommandList } from "../ui/command-list.tsx";
import { Facts } from "../ui/facts.tsx";
import { dateAndTime } from "../ui/moments.ts";
import { Page } from "../ui/page.tsx";
import { useCursor } from "../ui/pages.tsx";
import { personOf } from "../ui/people.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { WARNING_WORDS } from "../ui/warnings.ts";
import { AskedMeters } from "./asked-meters.tsx";
import { type CampaignWithCodes, campaignTitle, STATUS_WORDS, statusClass } from "./campaign.ts";
import { CampaignCodes } from "./campaign-codes.tsx";
import { Cancel } from "./cancel.tsx";
import { ExportCodes } from "./export-codes.tsx";
import { MarkSent } from "./mark-sent.tsx";
import { Progress } from "./progress.tsx";
import { Refused } from "./refused.tsx";
import { selectionWords } from "./selection-words.ts";
import { sumWords } from "./sum-words.ts";
import { useFollowed } from "./use-followed.ts";

const LOOK_EVERY_MS = 5_000;
const METERS = "meters";
/** Meters of a page of them. */
const LISTED = 25;

type Fact = readonly [string, ReactNode];

function factsOf(campaign: CampaignWithCodes): readonly Fact[] {
  const { acknowledge, commands, createdAt, digits, note, reason, selection, sums } = campaign;
  const harms = acknowledge.map((code) => WARNING_WORDS[code]).join(" ");
  return [
    ["Does", <CommandList key="does" commands={commands} />],
    ["For", selectionWords(selection)],
    ["Digits", digits ?? "the shortest that holds it"],
    ...(sums === null ? [] : [["In all", sumWords(sums)] as const]),
    ...(harms === "" ? [] : [["Harm that is accepted", harms] as const]),
    ...(note === null ? [] : [["Note", note] as const]),
    ...(reason === null ? [] : [["Reason for another code", reason] as const]),
    [
      "Asked for",
      `by ${personOf(campaign.createdBy, campaign.createdByOwner)}, ${dateAndTime(createdAt)} UTC`,
    ],
  ];
}

function CampaignMeters({ campaignId }: { readonly campaignId: string }) {
  const { api } = useSignedIn();
  const params = { path: { campaignId }, query: { limit: LISTED, ...useCursor(METERS) } };
  const { data, error } = api.useQuery("get", "/v1/campaigns/{campaignId}/meters", { params });
  return (
    <section className="panel stack" aria-labelledby="meters">
      <h2 id="meters">Its meters</h2>
      <ProblemNotice problem={error} />
      {data === undefined ? null : <AskedMeters meters={data} name={METERS} />}
    </section>
  );
}

/** What is done with the codes of a campaign: they go out. */
function SendOut({ campaignId, status }: Pick<CampaignWithCodes, "campaignId" | "status">) {
  const { self } = useSignedIn();
  const maySend = mayAct(self, "issuer");
  if (!maySend && !self.seesCodes) return null;
  return (
    <section className="panel stack" aria-labelledby="send-out">
      <h2 id="send-out">Send the codes out</h2>
      {status === "running" ? (
        <p className="notice">Codes are still being issued: these are the ones made by now.</p>
      ) : null}
      <div className="two-columns">
        {self.seesCodes ? <ExportCodes campaignId={campaignId} /> : null}
        {maySend ? <MarkSent campaignId={campaignId} /> : null}
      </div>
    </section>
  );
}

/** A campaign as its events tell it, over what was read, until it is over. */
function useCampaign(campaignId: string) {
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const { data, error } = api.useQuery(
    "get",
    "/v1/campaigns/{campaignId}",
    { params: { path: { campaignId } } },
    { refetchInterval: LOOK_EVERY_MS },
  );
  const isOpen = data !== undefined && !isOver(data);
  const followed = useFollowed(campaignId, isOpen);
  const isEnded = followed !== undefined && isOver(followed.campaign);
  useEffect(() => {
    if (isEnded) void queries.invalidateQueries();
  }, [isEnded, queries]);
  const campaign = isOpen ? { ...data, ...followed?.campaign } : data;
  return { campaign, followed, error };
}

/** One campaign: how far it has come, who has keyed, and what can be done with its codes. */
export function CampaignPage() {
  const { campaignId = "" } = useParams();
  const { self } = useSignedIn();
  const { campaign, followed, error } = useCampaign(campaignId);
  if (campaign === undefined) {
    return (
      <Page title="Campaign">
        <ProblemNotice problem={error} />
      </Page>
    );
  }
  const { issued, status } = campaign;
  const mayCancel = mayAct(self, "issuer") && !isOver(campaign);
  return (
    <Page
      title={campaignTitle(campaign)}
      aside={
        <>
          <span className={statusClass(status)}>{STATUS_WORDS[status]}</span>
          {mayCancel ? <Cancel campaignId={campaignId} /> : null}
        </>
      }
    >
      <ProblemNotice problem={error} />
      <Progress campaign={campaign} followed={followed} />
      <Refused refused={campaign.refused} />
      <div className="panels">
        <section className="panel stack" aria-labelledby="asked-for">
          <h2 id="asked-for">What it does</h2>
          <Facts rows={factsOf(campaign)} />
        </section>
        {issued > 0 ? <SendOut campaignId={campaignId} status={status} /> : null}
      </div>
      {issued > 0 ? (
        <CampaignCodes campaignId={campaignId} counts={campaign.codesByStatus} />
      ) : (
        <CampaignMeters campaignId={campaignId} />
      )}
    </Page>
  );
}
