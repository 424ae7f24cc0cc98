import type { components } from "@utrn-lab/client";
import { printCode } from "@utrn-lab/utrn";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Link } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";
import { CodeStatus } from "../ui/code-status.tsx";
import { dateAndTime } from "../ui/moments.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { whatItDoes } from "./code-words.ts";

type Findings = components["schemas"]["Found"];

/** As many of each as are found at the most. */
const MOST = 20;

function Hits({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <ul className="hits">{children}</ul>
    </section>
  );
}

function Meters({ meters }: Pick<Findings, "meters">) {
  if (meters.length === 0) return null;
  return (
    <Hits title={meters.length === MOST ? "Meters, the first 20" : "Meters"}>
      {meters.map(({ meterId, label, fuel, tags, status }) => (
        <li key={meterId}>
          <Link to={`/meters/${meterId}`}>{label ?? printCode(meterId)}</Link>{" "}
          {status === "retired" ? <span className="tag tag-amber">retired</span> : null}
          <span className="quiet">
            {[label === null ? [] : printCode(meterId), fuel, ...tags].flat().join(" · ")}
          </span>
        </li>
      ))}
    </Hits>
  );
}

function Codes({ codes }: Pick<Findings, "codes">) {
  if (codes.length === 0) return null;
  return (
    <Hits title={codes.length === MOST ? "Codes, the newest 20" : "Codes"}>
      {codes.map(({ codeId, commands, status, meterId, issuedAt }) => (
        <li key={codeId}>
          <Link to={`/codes/${codeId}`}>{whatItDoes(commands)}</Link> <CodeStatus status={status} />
          <span className="quiet">
            meter {printCode(meterId)} · {dateAndTime(issuedAt)} UTC
          </span>
        </li>
      ))}
    </Hits>
  );
}

/** Said where nothing was found: what was tried, and what would do. */
function Nothing({ digitsHidden }: { readonly digitsHidden: boolean }) {
  return (
    <div className="panel" role="status">
      <h2>Nothing is found</h2>
      <p>
        It is no part of a label, no tag, not the beginning or the end of a meter’s number
        {digitsHidden ? "." : ", and not the last digits of a code."}
        {digitsHidden ? " Codes were not looked for: this API key is shown no digits." : ""}
      </p>
      <p>
        Try less of it: a house number with a word of the street, or the last four figures of the
        number printed on the meter, letters a to f among them.
      </p>
    </div>
  );
}

/** The arrows lead from one link to the next. */
function moveAmongLinks(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll("a")];
  const at = links.findIndex((link) => link.matches(":focus"));
  links[at + step]?.focus();
  event.preventDefault();
}

interface FoundProps {
  readonly text: string;
  /** Whether the first result has the focus as it comes. */
  readonly takesFocus: boolean;
}

/** What is found by a text; a POST, so that no digits stand in an address. */
export function Found({ text, takesFocus }: FoundProps) {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery("post", "/v1/find", { body: { text } });
  const results = useRef<HTMLElement>(null);
  const isThere = data !== undefined;
  useEffect(() => {
    if (takesFocus && isThere) results.current?.querySelector("a")?.focus();
  }, [takesFocus, isThere]);
  const isNothing = data !== undefined && data.meters.length + data.codes.length === 0;
  return (
    <nav className="found" aria-label="Found" ref={results} onKeyDown={moveAmongLinks}>
      <ProblemNotice problem={error} />
      {data === undefined ? null : (
        <>
          <Meters meters={data.meters} />
          <Codes codes={data.codes} />
        </>
      )}
      {isNothing ? <Nothing digitsHidden={data.digitsHidden === true} /> : null}
    </nav>
  );
}
