type Json = Readonly<Record<string, unknown>>;

function datesAsPeriods(shown: unknown): Json {
  const { dates, ...rest } = shown as Json & { readonly dates: readonly string[] };
  return { ...rest, periods: dates.map((from) => ({ from, days: 1 })) };
}

/** The view of today of what version 1 showed: its dates are periods of one day. */
export function inPeriods(view: Json): Json {
  const settings = view.settings as Json;
  return {
    ...view,
    nonDisconnect: datesAsPeriods(view.nonDisconnect),
    settings: { ...settings, nonDisconnect: datesAsPeriods(settings.nonDisconnect) },
  };
}
