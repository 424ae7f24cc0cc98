import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import type { Request } from "./request.ts";

/** What a code that waits would do, if it was issued now; nothing is asked of anything else. */
export function useOutlook({ kind, meterId, commands, digits, acknowledge }: Request) {
  const { api, self } = useSignedIn();
  return api.useQuery(
    "post",
    "/v1/meters/{meterId}/codes/preview",
    {
      params: { path: { meterId: meterId ?? "" } },
      body: { commands: commands ?? [], acknowledge, ...(digits === null ? {} : { digits }) },
    },
    // To whom the service shows no preview, it is not asked for.
    { enabled: kind === "code" && mayAct(self, "issuer") },
  );
}

/** Says what a code that waits would do now. */
export function Outlook({ request }: { readonly request: Request }) {
  const { data, error } = useOutlook(request);
  if (data === undefined && error === null) return null;
  return (
    <section className="panel stack" aria-labelledby="outlook">
      <h2 id="outlook">What it would do now</h2>
      <ProblemNotice problem={error} />
      {data === undefined ? null : (
        <p>
          A code of {data.digits} digits, number {data.utrnCounter} of this meter’s codes.
          {data.warnings.length === 0 ? " Nothing speaks against it." : ""}
        </p>
      )}
      {(data?.warnings.length ?? 0) === 0 ? null : (
        <ul className="plain-list">
          {data?.warnings.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
