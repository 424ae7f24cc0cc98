import type { View } from "./api.ts";
import { Facts, Panel } from "./panel.tsx";
import { moment, rate } from "./words.ts";

type Tariff = View["tariff"];

function tariffFacts(tariff: Tariff): readonly (readonly [string, string])[] {
  const second: readonly (readonly [string, string])[] =
    tariff.rate2Millipence === undefined
      ? []
      : [
          [
            `Rate 2, ${tariff.rate2Start} to ${tariff.rate2End}`,
            `${rate(tariff.rate2Millipence)} / kWh`,
          ],
        ];
  return [
    [second.length === 0 ? "Unit rate" : "Rate 1", `${rate(tariff.unitRateMillipence)} / kWh`],
    ...second,
    ["Standing charge", `${rate(tariff.standingChargeMillipence)} / day`],
  ];
}

/** What a unit costs, and from when it costs something else. */
export function Prices({ view }: { readonly view: View }) {
  return (
    <Panel title="Tariff" name="tariff">
      <Facts facts={tariffFacts(view.tariff)} />
      {view.nextTariff === null ? null : (
        <>
          <h3>From {view.nextTariff.startDate}</h3>
          <Facts facts={tariffFacts(view.nextTariff)} />
        </>
      )}
    </Panel>
  );
}

/** When the supply is never cut off, whatever the balance. */
export function Protection({ view }: { readonly view: View }) {
  const { calendar, dates, suspendedUntil } = view.nonDisconnect;
  const windows = calendar.map(
    ({ days, start, end }) => [`${days.join(" ")}`, `${start} to ${end}`] as const,
  );
  const facts = [
    ...windows,
    ...(dates.length === 0 ? [] : [["Dates", dates.join(", ")] as const]),
    ...(suspendedUntil === null ? [] : [["Suspended until", moment(suspendedUntil)] as const]),
  ];
  return (
    <Panel
      title="Non-disconnection"
      name="protection"
      aside={
        view.nonDisconnect.protected ? (
          <span className="tag tag-green">protected now</span>
        ) : (
          <span className="tag">not now</span>
        )
      }
    >
      {facts.length === 0 ? <p className="quiet">No windows, dates or suspension set.</p> : null}
      <Facts facts={facts} />
    </Panel>
  );
}

/** The home area network: whether a device may join, and which did. */
export function HomeNetwork({ view }: { readonly view: View }) {
  const { han } = view;
  const facts = han.devices.map(({ eui, kind, state }) => [eui, `${kind}, ${state}`] as const);
  return (
    <Panel
      title="Home network"
      name="han"
      aside={
        <span className={han.open ? "tag tag-green" : "tag"}>{han.open ? "open" : "closed"}</span>
      }
    >
      {han.openUntil === null ? null : <p className="quiet">Open until {moment(han.openUntil)}</p>}
      {facts.length === 0 ? <p className="quiet">No devices.</p> : <Facts facts={facts} />}
    </Panel>
  );
}
