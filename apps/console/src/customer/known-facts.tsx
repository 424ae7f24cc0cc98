import type { components } from "@utrn-lab/client";
import { poundsOf } from "@utrn-lab/utrn/rules";
import { useServiceTime } from "../session/service-time.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { Facts } from "../ui/facts.tsx";
import {
  balanceFact,
  clockFact,
  counterFact,
  modeFact,
  outFact,
  roomFact,
  supplyFact,
} from "./meter-facts.ts";

type Meter = components["schemas"]["MeterWithForecast"];

type Row = readonly [string, string];

/** What is known of a meter's own limits: it refuses what is beyond. */
function limitRows(maxCreditPence: number | null, maxBalancePence: number | null): readonly Row[] {
  if (maxCreditPence === null && maxBalancePence === null) return [["Its limits", "Not known"]];
  return [
    ["Most credit at once", maxCreditPence === null ? "Not known" : poundsOf(maxCreditPence)],
    ["Highest balance", maxBalancePence === null ? "Not known" : poundsOf(maxBalancePence)],
  ];
}

/** What is known of a meter, and how old it is. */
export function KnownFacts({ meter }: { readonly meter: Meter }) {
  const { api } = useSignedIn();
  const { seconds } = useServiceTime();
  const { data: settings } = api.useQuery("get", "/v1/meters/{meterId}/settings", {
    params: { path: { meterId: meter.meterId } },
  });
  const clock = clockFact(meter);
  return (
    <section className="panel" aria-labelledby="known">
      <header>
        <h2 id="known">What is known</h2>
      </header>
      <Facts
        rows={[
          ["Balance", balanceFact(meter, seconds)],
          ["Supply", supplyFact(meter, seconds)],
          ["Mode", modeFact(meter)],
          ["Codes still out", outFact(meter)],
          ["Highest counter accepted", counterFact(meter)],
          ["Room for more codes", roomFact(meter)],
          ...(clock === undefined ? [] : ([["Meter’s clock", clock]] as const)),
          ...limitRows(settings?.maxCreditPence ?? null, settings?.maxBalancePence ?? null),
        ]}
      />
    </section>
  );
}
