import { CopyLine } from "@utrn-lab/page-parts";
import { printCode } from "@utrn-lab/utrn";
import type { Welcome } from "../api.ts";
import { KeyForMe, type Keypad } from "../meter/key-for-me.tsx";
import { useRemembered } from "../use-remembered.ts";

interface StripProps extends Keypad {
  readonly welcome: Welcome | undefined;
}

/** The code, to copy or to watch being keyed. */
function ReadyCode({ welcome, ...keypad }: StripProps & { readonly welcome: Welcome }) {
  return (
    <>
      <p>{`Here is ${welcome.about}:`}</p>
      <CopyLine label="Code" value={printCode(welcome.code)} />
      <KeyForMe keypad={keypad} code={welcome.code} />
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
            <strong>Press A and key it</strong> (or Ctrl+V)
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
