import { useQueryClient } from "@tanstack/react-query";
import { CodeForm } from "@utrn-lab/page-parts";
import { useNavigate, useParams } from "react-router";
import { useServiceTime } from "../session/service-time.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ToMeter } from "./to-meter.tsx";

/** "YYYY-MM-DD" of a time, UTC. */
function dayOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 10);
}

/** Makes a code for a meter, and leads to it. */
export function MakeCodePage() {
  const { meterId = "" } = useParams();
  const { api, client, self } = useSignedIn();
  const { seconds } = useServiceTime();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: meter, error } = api.useQuery("get", "/v1/meters/{meterId}", {
    params: { path: { meterId } },
  });
  const show = (codeId: string) => navigate(`/codes/${codeId}`);
  return (
    <Page title="Make a code">
      <ProblemNotice problem={error} />
      {meter === undefined ? null : <ToMeter meterId={meterId} />}
      {meter === undefined ? null : (
        <section className="panel" aria-labelledby="to-do">
          <h2 id="to-do">What it is to do</h2>
          <CodeForm
            client={client}
            meterId={meterId}
            limits={self.limits}
            today={dayOf(seconds)}
            takesFocus
            issued={({ codeId }) => {
              queries.invalidateQueries();
              show(codeId);
            }}
            showCode={show}
          />
        </section>
      )}
    </Page>
  );
}
