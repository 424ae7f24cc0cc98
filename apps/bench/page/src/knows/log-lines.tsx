import type { ReactNode } from "react";
import { shortMoment } from "../formats.ts";

/** A line of a log: `mark` is what it is known by, an event or the end of a code. */
interface Line {
  readonly at: number;
  readonly mark: string;
  readonly text: ReactNode;
}

/** The same can come several times in one second: each gets a name of its own. */
function numbered(lines: readonly Line[]) {
  const times = new Map<string, number>();
  return lines.map((line) => {
    const what = `${line.at} ${line.mark}`;
    const time = (times.get(what) ?? 0) + 1;
    times.set(what, time);
    return { line, name: `${what} ${time}` };
  });
}

interface LogLinesProps {
  readonly lines: readonly Line[];
  readonly none: string;
}

/** What scrolls by itself takes the focus, so that arrow keys scroll it too (WCAG 2.1.1). */
const SCROLLS = { tabIndex: 0 };

/** The lines of a log, newest first, or why there are none. */
export function LogLines({ lines, none }: LogLinesProps) {
  if (lines.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ol className="log" aria-label="Newest first" {...SCROLLS}>
      {numbered(lines.toReversed()).map(({ line, name }) => (
        <li key={name}>
          <time dateTime={new Date(line.at * 1_000).toISOString()}>{shortMoment(line.at)}</time>
          <code>{line.mark}</code>
          <span>{line.text}</span>
        </li>
      ))}
    </ol>
  );
}
