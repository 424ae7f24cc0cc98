import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import type { Request } from "./request.ts";

interface CodeOutlookProps {
  readonly meterId: string;
  readonly commands: NonNullable<Request["commands"]>;
  readonly digits: Request["digits"];
  readonly acknowledge: Request["acknowledge"];
}

function CodeOutlook({ meterId, digits, ...asked }: CodeOutlookProps) {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery("post", "/v1/meters/{meterId}/codes/preview", {
    params: { path: { meterId } },
    body: { ...asked, ...(digits === null ? {} : { digits }) },
  });
  return (
    <section className="panel" aria-labelledby="outlook">
      <h2 id="outlook">What it would do now</h2>
      <ProblemNotice problem={error} />
      {data === undefined ? null : (
        <p>
          A code of {data.digits} digits, number {data.utrnCounter} of this meter’s codes.
          {data.warnings.length === 0 ? " Nothing speaks against it." : ""}
        </p>
      )}
      <ul className="plain-list">
        {data?.warnings.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
    </section>
  );
}

/** What a code that waits would do, if it was issued now; nothing of anything else. */
export function Outlook({ request }: { readonly request: Request }) {
  const { self } = useSignedIn();
  const { meterId, commands, digits, acknowledge } = request;
  // To whom the service shows no preview, it is not asked for.
  if (meterId === null || commands === null || !mayAct(self, "issuer")) return null;
  return <CodeOutlook {...{ meterId, commands, digits, acknowledge }} />;
}
