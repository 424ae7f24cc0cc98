import type { View } from "../api.ts";
import { rate } from "../formats.ts";
import { Facts, Panel } from "../panel.tsx";
import { hasMoved } from "./changes.ts";

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
    <Panel
      title="Tariff"
      name="tariff"
      isChanged={hasMoved(view, "settings.tariff", "settings.nextTariff")}
    >
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
