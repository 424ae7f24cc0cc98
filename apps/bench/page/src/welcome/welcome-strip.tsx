import { CopyLine } from "@utrn-lab/page-parts";
import { printCode } from "@utrn-lab/utrn";
import { useState } from "react";
import type { Face, View, Welcome } from "../api.ts";
import { hindranceOf } from "../meter/keypad-hindrance.ts";
import type { Keys } from "../meter/use-keys.ts";
import { useTypist } from "../meter/use-typist.ts";
import { useRemembered } from "../use-remembered.ts";

interface StripProps {
  readonly view: View;
  readonly face: Face;
  readonly keys: Keys;
  readonly welcome: Welcome | undefined;
}

/** The keys that enter a code from wherever the meter is: what is in an entry is taken back. */
function keysFor(code: string, { open, digits }: View["entry"]): string {
  return `${open ? "A".repeat(digits.length) : "A"}${code}B`;
}

/** The code, to copy or to watch being keyed. */
function ReadyCode({ view, face, keys, welcome }: StripProps & { readonly welcome: Welcome }) {
  const { isTyping, type, stop } = useTypist(keys);
  const [refused, setRefused] = useState<string>();
  const key = () => {
    const hindrance = hindranceOf(view, face);
    setRefused(hindrance);
    if (hindrance === undefined) type(keysFor(welcome.code, view.entry));
  };
  return (
    <>
      <p>{`Here is one, ${welcome.about}:`}</p>
      <CopyLine label="Code" value={printCode(welcome.code)} />
      <button type="button" className="small" onClick={isTyping ? stop : key}>
        {isTyping ? "Stop" : "Key it for me"}
      </button>
      {refused === undefined ? null : (
        <p className="refused" role="alert">
          {refused}
        </p>
      )}
    </>
  );
}

function NoCode({ view, welcome }: Pick<StripProps, "view" | "welcome">) {
  return (
    <p>
      Make one under <a href={`#${view.meterId}/setup`}>Supplier</a>
      {welcome === undefined || welcome.meterId === view.meterId ? null : (
        <>
          , or use the one that is ready at <a href={`#${welcome.meterId}`}>another meter</a>
        </>
      )}
      .
    </p>
  );
}

/** What a newcomer does, in three steps, until it is dismissed. */
export function WelcomeStrip(props: StripProps) {
  const { view, welcome } = props;
  const [isShown, setShown] = useRemembered("welcome", ["shown", "dismissed"] as const, "shown");
  if (isShown === "dismissed") return null;
  const isHere = welcome?.meterId === view.meterId;
  const isDone = isHere && view.counters.accepted.includes(welcome.utrnCounter);
  return (
    <section className="welcome" aria-label="First steps">
      {isDone ? (
        <p role="status">
          <strong>The meter has taken the code.</strong> Make another code under{" "}
          <a href={`#${view.meterId}/setup`}>Supplier</a>; enter the same one again, and it is a
          duplicate.
        </p>
      ) : (
        <ol>
          <li>
            <strong>Get a code</strong>
            {isHere ? <ReadyCode {...props} welcome={welcome} /> : <NoCode {...props} />}
          </li>
          <li>
            <strong>Press A and key it</strong>, or paste it with Ctrl+V
          </li>
          <li>
            <strong>Press B</strong>
          </li>
        </ol>
      )}
      <button type="button" className="small" onClick={() => setShown("dismissed")}>
        Dismiss
      </button>
    </section>
  );
}
