import { useState } from "react";
import { bench, type LoggedEvent } from "../api.ts";
import type { ShownMeter } from "../meter-store.ts";
import { Panel } from "../panel.tsx";
import { useReading } from "../use-reading.ts";
import { shortMoment } from "../words.ts";
import { filtered, groupOf, LOG_GROUPS, type LogGroup } from "./log-filter.ts";

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

function Lines({ lines, none }: { readonly lines: readonly LoggedEvent[]; readonly none: string }) {
  if (lines.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ol className="log">
      {numbered(lines).map(({ line, name }) => (
        <li key={name}>
          <time dateTime={new Date(line.at * 1_000).toISOString()}>{shortMoment(line.at)}</time>
          <code>{line.event}</code>
          <span>{line.text}</span>
        </li>
      ))}
    </ol>
  );
}

interface EventLogProps {
  readonly meter: ShownMeter;
  readonly lines: readonly LoggedEvent[];
}

/** What the meter wrote down, newest first, and what of it has left over WAN. */
export function EventLog({ meter: { view, changes }, lines }: EventLogProps) {
  const [group, setGroup] = useState<LogGroup>("all");
  const [sought, setSought] = useState("");
  const [isOutbox, setOutbox] = useState(false);
  const { outbox } = bench.readings(view.meterId);
  const sent = useReading<readonly LoggedEvent[]>(isOutbox ? outbox : undefined, changes.outbox);
  const shown = filtered(isOutbox ? (sent ?? []) : lines, group, sought).toReversed();
  return (
    <Panel
      title="Event log"
      name="log"
      aside={<span className="tag">{shown.length === 1 ? "1 line" : `${shown.length} lines`}</span>}
    >
      <search className="log-filter">
        <select
          aria-label="Which log"
          value={isOutbox ? "outbox" : "log"}
          onChange={({ target }) => setOutbox(target.value === "outbox")}
        >
          <option value="log">At the meter</option>
          <option value="outbox">Sent over WAN</option>
        </select>
        <select
          aria-label="Which events"
          value={group}
          onChange={({ target }) => setGroup(groupOf(target.value))}
        >
          {LOG_GROUPS.map((each) => (
            <option key={each} value={each}>
              {each === "all" ? "All events" : `About ${each}`}
            </option>
          ))}
        </select>
        <input
          type="search"
          aria-label="Find in the log"
          placeholder="Find: 8F51, duplicate …"
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
      </search>
      <Lines
        lines={shown}
        none={
          isOutbox ? "Nothing has been sent that matches." : "Nothing has happened that matches."
        }
      />
    </Panel>
  );
}
