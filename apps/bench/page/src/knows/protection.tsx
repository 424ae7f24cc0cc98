import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { useState } from "react";
import { dateWords, nameWords } from "../../../server/explain/member-words.ts";
import type { View } from "../api.ts";
import { moment } from "../formats.ts";
import { Facts, Panel } from "../panel.tsx";
import { hasMoved } from "./changes.ts";
import { type DatedProtection, datedProtections, mondayOf } from "./protected-spans.ts";
import { Week } from "./week.tsx";
import { WeekChoice } from "./week-choice.tsx";

function daysOf({ days }: View["nonDisconnect"]["calendar"][number]): string {
  return days.length === 7 ? "Every day" : days.map(nameWords).join(", ");
}

/** The windows of the calendar, those of the same days in one line. */
function windowFacts({ nonDisconnect }: View): readonly (readonly [string, string])[] {
  return [...Map.groupBy(nonDisconnect.calendar, daysOf)].map(([days, windows]) => [
    days,
    windows
      .map(({ start, end }) => (start === end ? "all day" : `${start} to ${end} UTC`))
      .join(", "),
  ]);
}

const dayOf = (time: number): string =>
  dateWords(new Date(time * 1_000).toISOString().slice(0, 10));

interface UntilProps {
  readonly protection: DatedProtection;
  readonly show: () => void;
}

/** Until when a protection runs, as the way to the week of its end. */
function Until({ protection, show }: UntilProps) {
  return (
    <button type="button" className="link" onClick={show}>
      until {moment(protection.to)} UTC
    </button>
  );
}

/** When the supply is never cut off, whatever the balance: as a week, and in words. */
export function Protection({ view }: { readonly view: View }) {
  const [chosen, choose] = useState<number | undefined>(undefined);
  const monday = chosen ?? mondayOf(view.time);
  const dated = datedProtections(view).map((protection) => {
    const { from, to, why } = protection;
    const name = why === "suspension" ? "Suspended" : `From ${dayOf(from)}`;
    const shown = why === "suspension" ? to - DAY_SECONDS : from;
    return [
      name,
      <Until key={from} protection={protection} show={() => choose(mondayOf(shown))} />,
    ] as const;
  });
  const facts = [...windowFacts(view), ...dated];
  return (
    <Panel
      title="Non-disconnection"
      name="protection"
      isChanged={hasMoved(view, "settings.nonDisconnect")}
      aside={
        view.nonDisconnect.protected ? (
          <span className="tag tag-green">protected now</span>
        ) : (
          <span className="tag">not now</span>
        )
      }
    >
      <WeekChoice time={view.time} monday={monday} choose={choose} />
      <Week view={view} monday={monday} />
      {facts.length === 0 ? (
        <p className="quiet">No windows, periods or suspension to come.</p>
      ) : (
        <Facts facts={facts} />
      )}
    </Panel>
  );
}
