import { poundsOf } from "@utrn-lab/utrn/rules";
import { Link } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";
import { dateAndTime } from "../ui/moments.ts";
import { Pages, useCursor } from "../ui/pages.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";

const AT_ONCE = 5;
const CURSOR = "alerts";

/** What a meter has reported once its WAN was back, newest first. */
export function MeterAlerts({ meterId }: { readonly meterId: string }) {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery("get", "/v1/meters/{meterId}/alerts", {
    params: { path: { meterId }, query: { limit: AT_ONCE, ...useCursor(CURSOR) } },
  });
  return (
    <section className="panel" aria-labelledby="alerts">
      <header>
        <h2 id="alerts">Reported by the meter</h2>
      </header>
      <ProblemNotice problem={error} />
      {data?.items.length === 0 ? <p className="quiet">Nothing yet.</p> : null}
      <ul className="alerts">
        {data?.items.map(({ id, at, event, text, creditPence, codeId, occurrence }) => (
          <li key={`${at} ${event} ${text} ${id} ${occurrence}`}>
            <time className="quiet">{dateAndTime(at)}</time>{" "}
            {creditPence === null ? text : `Credit of ${poundsOf(creditPence)} added`}{" "}
            {codeId === null ? null : <Link to={`/codes/${codeId}`}>the code</Link>}
            {creditPence !== null && codeId === null ? (
              <span className="tag tag-amber">no code accounts for it</span>
            ) : null}
          </li>
        ))}
      </ul>
      <Pages nextCursor={data?.nextCursor} name={CURSOR} label="Pages of reports" />
    </section>
  );
}
