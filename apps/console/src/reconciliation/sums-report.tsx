import { useMutation } from "@tanstack/react-query";
import type { paths } from "@utrn-lab/client";
import { saveFile } from "@utrn-lab/page-parts";
import { useSignedIn } from "../session/signed-in.ts";
import { count, counted, pounds } from "../ui/amounts.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useReportQuery } from "./report-query.ts";

type Answer = paths["/v1/reports/reconciliation"]["get"]["responses"][200]["content"];
type Report = Answer["application/json"];

const ROWS = [
  ["issued", "Issued"],
  ["applied", "Applied, as a meter has proved"],
  ["open", "Still open: may yet be keyed"],
  ["settled", "Settled without effect"],
] as const;

const COLUMNS = [
  ["topUpPence", "Top-ups"],
  ["creditGivenPence", "Credit given"],
  ["deductedPence", "Credit taken"],
  ["debtAddedPence", "Debt added"],
  ["debtDeductedPence", "Debt written off"],
  ["creditSetPence", "Credit set to"],
  ["debtSetPence", "Debt set to"],
] as const;

function Sums({ report }: { readonly report: Report }) {
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <td />
            <th scope="col" className="number">
              Codes
            </th>
            {COLUMNS.map(([name, label]) => (
              <th key={name} scope="col" className="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([row, label]) => (
            <tr key={row}>
              <th scope="row">{label}</th>
              <td className="number">{count(report[row].codes)}</td>
              {COLUMNS.map(([column]) => (
                <td key={column} className="number">
                  {pounds(report[row][column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Reported({ reported: { all, explained, unexplained } }: Pick<Report, "reported">) {
  return (
    <p className={unexplained.count === 0 ? "" : "notice"}>
      Meters have reported {counted(all.count, "credit")} of {pounds(all.creditPence)} in this time.
      Explained by codes that were confirmed: {count(explained.count)} of{" "}
      {pounds(explained.creditPence)}
      {unexplained.count === 0
        ? "."
        : `; not explained: ${count(unexplained.count)} of ${pounds(unexplained.creditPence)}. ` +
          "Each stands among the alerts of its meter."}
    </p>
  );
}

/** What was issued, and what has been applied of it. */
export function SumsReport() {
  const { api, client } = useSignedIn();
  const query = useReportQuery();
  const { data, error } = api.useQuery("get", "/v1/reports/reconciliation", { params: { query } });
  const saving = useMutation({
    mutationFn: async () => {
      const asked = { params: { query: { ...query, format: "csv" } }, parseAs: "blob" } as const;
      const answer = await client.GET("/v1/reports/reconciliation", asked);
      if (answer.data === undefined) throw new Error(answer.error.detail);
      saveFile("reconciliation.csv", answer.data);
    },
  });
  return (
    <section className="panel" aria-label="Issued against applied">
      <h2>Issued against applied</h2>
      <ProblemNotice problem={error ?? saving.error} />
      {data === undefined || typeof data === "string" ? null : (
        <>
          <Sums report={data} />
          <Reported reported={data.reported} />
        </>
      )}
      <div className="buttons">
        <button type="button" disabled={saving.isPending} onClick={() => saving.mutate()}>
          Save as CSV
        </button>
      </div>
    </section>
  );
}
