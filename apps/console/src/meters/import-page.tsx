import { useMutation } from "@tanstack/react-query";
import { saveFile } from "@utrn-lab/page-parts";
import { type FormEvent, useRef } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { count } from "../ui/amounts.ts";
import { Field } from "../ui/field.tsx";
import { Page } from "../ui/page.tsx";
import { type Imported, sendImport } from "./send-import.ts";

const SUMS = [
  ["registered", "registered"],
  ["unchanged", "known already"],
  ["changed", "changed"],
  ["retired", "retired"],
  ["takenBack", "taken back"],
  ["refused", "refused"],
] as const;

type Told = Imported["refusals"];

/** A cell of CSV: quoted, so that a comma or a quote in it is its own. */
const cell = (text: string | number) => `"${String(text).replaceAll('"', '""')}"`;

function csvOf(lines: Told): string {
  const rows = lines.map(({ line, field, why }) => [line, field, why].map(cell).join(","));
  return ["line,field,why", ...rows, ""].join("\r\n");
}

function Lines({ title, lines, of }: { title: string; lines: Told; of: number }) {
  if (of === 0) return null;
  return (
    <section className="panel table-scroll">
      <h2>{title}</h2>
      {of > lines.length ? <p className="quiet">The first {count(lines.length)}.</p> : null}
      <div className="buttons">
        <button
          type="button"
          onClick={() =>
            saveFile("import-lines.csv", new Blob([csvOf(lines)], { type: "text/csv" }))
          }
        >
          Save as CSV
        </button>
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="number">
              Line
            </th>
            <th scope="col">Field</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, field, why }) => (
            <tr key={`${line} ${field}`}>
              <td className="number">{count(line)}</td>
              <td>{field}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Outcome({ imported }: { readonly imported: Imported }) {
  const { refused, refusals, warned, warnings } = imported;
  return (
    <>
      <p className="notice" role="status">
        {SUMS.map(([name, words]) => `${count(imported[name])} ${words}`).join(", ")}.
      </p>
      <Lines title="Refused lines" lines={refusals} of={refused} />
      <Lines title="Taken, though something is odd" lines={warnings} of={warned} />
    </>
  );
}

/** Registers many meters from a file. */
export function ImportPage() {
  const { client } = useSignedIn();
  const field = useRef<HTMLInputElement>(null);
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (file: File) => sendImport(client, file),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const file = field.current?.files?.[0];
    if (file !== undefined) mutate(file);
  };
  return (
    <Page title="Import meters">
      <form className="panel stack" onSubmit={submit}>
        <Field
          label="File of meters"
          hint={
            "CSV with a header (meterId, publicKey, fuel, label, tags, lastCounter, action, " +
            "reason), or a JSON object a line. Actions: register, change, retire, take_back."
          }
        >
          {(marks) => (
            <input
              {...marks}
              ref={field}
              type="file"
              required
              accept=".csv,.ndjson,.jsonl,.json,.txt,text/csv"
            />
          )}
        </Field>
        {error === null ? null : (
          <p className="notice" role="alert">
            {error.message}
          </p>
        )}
        {isPending ? (
          <p role="status">
            <progress aria-label="Import" /> The file is read as it arrives …
          </p>
        ) : null}
        <div className="buttons">
          <button type="submit" className="primary" disabled={isPending}>
            Import
          </button>
        </div>
        <p className="quiet">
          A line that is refused does not stop the others. The same file may be sent again: meters
          that are there already stay as they are.
        </p>
      </form>
      {data === undefined || isPending ? null : <Outcome imported={data} />}
    </Page>
  );
}
