import { useQueryClient } from "@tanstack/react-query";
import { ConfirmationEntry } from "@utrn-lab/page-parts";
import { useParams } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ToMeter } from "./to-meter.tsx";

/** Takes the confirmation code that a customer reads out, and says what it proves. */
export function ConfirmationPage() {
  const { meterId = "" } = useParams();
  const { api, client } = useSignedIn();
  const queries = useQueryClient();
  const { data: meter, error } = api.useQuery("get", "/v1/meters/{meterId}", {
    params: { path: { meterId } },
  });
  return (
    <Page title="Take a confirmation code">
      <ProblemNotice problem={error} />
      {meter === undefined ? null : (
        <>
          <ToMeter meterId={meterId} />
          <section className="panel" aria-labelledby="shown">
            <h2 id="shown">What the meter shows</h2>
            <p className="quiet">
              Key 4 of the meter shows the confirmation code of the last code that it took; key 0
              shows a code of its status, at any time.
            </p>
            <ConfirmationEntry
              client={client}
              meterId={meterId}
              takesFocus
              proved={() => queries.invalidateQueries()}
            />
          </section>
        </>
      )}
    </Page>
  );
}
