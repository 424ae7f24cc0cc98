import { useSignedIn } from "../session/signed-in.ts";
import { dateAndTime } from "../ui/moments.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { resultOf } from "./webhook-words.ts";

const SHOWN = 20;
const LOOK_AGAIN_MS = 2_000;
const HEADS = ["At (UTC)", "Event", "Attempt", "Answer", "Again at (UTC)"];

/** What came of the last attempts to tell a webhook, the newest first. */
export function Deliveries({ webhookId }: { readonly webhookId: string }) {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery(
    "get",
    "/v1/webhooks/{webhookId}/deliveries",
    { params: { path: { webhookId }, query: { limit: SHOWN } } },
    { refetchInterval: LOOK_AGAIN_MS },
  );
  if (data?.items.length === 0) return <p className="quiet">Nothing has been sent yet.</p>;
  return (
    <div className="table-scroll">
      <ProblemNotice problem={error} />
      <table className="table" aria-label={`The last ${SHOWN} attempts`}>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data?.items.map((each) => (
            <tr key={each.number}>
              <td>{dateAndTime(each.at)}</td>
              <td>
                {each.type} <span className="quiet">{each.eventId}</span>
              </td>
              <td>{each.attempt}</td>
              <td>
                <span className={each.delivered ? "tag tag-green" : "tag tag-amber"}>
                  {resultOf(each)}
                </span>{" "}
                {each.delivered ? null : each.answer}
              </td>
              <td>{each.nextAttemptAt === null ? "" : dateAndTime(each.nextAttemptAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
