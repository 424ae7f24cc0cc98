import type { LoggedEvent } from "./api.ts";
import { Panel } from "./panel.tsx";
import { shortMoment } from "./words.ts";

/** The same event can come several times in one second: each gets a name of its own. */
function numbered(lines: readonly LoggedEvent[]) {
  const times = new Map<string, number>();
  return lines.map((line) => {
    const what = `${line.at} ${line.event}`;
    const time = (times.get(what) ?? 0) + 1;
    times.set(what, time);
    return { line, name: `${what} ${time}` };
  });
}

/** The latest events of the meter, newest first. */
export function EventLog({ lines }: { readonly lines: readonly LoggedEvent[] }) {
  return (
    <Panel title="Event log" name="log">
      {lines.length === 0 ? <p className="quiet">Nothing has happened yet.</p> : null}
      <ol className="log">
        {numbered(lines).map(({ line, name }) => (
          <li key={name}>
            <time dateTime={new Date(line.at * 1_000).toISOString()}>{shortMoment(line.at)}</time>
            <code>{line.event}</code>
            <span>{line.text}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
