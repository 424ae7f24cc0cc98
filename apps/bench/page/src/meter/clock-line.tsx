import { bench, type Run, type View } from "../api.ts";

interface ClockLineProps {
  readonly view: View;
  readonly run: Run;
}

/** Where a display that does not go on by itself is, and what takes it on. */
function Turn({ view: { meterId, time, turn }, run }: ClockLineProps) {
  if (turn === null) return null;
  const { screen, screens, nextAt } = turn;
  const isLast = screens === 1;
  return (
    <>
      {isLast ? " · " : `: page ${screen} of ${screens} · `}
      <button
        type="button"
        className="link"
        onClick={() => run(() => bench.clock(meterId, { advanceSeconds: nextAt - time }))}
      >
        {isLast ? "Back to rest" : "Next page"}
      </button>
    </>
  );
}

/**
 * What the clock has to do with the display: one that stands keeps a page for ever, and an entry
 * holds one that is fast. Its line is there in any case, so that nothing below it jumps.
 */
export function ClockLine({ view, run }: ClockLineProps) {
  const { held, rate } = view.clock;
  return (
    <p className="clock-line" role="status" data-testid="clock-line">
      {held ? "The clock keeps real time while a code is entered." : null}
      {rate === 0 ? (
        <>
          Clock stopped
          <Turn view={view} run={run} />
        </>
      ) : null}
    </p>
  );
}
