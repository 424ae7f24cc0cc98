import type { components } from "@utrn-lab/client";
import { printCode } from "@utrn-lab/utrn";
import { Link } from "react-router";
import { SaveButtons } from "../session/save-buttons.tsx";
import { useSignedIn } from "../session/signed-in.ts";
import { AddressForm, AskedField, useAsked } from "../ui/address-form.tsx";
import { dateAndTime } from "../ui/moments.ts";
import { Page } from "../ui/page.tsx";
import { Pages, useCursor } from "../ui/pages.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { ACTION_WORDS, type Action } from "./action-words.ts";
import { Verification } from "./verification.tsx";

type Entry = components["schemas"]["AuditEntry"];

const CHOICES = Object.entries(ACTION_WORDS);

const FILES = [
  ["/v1/audit.ndjson", "audit-trail.ndjson", "Save the trail"],
  ["/v1/audit/keys.pem", "audit-keys.pem", "Save the public keys"],
] as const;

function isAction(name: string | undefined): name is Action {
  return name !== undefined && name in ACTION_WORDS;
}

/** What an entry is about, as links. */
function About({ entry }: { readonly entry: Entry }) {
  const { meterId, codeId, utrnCounter } = entry;
  return (
    <>
      {meterId === undefined ? null : (
        <Link to={`/meters/${meterId}`}>meter {printCode(meterId)}</Link>
      )}{" "}
      {codeId === undefined ? null : (
        <Link to={`/codes/${codeId}`}>code{utrnCounter ? ` ${utrnCounter}` : ""}</Link>
      )}
    </>
  );
}

function Line({ entry }: { readonly entry: Entry }) {
  return (
    <tr>
      <td>{dateAndTime(entry.at)}</td>
      <td>
        {entry.actor === "service" ? "the service" : entry.actor}
        {entry.actor === "service" ? null : <span className="quiet"> {entry.role}</span>}
      </td>
      <td>
        <details>
          <summary>{ACTION_WORDS[entry.action]}</summary>
          <pre>{JSON.stringify(entry, null, 2)}</pre>
        </details>
      </td>
      <td>
        <About entry={entry} />
      </td>
    </tr>
  );
}

/** Who did what, by what the address asks for, newest first. */
function Entries() {
  const { api } = useSignedIn();
  const { action, meterId, codeId, ...more } = useAsked([
    "action",
    "meterId",
    "codeId",
    "actor",
    "from",
    "to",
  ]);
  const query = {
    ...useCursor(),
    ...(isAction(action) ? { action } : {}),
    ...(meterId === undefined ? {} : { meterId }),
    ...(codeId === undefined ? {} : { codeId }),
    ...more,
  };
  const { data, error } = api.useQuery("get", "/v1/audit", { params: { query } });
  return (
    <div className="panel table-scroll">
      <ProblemNotice problem={error} />
      {data?.items.length === 0 ? <p className="quiet">No entry is of this kind.</p> : null}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">When (UTC)</th>
            <th scope="col">Who, by API key</th>
            <th scope="col">Did what</th>
            <th scope="col">About</th>
          </tr>
        </thead>
        <tbody>
          {data?.items.map((entry) => (
            <Line key={entry.seq} entry={entry} />
          ))}
        </tbody>
      </table>
      <Pages nextCursor={data?.nextCursor} />
    </div>
  );
}

/** The audit trail: what was done, by whom, and the proof of it. */
export function AuditPage() {
  return (
    <Page title="Audit">
      <AddressForm>
        <AskedField name="action" label="What was done" choices={CHOICES} />
        <AskedField name="actor" label="Who: owner, or id of the key" />
        <AskedField name="from" label="From (UTC)" type="date" />
        <AskedField name="to" label="to" type="date" />
        <AskedField name="meterId" label="Meter (EUI-64)" />
        <AskedField name="codeId" label="Code (its id)" />
      </AddressForm>
      <Entries />
      <Verification />
      <SaveButtons files={FILES} />
    </Page>
  );
}
