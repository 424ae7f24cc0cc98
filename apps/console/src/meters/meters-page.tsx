import { printCode } from "@utrn-lab/utrn";
import { Link } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";
import { Page } from "../ui/page.tsx";
import { Pages, useCursor } from "../ui/pages.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";

/** All meters, a page at a time. */
export function MetersPage() {
  const { api } = useSignedIn();
  const query = useCursor();
  const { data, error } = api.useQuery("get", "/v1/meters", { params: { query } });
  return (
    <Page title="Meters">
      <ProblemNotice problem={error} />
      <div className="panel table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Meter</th>
              <th scope="col">Label</th>
              <th scope="col">Fuel</th>
            </tr>
          </thead>
          <tbody>
            {data?.items.map(({ meterId, label, fuel }) => (
              <tr key={meterId}>
                <td>
                  <Link to={`/meters/${meterId}`}>{printCode(meterId)}</Link>
                </td>
                <td>{label}</td>
                <td>{fuel}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Pages nextCursor={data?.nextCursor} />
      </div>
    </Page>
  );
}
