import { Link } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";
import { CodeStatus } from "../ui/code-status.tsx";
import { dateAndTime } from "../ui/moments.ts";
import { Pages, useCursor } from "../ui/pages.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { whatItDoes } from "./code-words.ts";

const AT_ONCE = 10;
const CURSOR = "codes";

/** A meter's codes, newest first, and what has become of each. */
export function MeterCodes({ meterId }: { readonly meterId: string }) {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery("get", "/v1/meters/{meterId}/codes", {
    params: { path: { meterId }, query: { limit: AT_ONCE, ...useCursor(CURSOR) } },
  });
  return (
    <section className="panel wide" aria-labelledby="codes">
      <header>
        <h2 id="codes">Codes</h2>
      </header>
      <ProblemNotice problem={error} />
      {data?.items.length === 0 ? <p className="quiet">None has been issued.</p> : null}
      {data === undefined || data.items.length === 0 ? null : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">What it does</th>
                <th scope="col">State</th>
                <th scope="col">What that means</th>
                <th scope="col">Issued (UTC)</th>
                <th scope="col" className="number">
                  Counter
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((code) => (
                <tr key={code.codeId}>
                  <td>
                    <Link to={`/codes/${code.codeId}`}>{whatItDoes(code.commands)}</Link>
                  </td>
                  <td>
                    <CodeStatus status={code.status} />
                  </td>
                  <td className="means">{code.means}</td>
                  <td className="moment">{dateAndTime(code.issuedAt)}</td>
                  <td className="number">{code.utrnCounter}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pages nextCursor={data?.nextCursor} name={CURSOR} label="Pages of codes" />
    </section>
  );
}
