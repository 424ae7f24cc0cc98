import { keepPreviousData } from "@tanstack/react-query";
import type { components } from "@utrn-lab/client";
import { takeFocus } from "@utrn-lab/page-parts";
import { type KeyboardEvent, useState } from "react";
import { Link } from "react-router";
import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { type Face, FaceField } from "../ui/face-field.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useTelling } from "./mark-sent.ts";
import { beginningAgain, type ReadOutStep, readOutSteps } from "./read-out-steps.ts";

type Code = components["schemas"]["ReadCode"];

/** What to say now; a screen reader says it as it comes. */
function Saying({ step }: { readonly step: ReadOutStep }) {
  return (
    <div className="saying" role="status">
      {step.kind === "say" ? (
        step.sentences.map((sentence) => <p key={sentence}>{sentence}</p>)
      ) : (
        <>
          <p className="group" aria-hidden="true">
            {step.digits}
          </p>
          <p className="spoken">{step.spoken}</p>
          <p className="quiet">
            Group {step.group} of {step.groups}
            {step.blocks === 1 ? "" : `, block ${step.block} of ${step.blocks}`}
          </p>
        </>
      )}
    </div>
  );
}

interface ReaderProps {
  readonly code: Code;
  readonly steps: readonly ReadOutStep[];
}

function Reader({ code, steps }: ReaderProps) {
  const { self } = useSignedIn();
  const { tell, problem, caution, told } = useTelling(code);
  const [at, setAt] = useState(0);
  const [isRead, setRead] = useState(false);
  const last = steps.length - 1;
  const goTo = (next: number) => {
    setAt(Math.min(Math.max(next, 0), last));
    if (next < last || isRead) return;
    setRead(true);
    if (mayAct(self, "issuer")) tell("voice");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") goTo(at + 1);
    if (event.key === "ArrowLeft") goTo(at - 1);
    if (event.key === "Home") goTo(beginningAgain(steps, at));
  };
  const step = steps[at];
  return (
    <fieldset className="bare" onKeyDown={onKeyDown}>
      <legend className="for-screen-readers">A group at a time</legend>
      {step === undefined ? null : <Saying step={step} />}
      <p className="buttons">
        {at < last ? (
          <button type="button" className="primary" ref={takeFocus} onClick={() => goTo(at + 1)}>
            Next
          </button>
        ) : (
          <Link
            className="button primary"
            ref={takeFocus}
            to={`/meters/${code.meterId}/confirmation`}
          >
            Take the confirmation code
          </Link>
        )}
        <button type="button" disabled={at === 0} onClick={() => goTo(at - 1)}>
          Back
        </button>
        <button type="button" onClick={() => goTo(beginningAgain(steps, at))}>
          Again from the first digits
        </button>
        {at < last ? null : (
          <Link className="button" to={`/codes/${code.codeId}/refused`}>
            The meter says no
          </Link>
        )}
      </p>
      <p className="quiet">Space or Enter: next. Arrow left: back. Home: again.</p>
      <ProblemNotice problem={problem} />
      {told === undefined ? null : <p className="quiet">Recorded: the digits were read out.</p>}
      {caution === null ? null : <p className="notice">{caution}</p>}
    </fieldset>
  );
}

/** Reads a code to the customer: one group at a time, at the customer's pace. */
export function ReadOut({ code }: { readonly code: Code }) {
  const { api } = useSignedIn();
  const [face, setFace] = useState<Face>("twelve");
  const { data, error } = api.useQuery(
    "get",
    "/v1/codes/{codeId}/text",
    { params: { path: { codeId: code.codeId }, query: { channel: "voice", face } } },
    { staleTime: Number.POSITIVE_INFINITY, placeholderData: keepPreviousData },
  );
  return (
    <>
      <h2>Read it out</h2>
      <ProblemNotice problem={error} />
      <FaceField face={face} choose={setFace} />
      {data === undefined ? null : <Reader code={code} steps={readOutSteps(data)} />}
    </>
  );
}
