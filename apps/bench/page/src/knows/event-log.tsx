import { useState } from "react";
import { bench, type LoggedEvent } from "../api.ts";
import { counted } from "../formats.ts";
import { inWords } from "../log-words.ts";
import type { ShownMeter } from "../meter-store.ts";
import { Panel } from "../panel.tsx";
import { useReading } from "../use-reading.ts";
import { filtered, groupOf, LOG_GROUPS, type LogGroup } from "./log-filter.ts";
import { LogLines } from "./log-lines.tsx";

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
  const happened = isOutbox ? "been sent" : "happened";
  const ending = group === "all" && sought.trim() === "" ? "yet" : "that matches";
  const shown = filtered((isOutbox ? (sent ?? []) : lines).map(inWords), group, sought);
  return (
    <Panel
      title="Event log"
      name="log"
      aside={<span className="tag">{counted(shown.length, "line")}</span>}
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
      <LogLines
        lines={shown.map(({ at, event, text }) => ({ at, mark: event, text }))}
        none={`Nothing has ${happened} ${ending}.`}
      />
    </Panel>
  );
}
