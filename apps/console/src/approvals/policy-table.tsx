import { useSignedIn } from "../session/signed-in.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { type Line, limitRows, lineRows, type PolicyRow, type RoleLimits } from "./policy.ts";

function Comparison({ caption, rows }: { caption: string; rows: readonly PolicyRow[] }) {
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="quiet">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Now</th>
            <th scope="col">Asked for</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ term, now, asked }) => (
            <tr key={term}>
              <th scope="row">{term}</th>
              <td>{now}</td>
              <td>{now === asked ? asked : <strong>{asked}</strong>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** An approval line that is asked for, beside the one that holds now. */
export function LineTable({ asked }: { readonly asked: Line }) {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery("get", "/v1/approval-line");
  if (data === undefined) return <ProblemNotice problem={error} />;
  return <Comparison caption="What needs a second person" rows={lineRows(data.line, asked)} />;
}

/** Limits that are asked for, beside those that hold now. */
export function LimitsTable({ asked }: { readonly asked: RoleLimits }) {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery("get", "/v1/limits");
  const now = data?.items.find(({ role }) => role === asked.role);
  if (now === undefined) return <ProblemNotice problem={error} />;
  return (
    <Comparison caption={`What the role ${asked.role} may issue`} rows={limitRows(now, asked)} />
  );
}
