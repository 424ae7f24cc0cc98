type Json = Readonly<Record<string, unknown>>;

function datesAsPeriods(shown: unknown): Json {
  const { dates, ...rest } = shown as Json & { readonly dates: readonly string[] };
  return { ...rest, periods: dates.map((from) => ({ from, days: 1 })) };
}

/** The one key of a supplier of version 1 serves as both. */
function withBothKeys(supplier: unknown): unknown {
  if (supplier === null) return null;
  const { publicKey, ...rest } = supplier as Json;
  return { ...rest, publicKey, commandPublicKey: publicKey };
}

function lineOfToday(line: string): string {
  return line === "Code: 1 digits" ? "Code: 1 digit" : line;
}

/**
 * The view of today of what version 1 showed: its dates are periods of one day, its supplier's key
 * is both of its keys, and one digit is no longer "digits".
 */
export function inPeriods(view: Json): Json {
  const settings = view.settings as Json;
  return {
    ...view,
    display: (view.display as readonly string[]).map(lineOfToday),
    supplier: withBothKeys(view.supplier),
    nonDisconnect: datesAsPeriods(view.nonDisconnect),
    settings: { ...settings, nonDisconnect: datesAsPeriods(settings.nonDisconnect) },
  };
}
