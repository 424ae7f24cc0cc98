import type { View } from "../api.ts";
import { counted, moment } from "../formats.ts";
import { Facts, Panel } from "../panel.tsx";
import { hasMoved } from "./changes.ts";
import { Week } from "./week.tsx";

/** When the supply is never cut off, whatever the balance: as a week, and in words. */
export function Protection({ view }: { readonly view: View }) {
  const { calendar, periods, suspendedUntil } = view.nonDisconnect;
  const windows = calendar.map(
    ({ days, start, end }) =>
      [`${days.join(" ")}`, start === end ? "all day" : `${start} to ${end}`] as const,
  );
  const facts = [
    ...windows,
    ...periods.map(
      ({ from, days }) =>
        [from, days === 1 ? "all day" : `and ${counted(days - 1, "more day")}`] as const,
    ),
    ...(suspendedUntil === null ? [] : [["Suspended until", moment(suspendedUntil)] as const]),
  ];
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
      <Week view={view} />
      {facts.length === 0 ? (
        <p className="quiet">No windows, periods or suspension set.</p>
      ) : (
        <Facts facts={facts} />
      )}
    </Panel>
  );
}
