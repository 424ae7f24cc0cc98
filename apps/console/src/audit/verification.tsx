import type { components } from "@utrn-lab/client";
import { useSignedIn } from "../session/signed-in.ts";
import { count } from "../ui/amounts.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";

type Verified = components["schemas"]["Verified"];

/** What a verification has found, in words. */
function Outcome({ found }: { readonly found: Verified }) {
  if (found.fault !== null) {
    const { seq, line, why } = found.fault;
    const place = seq === undefined ? `line ${line}` : `entry ${seq}`;
    return (
      <p className="notice" role="alert">
        The trail is not what it was. The first fault is at {place}: {why}
      </p>
    );
  }
  return (
    <div role="status">
      <p>
        <span className="tag tag-green">No fault</span> {count(found.entries)} entries follow one
        upon the other, up to entry {count(found.signedUpTo)} they are signed, and every code is as
        its entries say.
      </p>
      {found.begunUnsigned === 0 ? null : (
        <p className="quiet">
          The first {count(found.begunUnsigned)} entries are of a release that did not sign as it
          began: whoever could write the database then could have changed them.
        </p>
      )}
      <p className="quiet">Last signed by the key {found.fingerprint}</p>
    </div>
  );
}

/** Verifies the trail at one press, and says what that proves. */
export function Verification() {
  const { api } = useSignedIn();
  const { data, error, isFetching, refetch } = api.useQuery(
    "get",
    "/v1/audit/verify",
    {},
    // It reads the whole trail: only when somebody asks.
    { enabled: false, gcTime: 0 },
  );
  return (
    <section className="panel" aria-label="Verification">
      <h2>Is it all there, and as it was?</h2>
      <div className="buttons">
        <button type="button" disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? "Verifying …" : "Verify the trail"}
        </button>
      </div>
      <ProblemNotice problem={error} />
      {data === undefined || isFetching ? null : <Outcome found={data} />}
      <p className="quiet">
        Whoever holds the trail and the public keys can verify it without this service:{" "}
        <code>npm run -s utrn -- audit verify FILE --key PEM</code>
      </p>
    </section>
  );
}
