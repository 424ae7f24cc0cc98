import { printCode } from "@utrn-lab/utrn";
import { Link } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";
import { counted } from "../ui/amounts.ts";
import { ChoiceLinks, useChoice } from "../ui/choice-links.tsx";
import { CodeStatus } from "../ui/code-status.tsx";
import { Pages, useCursor } from "../ui/pages.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import type { CampaignWithCodes } from "./campaign.ts";

type Counts = CampaignWithCodes["codesByStatus"];

/** Codes of a page of them. */
const LISTED = 25;
const CURSOR = "codes";
const STATUS = "status";

/** What the codes of a campaign can have become, in the order in which a campaign goes on. */
const STATES = [
  ["issued", "Not sent yet"],
  ["sent", "Sent, not keyed yet"],
  ["confirmed", "Keyed"],
  ["refused", "Refused by the meter"],
  ["lost", "Digits lost"],
  ["superseded", "Overtaken"],
  ["void", "Withdrawn"],
] as const satisfies readonly (readonly [keyof Counts, string])[];

const CHOICES = ["all", ...STATES.map(([name]) => name)] as const;

function totalOf(counts: Counts): number {
  return STATES.reduce((sum, [name]) => sum + counts[name], 0);
}

function choicesOf(counts: Counts): readonly (readonly [string, string])[] {
  const some = STATES.filter(([name]) => counts[name] > 0);
  return [
    ["all", `All (${totalOf(counts)})`],
    ...some.map(([name, text]) => [name, `${text} (${counts[name]})`] as const),
  ];
}

interface CampaignCodesProps {
  readonly campaignId: string;
  readonly counts: Counts;
}

/** Who has keyed: the codes of a campaign by what has become of them, a page at a time. */
export function CampaignCodes({ campaignId, counts }: CampaignCodesProps) {
  const { api, self } = useSignedIn();
  const status = useChoice(STATUS, CHOICES);
  const query = {
    limit: LISTED,
    ...useCursor(CURSOR),
    ...(status === "all" ? {} : { status: [status] }),
  };
  const { data, error } = api.useQuery("get", "/v1/campaigns/{campaignId}/codes", {
    params: { path: { campaignId }, query },
  });
  return (
    <section className="panel stack" aria-labelledby="codes">
      <h2 id="codes">Who has keyed</h2>
      <p>
        {counted(counts.confirmed, "code")} of {totalOf(counts)}{" "}
        {counts.confirmed === 1 ? "is" : "are"} known to be keyed, by confirmation codes or by the
        meters’ logs.
      </p>
      <p>
        <Link to={`/reconciliation?campaign=${campaignId}`}>What they have given, and proved</Link>
      </p>
      <ChoiceLinks label="Which codes" name={STATUS} choices={choicesOf(counts)} />
      <ProblemNotice problem={error} />
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Meter</th>
              <th scope="col">Code</th>
              <th scope="col">State</th>
              {self.seesCodes ? <th scope="col">Digits</th> : null}
            </tr>
          </thead>
          <tbody>
            {data?.items.map((code) => (
              <tr key={code.codeId}>
                <td className="whole">
                  <Link to={`/meters/${code.meterId}`}>{printCode(code.meterId)}</Link>
                </td>
                <td className="whole">
                  <Link to={`/codes/${code.codeId}`}>number {code.utrnCounter}</Link>
                </td>
                <td>
                  <CodeStatus status={code.status} />
                </td>
                {self.seesCodes ? <td className="digits">{code.printed}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
        <Pages nextCursor={data?.nextCursor} name={CURSOR} label="Pages of codes" />
      </div>
    </section>
  );
}
