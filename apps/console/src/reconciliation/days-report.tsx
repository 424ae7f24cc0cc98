import { useSignedIn } from "../session/signed-in.ts";
import { count, pounds } from "../ui/amounts.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { type Days, PARTS, partsOf, refusalsOf } from "./day-stacks.ts";
import { DaysChart } from "./days-chart.tsx";
import { useReportQuery } from "./report-query.ts";

function Table({ days }: { readonly days: Days }) {
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Issued on</th>
            <th scope="col" className="number">
              Codes
            </th>
            {PARTS.map(({ name, label }) => (
              <th key={name} scope="col" className="number">
                {label}
              </th>
            ))}
            <th scope="col" className="number">
              Given
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row" className="whole">
                {day.day}
              </th>
              <td className="number">{count(day.issued.codes)}</td>
              {partsOf(day).map((codes, at) => (
                <td key={PARTS[at]?.name} className="number">
                  {count(codes)}
                </td>
              ))}
              <td className="number">{pounds(day.givenPence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Refusals({ days }: { readonly days: Days }) {
  const refusals = refusalsOf(days);
  const most = refusals[0]?.[1] ?? 0;
  if (most === 0) return <p className="quiet">No meter is known to have refused any of them.</p>;
  return (
    <table className="table refusals">
      <tbody>
        {refusals.map(([reason, codes]) => (
          <tr key={reason}>
            <th scope="row">{reason.replaceAll("_", " ")}</th>
            <td className="number">{count(codes)}</td>
            <td aria-hidden="true">
              <meter min={0} max={most} value={codes} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was issued day by day, and what has become of it since. */
export function DaysReport() {
  const { api } = useSignedIn();
  const query = useReportQuery();
  const { data, error } = api.useQuery("get", "/v1/reports/days", { params: { query } });
  const days = data?.days ?? [];
  return (
    <>
      <section className="panel" aria-label="Day by day">
        <h2>Day by day</h2>
        <ProblemNotice problem={error} />
        {data !== undefined && days.length === 0 ? (
          <p className="quiet">No code was issued in this time.</p>
        ) : null}
        {days.length === 0 ? null : (
          <>
            <DaysChart days={days} />
            <Table days={days} />
          </>
        )}
      </section>
      {days.length === 0 ? null : (
        <section className="panel" aria-label="Refusals">
          <h2>Refused by the meter, by what it said</h2>
          <Refusals days={days} />
        </section>
      )}
    </>
  );
}
